const app = getApp()

Page({
  data: { job: {}, more: [], logined: false },
  onLoad(q) {
    this.id = q.id
    app.ajax('/api/detail', { id: q.id }).then((job) => this.setData({ job }))
    app.ajax('/api/list', { except: q.id }).then((more) => this.setData({ more: more.slice(0, 3) }))
  },
  onShow() {
    this.setData({ logined: !!app.user })
  },
  login() {
    my.navigateTo({ url: '/pages/login/login' })
  },
  deliver() {
    if (!app.user) {
      my.navigateTo({ url: '/pages/login/login?jobId=' + this.id })
      return
    }
    my.navigateTo({ url: '/pages/resume/resume?jobId=' + this.id })
  },
  go(e) {
    my.redirectTo({ url: '/pages/detail/detail?id=' + e.currentTarget.dataset.id })
  }
})
