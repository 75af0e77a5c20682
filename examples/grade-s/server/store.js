import { randomBytes, randomUUID } from 'node:crypto';

/** 演示用内存库：用户（含支付宝 UID 映射）、会话、授权申请、投递。 */
export function createStore() {
  const usersByAlipayId = new Map();
  const sessions = new Map();
  const tickets = new Map();
  const applications = new Map();
  let lastUser = 70000;
  let lastApplication = 0;

  return {
    /** 支付宝 UID ↔ 本平台用户的映射，首次见到即建立。 */
    userOf({ userId, openId }) {
      const key = userId ?? openId;
      if (!usersByAlipayId.has(key)) usersByAlipayId.set(key, { id: `U${++lastUser}`, alipay: userId ? { userId } : { openId }, statusConsent: false });
      return usersByAlipayId.get(key);
    },
    openSession(user) {
      const token = randomBytes(24).toString('hex');
      sessions.set(token, user);
      return token;
    },
    userOfSession: (token) => sessions.get(token),

    /** 一次授权申请一个 onceToken；授权协议号一个用户一个，长期有效。 */
    openTicket(user, jobId) {
      const ticket = { onceToken: randomUUID().replaceAll('-', ''), agreementNo: `HA${user.id}`, user, jobId };
      tickets.set(ticket.onceToken, ticket);
      return ticket;
    },
    takeTicket(onceToken) {
      const ticket = tickets.get(onceToken);
      tickets.delete(onceToken);
      return ticket;
    },

    addApplication({ user, job, resume }) {
      const at = now();
      const id = `HA${at.replace(/\D/g, '')}${String(++lastApplication).padStart(4, '0')}`;
      const application = { id, jobId: job.id, userId: user.id, alipay: user.alipay, resume, appliedAt: at, history: [{ status: '已投递', at }] };
      applications.set(id, application);
      return application;
    },
    application: (id) => applications.get(id),
    applicationsOf: (user) => [...applications.values()].filter((application) => application.userId === user.id).reverse(),
    changeStatus(application, status) {
      const change = { status, at: later(application.history.at(-1).at) };
      application.history.push(change);
      return change;
    },
  };
}

const beijing = (ms) => new Date(ms + 8 * 3600_000).toISOString().slice(0, 19).replace('T', ' ');

/** 北京时间 yyyy-MM-dd HH:mm:ss */
function now() {
  return beijing(Date.now());
}

/** 变更时间只到秒：同一秒里的下一次变更顺延一秒，免得两次回传一模一样，被当成重复请求。 */
function later(previous) {
  const next = Date.parse(`${previous.replace(' ', 'T')}+08:00`) + 1000;
  return beijing(Math.max(Date.now(), next));
}
