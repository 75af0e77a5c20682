import BASE_URL from './config'

App({
  user: null,
  onLaunch() {},
  ajax(url, data, method) {
    return new Promise((resolve, reject) => {
      my.request({
        url: BASE_URL + url,
        method: method || 'POST',
        data: data,
        headers: { 'content-type': 'application/json', uid: this.user ? this.user.id : '' },
        success: (res) => (res.data.ok ? resolve(res.data.data) : reject(res.data)),
        fail: reject
      })
    })
  },
  getCode() {
    return new Promise((resolve, reject) => {
      my.getAuthCode({ scopes: 'auth_base', success: (r) => resolve(r.authCode), fail: reject })
    })
  }
})
