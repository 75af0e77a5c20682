import config from './config'

const session = { token: '', emId: 0 }
const place = { city: '', location: '' }

/** 接口约定的请求头。 */
function headers(type) {
  return {
    'content-type': type,
    'X-platform-code': config.platformCode,
    'X-unique-key': config.uniqueKey,
    'X-city': encodeURIComponent(place.city),
    'X-location': place.location,
    ...(session.token ? { 'X-auth-token': session.token } : {})
  }
}

function http(method, path, data, extra) {
  return new Promise((resolve, reject) => {
    my.request({
      url: config.baseUrl + path,
      method,
      data,
      headers: { ...headers('application/x-www-form-urlencoded'), ...extra },
      success: (res) => (res.data.status === 0 ? resolve(res.data.data) : reject(new Error(res.data.msg))),
      fail: () => reject(new Error('网络不给力，请稍后再试'))
    })
  })
}

function authCode(scopes) {
  return new Promise((resolve, reject) => {
    my.getAuthCode({ scopes, success: (res) => resolve(res.authCode), fail: () => reject(new Error('未获得授权')) })
  })
}

export default {
  get loggedIn() { return session.token !== '' },
  get emId() { return session.emId },

  setPlace(city, location) { Object.assign(place, { city, location }) },

  async login(phone, verifyCode) {
    const code = await authCode('auth_base')
    const data = await http('POST', '/weixin/login', { code, phone, verify_code: verifyCode })
    Object.assign(session, { token: data.session_token, emId: data.em_id })
  },

  /** 图形验证码：请求图片时解析 cookie，发短信时带回去，不然无法认证。 */
  captcha() {
    return new Promise((resolve, reject) => {
      my.request({
        url: config.baseUrl + '/captcha',
        dataType: 'base64',
        headers: headers('application/x-www-form-urlencoded'),
        success: (res) => resolve({ src: 'data:image/svg+xml;base64,' + res.data, cookie: String(res.headers['set-cookie'] || '').split(';')[0] }),
        fail: () => reject(new Error('验证码加载失败'))
      })
    })
  },
  sendSms: (captchaCode, phone, cookie) => http('POST', '/verifycode', { captcha_code: captchaCode, phone }, { cookie }),

  positions: () => http('GET', '/positions').then(({ list }) => list),
  position: (id) => http('GET', '/positions/' + id),
  status: () => http('GET', '/em_status'),
  employee: () => http('GET', '/employee'),
  dict: (item) => http('GET', '/dict/' + item),
  handlers: () => http('GET', '/handlers'),
  async submitEmployee(form) {
    await http(session.emId > 0 ? 'PUT' : 'POST', '/employee', form)
    session.emId = session.emId || 1
  },

  uploadImage(filePath) {
    return new Promise((resolve, reject) => {
      my.uploadFile({
        url: config.baseUrl + '/image', filePath, fileName: 'file', fileType: 'image', header: headers('multipart/form-data'),
        success: (res) => resolve(JSON.parse(res.data).data.url),
        fail: () => reject(new Error('上传失败'))
      })
    })
  }
}
