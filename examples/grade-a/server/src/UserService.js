import crypto from 'node:crypto';

/** 用户与支付宝 UID 的对应关系。 */
export class UserService {
  #byUid = new Map();
  #byToken = new Map();

  constructor(alipay) {
    this.alipay = alipay;
  }

  async login(code) {
    const uid = await this.alipay.getUserId(code);
    let user = this.#byUid.get(uid);
    if (!user) {
      user = { id: 100001 + this.#byUid.size, uid, phone: null };
      this.#byUid.set(uid, user);
    }
    const token = crypto.randomUUID();
    this.#byToken.set(token, user);
    return { token, phoneBound: user.phone !== null };
  }

  byToken(token) {
    return this.#byToken.get(token);
  }
}
