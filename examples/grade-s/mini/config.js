// 服务端地址。上线时换成 https 域名，并在开放平台配置服务器域名白名单。
export const API_BASE = 'http://127.0.0.1:4610';
// 场景值 1205：用户从「支付宝就业」小程序进入。
export const SCENE_ALIPAY_EMPLOYMENT = '1205';
