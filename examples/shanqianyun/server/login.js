import { Router } from 'express';
import { smsMatches } from './captcha.js';
import { Problem, ok, signedIn } from './protocol.js';

/** 3.1 小程序登录、首页状态。 */
export function login({ store, alipay, fixedCode }) {
  const router = Router();

  // 文档只要求 code。我们的登录页另带手机号和短信验证码，带了就校验。
  router.post('/weixin/login', async (req, res) => {
    const { code, phone, verify_code: verifyCode } = req.body ?? {};
    if (!code) throw new Problem(40001, '缺少参数 code');
    if (phone !== undefined && !smsMatches(phone, verifyCode, fixedCode)) throw new Problem(40003, '短信验证码不正确');
    const user = store.userOf('alipay', await openidOf(code));
    if (phone !== undefined) user.phone = phone;
    ok(res, { session_token: store.openSession(user), em_id: user.employee?.id ?? 0 });
  });

  router.get('/em_status', signedIn(store), (req, res) => {
    const apply = store.lastApplyOf(req.user);
    if (!apply) throw new Problem(40401, '未提交过简历信息');
    ok(res, { reason: apply.reason, company_name: apply.company.company_name, status: apply.status, verify_status: req.user.verify_status });
  });

  /** 小程序在哪个平台，就拿 code 到哪个平台换账号；这个分支只上架支付宝。 */
  async function openidOf(code) {
    try {
      const { userId, openId } = await alipay.exchangeAuthCode(code);
      return userId ?? openId;
    } catch (error) {
      throw new Problem(40101, `code 无效：${error.message}`);
    }
  }

  return router;
}
