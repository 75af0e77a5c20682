// 原小程序从 window 上取的两个标识，支付宝小程序没有 window，改写在这里。
export default {
  baseUrl: 'http://127.0.0.1:4680',
  platformCode: 'alipay',
  uniqueKey: 'shanqian-suzhou-01'
}
