import Taro from '@tarojs/taro';

// 上线时换成 https 域名，并在开放平台配置服务器域名白名单。
const API_BASE = 'http://127.0.0.1:4660';

export async function http(method, path, { data, token } = {}) {
  const header = { 'content-type': 'application/json' };
  if (token) header.authorization = `Bearer ${token}`;
  const res = await Taro.request({ url: API_BASE + path, method, data, header, timeout: 10000 }).catch(() => {
    throw new Error('网络不给力，请稍后再试');
  });
  if (res.statusCode >= 200 && res.statusCode < 300) return res.data;
  throw new Error((res.data && res.data.message) || '服务开小差了，请稍后再试');
}
