var config = require('./config');

function request(method, path, data, token) {
  return new Promise(function (resolve, reject) {
    my.request({
      url: config.host + path,
      method: method,
      data: data || {},
      headers: { 'content-type': 'application/json', 'x-qc-token': token || '' },
      dataType: 'json',
      success: function (res) {
        var body = res.data || {};
        if (body.code === 0) {
          resolve(body.result);
        } else {
          reject(new Error(body.msg || '系统繁忙，请稍后再试'));
        }
      },
      fail: function () {
        reject(new Error('网络异常，请检查后重试'));
      },
    });
  });
}

module.exports = request;
