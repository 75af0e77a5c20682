// 上线时换成 https 域名，并在开放平台配置服务器域名白名单。
const API_BASE = 'http://127.0.0.1:4670';

export function http(method, path, { data, token } = {}) {
  const header = { 'content-type': 'application/json' };
  if (token) header.authorization = `Bearer ${token}`;
  return new Promise((resolve, reject) => {
    uni.request({
      url: API_BASE + path, method, data, header, timeout: 10000,
      success: ({ statusCode, data: body }) => {
        if (statusCode >= 200 && statusCode < 300) resolve(body);
        else reject(new Error((body && body.message) || '服务开小差了，请稍后再试'));
      },
      fail: () => reject(new Error('网络不给力，请稍后再试')),
    });
  });
}
