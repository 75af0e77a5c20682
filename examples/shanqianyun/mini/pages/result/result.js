import api from '../../api'

Page({
  data: { others: [] },
  async onLoad({ id }) {
    const list = await api.positions()
    this.setData({ others: list.filter((one) => one.id !== id).slice(0, 3) })
  },
  open(e) {
    my.redirectTo({ url: '/pages/position/position?id=' + e.currentTarget.dataset.id })
  },
  home() {
    my.reLaunch({ url: '/pages/index/index' })
  }
})
