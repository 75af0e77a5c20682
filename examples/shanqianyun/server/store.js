import { randomBytes } from 'node:crypto';

export const SIGN = { 签约申请: 1, 待签约: 2, 已签约: 3, 已驳回: 4, 已取消: 5 };

/** 演示用内存库。表名与接口文档、后台一致：user_wechat、employee、sign_apply。 */
export function createStore() {
  const users = [];
  const sessions = new Map();
  const applies = [];

  return {
    /** 平台账号（微信 openid、支付宝 UID）与用户一一对应，首次登录即建立。 */
    userOf(platform, openid) {
      let user = users.find((one) => one.platform === platform && one.openid === openid);
      if (!user) users.push(user = { id: users.length + 1, platform, openid, phone: '', verify_status: 0, employee: null });
      return user;
    },
    openSession(user) {
      const token = randomBytes(20).toString('hex');
      sessions.set(token, user);
      return token;
    },
    userOfToken: (token) => sessions.get(token),

    saveEmployee(user, employee) {
      user.employee = { ...employee, id: user.employee?.id ?? user.id };
    },
    /** 签约申请，状态见 SIGN。 */
    addApply(user, { company, work_pos, ad_user_id, where }) {
      const apply = { id: `SQ${Date.now()}${String(applies.length + 1).padStart(4, '0')}`, user, company, work_pos, ad_user_id, where, apply_time: now(), status: SIGN.签约申请, reason: '' };
      applies.push(apply);
      return apply;
    },
    apply: (id) => applies.find((apply) => apply.id === id),
    lastApplyOf: (user) => applies.findLast((apply) => apply.user === user),
    lastApplyOfEmployee: (emId) => applies.findLast((apply) => apply.user.employee?.id === emId),
    setStatus(apply, status, reason = '') {
      Object.assign(apply, { status, reason });
    },
  };
}

/** 北京时间 yyyy-MM-dd HH:mm:ss */
export const now = () => new Date(Date.now() + 8 * 3600_000).toISOString().slice(0, 19).replace('T', ' ');
