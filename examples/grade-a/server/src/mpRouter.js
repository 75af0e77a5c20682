import { Router } from 'express';
import { UserFacingError } from './errors.js';

export function mpRouter({ users, jobs, deliveries }) {
  const router = Router();
  const ok = (handler) => async (req, res) => res.json({ code: 0, result: (await handler(req)) ?? null });
  const auth = (req, res, next) => {
    req.user = users.byToken(req.get('x-qc-token'));
    if (!req.user) throw new UserFacingError('登录状态已过期');
    next();
  };

  router.post('/login', ok((req) => users.login(req.body.code)));
  router.get('/jobs', ok(() => jobs.list()));
  router.get('/jobs/:id', ok((req) => jobs.detail(req.params.id)));
  router.get('/jobs/:id/similar', ok((req) => jobs.similar(req.params.id)));

  router.use(auth);
  router.post('/sms', ok((req) => {
    if (!/^1\d{10}$/.test(req.body.phone)) throw new UserFacingError('请输入正确的手机号');
    console.log(`[sms] 演示环境不发送短信，任意六位验证码可用（尾号 ${req.body.phone.slice(-4)}）`);
  }));
  router.post('/phone', ok((req) => {
    if (!/^1\d{10}$/.test(req.body.phone)) throw new UserFacingError('请输入正确的手机号');
    if (!/^\d{6}$/.test(req.body.code)) throw new UserFacingError('验证码不正确');
    req.user.phone = req.body.phone;
  }));
  router.post('/deliveries/prepare', ok((req) => deliveries.prepare(req.user, req.body.jobId, req.body.channel)));
  router.post('/deliveries', ok(async (req) => brief(await deliveries.create(req.user, req.body.deliveryNo))));
  router.get('/deliveries', ok((req) => deliveries.ofUser(req.user).map(brief)));
  router.post('/intentions', ok((req) => deliveries.saveIntention(req.user, req.body.deliveryNo, { city: req.body.city, pay: req.body.pay })));
  return router;
}

function brief({ deliveryNo, job, state, time }) {
  return { deliveryNo, title: job.title, company: job.company, state, time };
}
