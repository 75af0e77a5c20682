import { isAuthorised } from './authorize-button.js';
import { jsapi } from './jsapi.js';

/** `response` is the JSON text that the ISV's server verifies and decrypts; without the user's tap on the button it carries 40003. */
export const getPhoneNumber = jsapi('my.getPhoneNumber', { protocols: 'object?' }, async (_params, context) => {
  if (!isAuthorised('phoneNumber', context)) return { response: JSON.stringify(notAuthorised) };
  const { response, sign } = await context.phone.ask('phoneNumber', {});
  return { response: JSON.stringify({ response, sign, sign_type: 'RSA2', encrypt_type: 'AES', charset: 'UTF-8' }) };
});

const notAuthorised = { response: { code: '40003', msg: 'Insufficient Conditions', subCode: 'isv.invalid-auth-relations', subMsg: '无效的授权关系' } };
