import { isAuthorised } from './authorize-button.js';
import { jsapi } from './jsapi.js';

export const getOpenUserInfo = jsapi('my.getOpenUserInfo', { protocols: 'object?' }, (_params, context) => {
  const { nickName, avatar } = context.phone.boot.user;
  const response = isAuthorised('userInfo', context)
    ? { code: '10000', msg: 'Success', nickName, avatar }
    : { code: '40003', msg: 'Insufficient Conditions', subCode: 'isv.invalid-auth-relations', subMsg: '无效的授权关系' };
  return { response: JSON.stringify({ response }) };
});
