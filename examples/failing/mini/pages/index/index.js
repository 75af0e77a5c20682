const app = getApp()

Page({
  data: { list: [] },
  onLoad() {
    app.ajax('/api/list').then((list) => this.setData({ list }))
  },
  go(e) {
    my.navigateTo({ url: '/pages/detail/detail?id=' + e.currentTarget.dataset.id })
  }
})
