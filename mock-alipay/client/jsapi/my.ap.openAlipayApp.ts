import { jsapi } from './jsapi.js';

export const openAlipayApp = jsapi('my.ap.openAlipayApp', { appCode: 'string', appParams: 'any?' }, ({ appCode }, { phone }) => {
  const toEmployment = appCode === phone.boot.behaviour.employmentAppId;
  phone.leave({ via: 'my.ap.openAlipayApp', to: toEmployment ? 'alipay-employment' : 'alipay', target: appCode });
  return {};
});
