var request = require('./utils/request');

App({
  globalData: {
    isAlipayChannel: false,
    user: null, // { token, phoneBound, statusGranted }
  },

  onLaunch: function (options) {
    this.saveChannel(options);
    this.silentLogin().catch(function (e) {
      console.warn('静默登录失败', e.message);
    });
  },

  onShow: function (options) {
    this.saveChannel(options);
  },

  saveChannel: function (options) {
    if (options && options.scene) {
      // 1205 = 支付宝就业
      this.globalData.isAlipayChannel = Number(options.scene) === 1205;
    }
  },

  silentLogin: function () {
    var that = this;
    if (that.globalData.user) {
      return Promise.resolve(that.globalData.user);
    }
    return that
      .authCode('auth_base')
      .then(function (code) {
        return request('POST', '/mp/login', { code: code });
      })
      .then(function (user) {
        that.globalData.user = user;
        return user;
      });
  },

  authCode: function (scope) {
    return new Promise(function (resolve, reject) {
      my.getAuthCode({
        scopes: scope,
        success: function (res) {
          resolve(res.authCode);
        },
        fail: function () {
          reject(new Error('您取消了授权'));
        },
      });
    });
  },

  // 带登录态的请求
  call: function (method, path, data) {
    return this.silentLogin().then(function (user) {
      return request(method, path, data, user.token);
    });
  },
});
