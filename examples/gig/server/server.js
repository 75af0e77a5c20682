import { createPrivateKey } from 'node:crypto';
import { createServer } from 'node:http';
import { AlipaySdk } from 'alipay-sdk';
import express from 'express';
import { tasks } from './tasks.js';

const { LG_PORT = '4650', ALI_GATEWAY, ALI_APP, ALI_KEY, ALI_PUB } = process.env;
const pem = createPrivateKey({ key: Buffer.from(ALI_KEY, 'base64'), format: 'der', type: 'pkcs8' }).export({ type: 'pkcs1', format: 'pem' });
const alipay = new AlipaySdk({ gateway: ALI_GATEWAY, appId: ALI_APP, privateKey: pem, alipayPublicKey: ALI_PUB });

const must = async (promise) => {
  const result = await promise;
  if (result.code && result.code !== '10000') throw new Error(`${result.subCode} ${result.subMsg}`);
  return result;
};
const clock = (ms = Date.now()) => new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', dateStyle: 'short', timeStyle: 'medium' }).format(ms);
const scheme = (page) => `alipays://platformapi/startapp?appId=${ALI_APP}&page=${encodeURIComponent(page)}`;

const workers = [];
const enrolments = [];
const CODES = { 已投递: 'APPLYING', 沟通中: 'PROCESSING', 面试中: 'PROCESSING', 未录取: 'APPLY_FAILED', 已录取: 'APPLY_SUCCESS', 已入职: 'APPLY_SUCCESS', 停止招聘: 'APPLY_FAILED' };

/** 状态一变就回传；失败隔两秒再试，最多五次。 */
async function report(enrolment, status, changedAt, attempt = 1) {
  try {
    await must(alipay.exec('alipay.ebpp.industry.job.applyinfo.sync', {
      bizContent: {
        outApplyId: enrolment.no, outJobId: enrolment.task.id, userId: enrolment.worker.uid, applyStatus: CODES[status],
        applyTime: enrolment.time, applyChangeTime: clock(changedAt), applyInfoUrl: scheme('pages/mine/mine'),
      },
    }));
  } catch (error) {
    console.error(enrolment.no, status, error.message);
    if (attempt < 5) setTimeout(() => report(enrolment, status, changedAt, attempt + 1), 2000);
  }
}

async function syncTasks() {
  for (const task of tasks) {
    await must(alipay.exec('alipay.ebpp.industry.job.sync', {
      bizContent: {
        outJobId: task.id, jobName: task.title, jobType: '20010301', jobDetail: task.work.join('；'), jobDetailUrl: scheme(`pages/task/task?id=${task.id}`),
        employerName: task.company, employerType: 'COMPANY', address: { regionCode: task.region, detail: task.address, geo: task.geo }, workOnline: false,
        count: task.need, gender: 'ALL', age: '18,55', academicRequire: 'UNLIMITED', workingYears: 'UNLIMITED', salary: `${task.wage},${task.wage}`, payPeriod: '日',
        jobFeatures: ['日结'], hireStatus: 'HIRING',
      },
    })).catch((error) => console.error(task.id, error.message));
  }
}

let ready = false;
const app = express().use(express.json());
const workerOf = (req) => workers.find((worker) => worker.key === req.get('x-worker'));

app.get('/health', (req, res) => res.sendStatus(ready ? 200 : 503));
app.post('/worker', async (req, res) => {
  const { userId: uid } = await must(alipay.exec('alipay.system.oauth.token', { grantType: 'authorization_code', code: req.body.code }));
  let worker = workers.find((one) => one.uid === uid);
  if (!worker) workers.push((worker = { key: crypto.randomUUID(), no: workers.length + 1, uid }));
  res.json({ key: worker.key });
});
app.get('/tasks', (req, res) => res.json(tasks.map(({ id, title, wage, when, place }) => ({ id, title, wage, when, place }))));
app.get('/tasks/:id', (req, res) => {
  const task = tasks.find(({ id }) => id === req.params.id);
  return task ? res.json(task) : res.status(404).json({ message: '零工已招满' });
});
app.post('/tasks/:id/enrol', async (req, res) => {
  const worker = workerOf(req);
  const task = tasks.find(({ id }) => id === req.params.id);
  if (!worker || !task) return res.status(400).json({ message: '请重新进入小程序' });
  const { accessToken, userId } = await must(alipay.exec('alipay.system.oauth.token', { grantType: 'authorization_code', code: req.body.code }));
  if (userId !== worker.uid) return res.status(403).json({ message: '账号不一致' });
  // 实名信息：姓名、手机号，证件号用于保险
  worker.identity = await must(alipay.exec('alipay.user.info.share', { authToken: accessToken }));
  const changedAt = Date.now();
  const enrolment = { no: `LG${changedAt}${enrolments.length}`, worker, task, time: clock(changedAt), changedAt, status: '已投递' };
  enrolments.push(enrolment);
  report(enrolment, '已投递', changedAt);
  res.json({ no: enrolment.no });
});
app.get('/records', (req, res) => {
  res.json(enrolments.filter(({ worker }) => worker === workerOf(req)).map(({ no, task, status }) => ({ no, title: task.title, when: task.when, status })));
});
app.post('/office/applications/:no/status', (req, res) => {
  const enrolment = enrolments.find(({ no }) => no === req.params.no);
  if (!enrolment || !CODES[req.body.status]) return res.status(400).json({ message: '参数不对' });
  enrolment.status = req.body.status;
  // 时间只到秒，每次变更至少往后一秒
  enrolment.changedAt = Math.max(Date.now(), enrolment.changedAt + 1000);
  report(enrolment, req.body.status, enrolment.changedAt);
  res.json({ no: enrolment.no, status: enrolment.status });
});
app.use((error, req, res, next) => {
  console.error(error.message);
  res.status(500).json({ message: '系统繁忙' });
});

createServer(app).listen(Number(LG_PORT), '127.0.0.1', async () => {
  await syncTasks();
  ready = true;
});
