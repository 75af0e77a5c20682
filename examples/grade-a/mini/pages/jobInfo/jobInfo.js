var request = require('../../utils/request');
var app = getApp();

Page({
  data: {
    job: null,
    error: '',
    alipayChannel: false,
    similar: [],
    done: false, // 本次已投递
    saved: false, // 已补充求职意向
    wantCity: '',
    wantPay: '',
  },

  onLoad: function (query) {
    var that = this;
    that.id = query.id;
    that.setData({ alipayChannel: app.globalData.isAlipayChannel });
    request('GET', '/mp/jobs/' + that.id)
      .then(function (job) {
        that.setData({ job: job });
        // 支付宝就业进来的用户不展示其他岗位
        return app.globalData.isAlipayChannel ? [] : request('GET', '/mp/jobs/' + that.id + '/similar');
      })
      .then(function (similar) {
        that.setData({ similar: similar });
      })
      .catch(function (e) {
        that.setData({ error: e.message });
      });
  },

  onShow: function () {
    // 从登录页回来，接着投递
    if (this.pendingApply && app.globalData.user && app.globalData.user.phoneBound) {
      this.pendingApply = false;
      this.onApply();
    }
  },

  onApply: function () {
    var that = this;
    if (that.applying) return;
    that.applying = true;
    app
      .silentLogin()
      .then(function (user) {
        if (!that.data.alipayChannel && !user.phoneBound) {
          that.pendingApply = true;
          my.navigateTo({ url: '/pages/login/login' });
          return false;
        }
        return that.applyWithWorkCard();
      })
      .catch(function (e) {
        my.showToast({ content: e.message, type: 'fail' });
      })
      .then(function () {
        that.applying = false;
      });
  },

  applyWithWorkCard: function () {
    var that = this;
    return app
      .askStatusSync()
      .then(function () {
        return app.call('POST', '/mp/deliveries/prepare', { jobId: that.id, channel: that.data.alipayChannel ? 'alipay' : 'own' });
      })
      .then(function (prepared) {
        return that.openWorkCard(prepared.order).then(function (status) {
          if (status !== '9000') {
            my.showToast({ content: '您已取消投递' });
            return;
          }
          return app.call('POST', '/mp/deliveries', { deliveryNo: prepared.deliveryNo }).then(function (delivery) {
            that.deliveryNo = delivery.deliveryNo;
            that.setData({ done: true });
            my.pageScrollTo({ scrollTop: 0, duration: 0 });
          });
        });
      });
  },

  openWorkCard: function (order) {
    return new Promise(function (resolve) {
      my.ap.openCreditEvaluation({
        orderStr: order,
        complete: function (res) {
          resolve(String((res && res.resultStatus) || ''));
        },
      });
    });
  },

  onCityInput: function (e) {
    this.setData({ wantCity: e.detail.value });
  },

  onPayInput: function (e) {
    this.setData({ wantPay: e.detail.value });
  },

  saveIntention: function () {
    var that = this;
    app
      .call('POST', '/mp/intentions', { deliveryNo: that.deliveryNo, city: that.data.wantCity, pay: that.data.wantPay })
      .then(function () {
        that.setData({ saved: true });
      })
      .catch(function (e) {
        my.showToast({ content: e.message, type: 'fail' });
      });
  },

  backToAlipay: function () {
    my.exitMiniProgram({
      fail: function () {
        my.navigateBackMiniProgram({});
      },
    });
  },

  onPick: function (job) {
    my.redirectTo({ url: '/pages/jobInfo/jobInfo?id=' + job.id });
  },
});
