import api from '../../api'

const texts = { 1: '签约申请', 2: '待签约', 3: '已签约', 4: '已驳回', 5: '已取消' }

Page({
  data: { list: [], status: null },
  async onShow() {
    this.setData({ list: await api.positions() })
    if (api.loggedIn && api.emId > 0) {
      const status = await api.status()
      this.setData({ status: { ...status, text: texts[status.status] } })
    }
  },
  open(e) {
    my.navigateTo({ url: '/pages/position/position?id=' + e.currentTarget.dataset.id })
  }
})
