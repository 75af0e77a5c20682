var app = getApp();

Page({
  data: { phone: '', code: '', sent: false },

  onPhone: function (e) {
    this.setData({ phone: e.detail.value });
  },

  onCode: function (e) {
    this.setData({ code: e.detail.value });
  },

  sendCode: function () {
    var that = this;
    app
      .call('POST', '/mp/sms', { phone: that.data.phone })
      .then(function () {
        that.setData({ sent: true });
      })
      .catch(function (e) {
        my.showToast({ content: e.message });
      });
  },

  submit: function () {
    app
      .call('POST', '/mp/phone', { phone: this.data.phone, code: this.data.code })
      .then(function () {
        app.globalData.user.phoneBound = true;
        my.navigateBack();
      })
      .catch(function (e) {
        my.showToast({ content: e.message });
      });
  },
});
