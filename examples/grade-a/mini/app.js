var request = require('./utils/request');

App({
  globalData: {
    isAlipayChannel: false,
    user: null, // { token, phoneBound }
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

  // 自有渠道：首次投递前征得「应聘状态回传」授权，只问一次
  askStatusSync: function () {
    if (this.globalData.isAlipayChannel || my.getStorageSync({ key: 'yingpin' }).data) {
      return Promise.resolve();
    }
    return this.authCode(['yingpin']).then(function () {
      my.setStorageSync({ key: 'yingpin', data: true });
    });
  },

  // 带登录态的请求
  call: function (method, path, data) {
    return this.silentLogin().then(function (user) {
      return request(method, path, data, user.token);
    });
  },
});
