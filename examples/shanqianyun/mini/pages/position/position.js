import api from '../../api'

Page({
  data: { job: null, others: [] },
  async onLoad({ id }) {
    this.id = id
    if (!api.loggedIn) my.navigateTo({ url: '/pages/login/login' })
    const list = await api.positions()
    this.setData({ job: await api.position(id), others: list.filter((one) => one.id !== id).slice(0, 3) })
  },
  apply() {
    my.navigateTo({ url: '/pages/employee/employee?id=' + this.id })
  },
  addWechat() {
    my.setClipboard({ text: 'shanqianyun2019', success: () => my.showToast({ content: '微信号已复制，去微信添加' }) })
  },
  open(e) {
    my.redirectTo({ url: '/pages/position/position?id=' + e.currentTarget.dataset.id })
  }
})
