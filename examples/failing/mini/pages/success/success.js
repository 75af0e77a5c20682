const app = getApp()

Page({
  data: { more: [] },
  onLoad(q) {
    app.ajax('/api/list', { except: q.jobId }).then((more) => this.setData({ more }))
  },
  go(e) {
    my.redirectTo({ url: '/pages/detail/detail?id=' + e.currentTarget.dataset.id })
  },
  home() {
    my.switchTab({ url: '/pages/index/index' })
  }
})
