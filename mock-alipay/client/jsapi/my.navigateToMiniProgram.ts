import { jsapi, JsapiError, wrongParameter } from './jsapi.js';

export const navigateToMiniProgram = jsapi('my.navigateToMiniProgram', {
  appId: 'string', path: 'string?', query: 'any?', extraData: 'any?', envVersion: 'string?',
}, ({ appId, path = '' }, { phone }) => {
  if (!/^\d+$/.test(appId)) throw wrongParameter('appId should be digits');
  const { employmentAppId } = phone.boot.behaviour;
  if (appId === phone.boot.app.appId) throw new JsapiError(31, '跳转失败');
  const target = path === '' ? appId : `${appId} ${path}`;
  phone.leave({ via: 'my.navigateToMiniProgram', to: appId === employmentAppId ? 'alipay-employment' : 'mini-program', target });
  return {};
});
