const app = getApp()

Page({
  data: { form: { name: '', school: '', work: '', want: '' } },
  onLoad(q) {
    this.jobId = q.jobId
  },
  change(e) {
    this.setData({ ['form.' + e.target.dataset.k]: e.detail.value })
  },
  submit() {
    const form = this.data.form
    if (!form.name) {
      my.showToast({ content: '请填写姓名' })
      return
    }
    app.ajax('/api/apply', { jobId: this.jobId, form })
      .then(() => my.redirectTo({ url: '/pages/success/success?jobId=' + this.jobId }))
      .catch((e) => my.alert({ title: '投递失败', content: e.msg || '请重试' }))
  }
})
