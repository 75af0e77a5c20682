var app = getApp();

Page({
  data: { list: null },

  onShow: function () {
    var that = this;
    app
      .call('GET', '/mp/deliveries')
      .then(function (list) {
        that.setData({ list: list });
      })
      .catch(function (e) {
        my.showToast({ content: e.message });
      });
  },
});
