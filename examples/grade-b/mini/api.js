import config from './config';

let token = '';

export const request = async (path, data) => {
  const res = await my.request({
    url: config.base + path,
    method: data ? 'POST' : 'GET',
    data,
    headers: { 'content-type': 'application/json', 'x-xm-token': token },
  });
  if (res.data.error) throw new Error(res.data.error);
  return res.data;
};

let login;
// 静默登录，拿支付宝 UID
export const silentLogin = () => {
  login ??= (async () => {
    const { authCode } = await my.getAuthCode({ scopes: 'auth_base' });
    const session = await request('/login', { authCode });
    token = session.token;
    return session;
  })();
  login.catch(() => (login = undefined));
  return login;
};

export const toast = (content) => my.showToast({ content, duration: 2000 });
