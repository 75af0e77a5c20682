import { Router } from 'express';
import { forwardResume } from './dingtalk.js';
import { findJob, jobs, jobView } from './jobs.js';

const problem = (status, message) => Object.assign(new Error(message), { status });

/** 小程序用的接口。 */
export function userApi({ alipay, store, statusSync, settings }) {
  const api = Router();

  const signedIn = (req, res, next) => {
    req.user = store.userOfSession(String(req.get('authorization') ?? '').replace('Bearer ', ''));
    next(req.user ? undefined : problem(401, '登录已失效，请重新打开小程序'));
  };
  const withJob = (req, res, next) => {
    req.job = findJob(req.params.jobId);
    next(req.job ? undefined : problem(404, '职位不存在或已下线'));
  };
  const earlier = (user, job) => store.applicationsOf(user).find((application) => application.jobId === job.id);

  api.post('/sessions', async (req, res) => {
    const { userId, openId } = await alipay.exchangeAuthCode(req.body.authCode);
    res.json({ token: store.openSession(store.userOf({ userId, openId })) });
  });

  api.get('/jobs', (req, res) => res.json({ jobs: jobs.map(jobView) }));
  api.get('/jobs/:jobId', withJob, (req, res) => res.json(jobView(req.job)));
  api.get('/jobs/:jobId/application', signedIn, withJob, (req, res) => {
    const application = earlier(req.user, req.job);
    res.json({ application: application ? applicationView(application) : null });
  });

  api.post('/jobs/:jobId/resume-orders', signedIn, withJob, (req, res) => {
    const ticket = store.openTicket(req.user, req.job.id);
    res.json({ ticket: ticket.onceToken, orderStr: alipay.resumeOrder({ ...ticket, jobId: req.job.id }) });
  });

  api.post('/jobs/:jobId/applications', signedIn, withJob, async (req, res) => {
    const ticket = store.takeTicket(req.body.ticket);
    if (!ticket || ticket.user !== req.user || ticket.jobId !== req.job.id) throw problem(409, '授权已过期，请重新投递');
    const resume = await alipay.fetchResume(ticket);
    const application = earlier(req.user, req.job) ?? deliver(req.user, req.job, resume);
    res.status(201).json(applicationView(application));
  });

  function deliver(user, job, resume) {
    const application = store.addApplication({ user, job, resume });
    statusSync.push(application, application.history[0]);
    forwardResume(settings.dingtalk, { job, resume }).catch((error) => console.error(`简历转发钉钉失败：${error.message}`));
    return application;
  }

  api.get('/applications', signedIn, (req, res) => res.json({ applications: store.applicationsOf(req.user).map(applicationView) }));

  api.get('/consents/yingpin', signedIn, (req, res) => res.json({ granted: req.user.statusConsent }));
  api.post('/consents/yingpin', signedIn, async (req, res) => {
    const { userId, openId } = await alipay.exchangeAuthCode(req.body.authCode);
    if (store.userOf({ userId, openId }) !== req.user) throw problem(403, '授权账号与当前账号不一致');
    req.user.statusConsent = true;
    res.json({ granted: true });
  });

  return api;
}

function applicationView(application) {
  const job = findJob(application.jobId);
  return {
    id: application.id, jobId: job.id, jobName: job.name, employerName: job.employer.name,
    status: application.history.at(-1).status, appliedAt: application.appliedAt,
  };
}
