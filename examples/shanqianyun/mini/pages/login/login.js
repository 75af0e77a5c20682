import api from '../../api'

Page({
  data: { phone: '', captcha: '', sms: '', picture: '' },
  onLoad() {
    this.refresh()
  },
  async refresh() {
    const { src, cookie } = await api.captcha()
    this.cookie = cookie
    this.setData({ picture: src })
  },
  input(e) {
    this.setData({ [e.target.dataset.name]: e.detail.value })
  },
  async send() {
    try {
      await api.sendSms(this.data.captcha, this.data.phone, this.cookie)
      my.showToast({ content: '短信已发送' })
    } catch (error) {
      my.showToast({ content: error.message })
      this.refresh()
    }
  },
  async login() {
    try {
      await api.login(this.data.phone, this.data.sms)
      my.navigateBack()
    } catch (error) {
      my.alert({ title: '登录失败', content: error.message })
    }
  }
})
