const app = getApp()

Page({
  data: { phone: '', sms: '' },
  onLoad(q) {
    this.jobId = q.jobId
  },
  phone(e) { this.setData({ phone: e.detail.value }) },
  sms(e) { this.setData({ sms: e.detail.value }) },
  send() { my.showToast({ content: '验证码已发送' }) },
  ok() {
    app.getCode()
      .then((code) => app.ajax('/api/login', { code, phone: this.data.phone, sms: this.data.sms }))
      .then((user) => {
        app.user = user
        if (this.jobId) my.redirectTo({ url: '/pages/resume/resume?jobId=' + this.jobId })
        else my.navigateBack()
      })
      .catch((e) => my.alert({ title: '登录失败', content: e.msg || '请重试' }))
  }
})
