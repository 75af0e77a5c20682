/** 接口文档 1.1 与 1.3：请求头与通用响应。status 为 0 正常，其余异常；HTTP 状态码总是 200。 */
export class Problem extends Error {
  constructor(status, message) {
    super(message);
    this.status = status;
  }
}

export const ok = (res, data = null) => res.json({ status: 0, msg: '', data });

/** X-platform-code：平台标识字段，所有请求均需要此字段。 */
export function needPlatformCode(req, res, next) {
  next(req.get('x-platform-code') ? undefined : new Problem(40002, '缺少请求头 X-platform-code'));
}

/** X-auth-token：登录后才能用的接口。 */
export const signedIn = (store) => (req, res, next) => {
  req.user = store.userOfToken(req.get('x-auth-token'));
  next(req.user ? undefined : new Problem(40100, '请先登录'));
};
