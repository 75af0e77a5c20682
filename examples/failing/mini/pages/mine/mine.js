const app = getApp()

Page({
  data: { list: [], logined: false },
  onShow() {
    this.setData({ logined: !!app.user })
    if (app.user) app.ajax('/api/mine').then((list) => this.setData({ list }))
  },
  login() {
    my.navigateTo({ url: '/pages/login/login' })
  }
})
