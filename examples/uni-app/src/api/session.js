import { http } from './http';

let session = null;

/** 支付宝授权码；auth_base 静默，不弹窗。 */
export function authCode(scopes) {
  return new Promise((resolve, reject) => {
    my.getAuthCode({
      scopes,
      success: (res) => resolve(res.authCode),
      fail: (res) => reject(Object.assign(new Error('未获得授权'), { code: res && res.error })),
    });
  });
}

export function openSession() {
  session = session || authCode('auth_base').then((code) => http('POST', '/api/sessions', { data: { authCode: code } }));
  return session;
}

export function forgetSession() {
  session = null;
}

export async function authed(method, path, data) {
  const { token } = await openSession().catch((error) => {
    forgetSession();
    throw error;
  });
  return http(method, path, { data, token });
}
