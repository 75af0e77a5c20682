var request = require('../../utils/request');

Page({
  data: { list: [], error: '' },

  onLoad: function () {
    var that = this;
    request('GET', '/mp/jobs')
      .then(function (list) {
        that.setData({ list: list });
      })
      .catch(function (e) {
        that.setData({ error: e.message });
      });
  },

  onPick: function (job) {
    my.navigateTo({ url: '/pages/jobInfo/jobInfo?id=' + job.id });
  },

  toDelivery: function () {
    my.navigateTo({ url: '/pages/delivery/delivery' });
  },
});
