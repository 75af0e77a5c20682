import { API_BASE } from '../config';

/** 统一请求：成功返回服务端 data，失败抛出带中文提示的 Error。 */
export function http(method, path, { data, token } = {}) {
  return new Promise((resolve, reject) => {
    my.request({
      url: API_BASE + path,
      method,
      data,
      dataType: 'json',
      timeout: 10000,
      headers: {
        'content-type': 'application/json',
        ...(token ? { authorization: 'Bearer ' + token } : {}),
      },
      success(res) {
        if (res.status >= 200 && res.status < 300) resolve(res.data);
        else reject(new Error((res.data && res.data.message) || '服务开小差了，请稍后再试'));
      },
      fail() {
        reject(new Error('网络不给力，请稍后再试'));
      },
    });
  });
}
