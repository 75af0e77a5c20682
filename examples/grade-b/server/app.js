// 小满求职 · 服务端（单文件）
import { createPrivateKey, randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import express from 'express';
import { AlipaySdk } from 'alipay-sdk';

const { XM_PORT = '4630', XM_GATEWAY, XM_APP_ID, XM_PRIVATE_KEY, XM_ALIPAY_KEY, XM_DINGTALK } = process.env;
const jobs = JSON.parse(readFileSync(new URL('jobs.json', import.meta.url), 'utf8'));

// ---------- 支付宝 ----------
const der = Buffer.from(XM_PRIVATE_KEY.replace(/-----.*?-----|\s/g, ''), 'base64');
const keyObject = (() => {
  try { return createPrivateKey({ key: der, format: 'der', type: 'pkcs8' }); }
  catch { return createPrivateKey({ key: der, format: 'der', type: 'pkcs1' }); }
})();
const sdk = new AlipaySdk({
  gateway: XM_GATEWAY, appId: XM_APP_ID, alipayPublicKey: XM_ALIPAY_KEY,
  privateKey: keyObject.export({ type: 'pkcs1', format: 'pem' }),
});
const exec = async (method, biz_content) => {
  const r = await sdk.exec(method, { biz_content });
  if (r.code !== '10000') throw new Error(`${method}: ${r.subCode ?? r.code} ${r.subMsg ?? r.msg}`);
  return r;
};
const startApp = (page) => `alipays://platformapi/startapp?appId=${XM_APP_ID}&page=${encodeURIComponent(page)}`;

// ---------- 数据（演示用，放内存） ----------
const users = new Map(); // 支付宝 UID → 用户
const tokens = new Map();
const orders = new Map();
const records = [];
const now = () => new Date().toLocaleString('sv-SE', { timeZone: 'Asia/Shanghai' });

// 支付宝侧只需要投递和最终结果
const CODES = { 已投递: 'APPLYING', 已录取: 'APPLY_SUCCESS', 未录取: 'APPLY_FAILED' };
const STATUSES = ['已投递', '沟通中', '面试中', '未录取', '已录取', '已入职', '停止招聘'];

async function pushStatus(record, tries = 4) {
  if (!CODES[record.status]) return;
  const body = {
    out_apply_id: record.no, out_job_id: record.job.id, user_id: record.user.uid, apply_status: CODES[record.status],
    apply_time: record.time, apply_change_time: now(), apply_info_url: startApp('pages/progress/progress'),
  };
  for (let i = 1; i <= tries; i++) {
    try { return await exec('alipay.ebpp.industry.job.applyinfo.sync', body); }
    catch (e) { console.error(`状态回传失败 ${record.no} 第${i}次 ${e.message}`); }
    await new Promise((r) => setTimeout(r, 1000 * i));
  }
}

async function toDingtalk(record) {
  if (!XM_DINGTALK) return;
  const get = async (path, init) => (await fetch(XM_DINGTALK + path, init)).json();
  const { access_token } = await get('/gettoken?appkey=ding-xiaoman&appsecret=xiaoman');
  const { userName: name, phone: phone_num, email } = record.resume;
  const resume_detail_info = { name, phone_num, ...(email && { email }) };
  const r = await get(`/topapi/ats/resume/add?access_token=${access_token}`, {
    method: 'POST', headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ biz_code: 'ddats', param: JSON.stringify({ channel: 'xiaoman', resume_detail_info }) }),
  });
  if (r.errcode) console.error('钉钉', r.errcode, r.errmsg);
}

function deliver(user, job, resume) {
  const time = now();
  const record = { no: `XM-${time.slice(0, 10).replaceAll('-', '')}-${String(records.length + 1).padStart(5, '0')}`, user, job, resume, time, status: '已投递' };
  records.push(record);
  pushStatus(record);
  toDingtalk(record).catch((e) => console.error('钉钉', e.message));
  return record;
}

// ---------- 接口 ----------
const app = express().use(express.json());
let ready = false;
const brief = ({ id, kind, name, min, max, months, chips, company, place }) => ({ id, kind, name, min, max, months, chips, company, place });
const jobOf = (req) => jobs.find((j) => j.id === req.params.id) ?? fail('职位已下线');
const userOf = (req) => tokens.get(req.get('x-xm-token')) ?? fail('请重新进入小程序');
function fail(message) { throw Object.assign(new Error(message), { show: true }); }

app.get('/health', (req, res) => res.sendStatus(ready ? 204 : 503));

app.post('/login', async (req, res) => {
  const { userId } = await sdk.exec('alipay.system.oauth.token', { grant_type: 'authorization_code', code: req.body.authCode });
  if (!userId) fail('登录失败');
  if (!users.has(userId)) users.set(userId, { id: users.size + 1, uid: userId, phone: '' });
  const token = randomUUID();
  tokens.set(token, users.get(userId));
  res.json({ token, member: users.get(userId).phone !== '' });
});
app.post('/login/phone', (req, res) => {
  const user = userOf(req);
  if (!/^1\d{10}$/.test(req.body.phone) || !/^\d{4,6}$/.test(req.body.code)) fail('手机号或验证码不正确');
  user.phone = req.body.phone;
  res.json({});
});

app.get('/jobs', (req, res) => res.json({ jobs: jobs.map(brief) }));
app.get('/jobs/:id', (req, res) => {
  const job = jobOf(req);
  res.json({ job: { ...brief(job), text: job.text }, others: jobs.filter((j) => j !== job && j.kind === job.kind).map(brief) });
});
app.post('/jobs/:id/card-order', (req, res) => {
  const user = userOf(req);
  const job = jobOf(req);
  if (!user.phone) fail('请先登录');
  const order = { key: randomUUID(), user, agreement: `xm${user.id}-${randomUUID().slice(0, 8)}`, once: randomUUID() };
  orders.set(order.key, order);
  const signed = sdk.sdkExecute('zhima.credit.payafteruse.creditagreement.sign', {
    biz_content: {
      out_agreement_no: order.agreement, zm_service_id: '2026050900000000000078901203', category_id: 'ZHIMA_AUTH', product_code: 'ZHIMA_AUTH',
      extra_param: JSON.stringify({
        kaAppContext: { kaJobId: job.id, requireModules: 'BASIC_INFO,PHONE', sourceFrom: 'CLOUDRESUME', onceToken: order.once },
        moduleScene: 'EMPLOYMENT_MERGE_PROMISSIONS',
      }),
    },
  });
  res.json({ key: order.key, order: signed });
});
app.post('/jobs/:id/apply', async (req, res) => {
  const user = userOf(req);
  const job = jobOf(req);
  let { resume } = req.body;
  if (!resume) {
    const order = orders.get(req.body.key);
    orders.delete(req.body.key);
    if (order?.user !== user) fail('授权已失效，请重试');
    resume = await exec('zhima.customer.jobworth.cloudresume.query', { conn_key: order.agreement, once_token: order.once });
  }
  res.json({ no: deliver(user, job, resume).no });
});
app.get('/records', (req, res) => {
  const user = userOf(req);
  res.json({ records: records.filter((r) => r.user === user).map((r) => ({ no: r.no, name: r.job.name, company: r.job.company, status: r.status })) });
});

app.post('/office/applications/:no/status', (req, res) => {
  const record = records.find((r) => r.no === req.params.no) ?? fail('没有这条投递');
  if (!STATUSES.includes(req.body.status)) fail('状态不对');
  record.status = req.body.status;
  pushStatus({ ...record });
  res.json({ no: record.no, status: record.status });
});

app.use((e, req, res, next) => {
  if (!e.show) console.error(e);
  res.json({ error: e.show ? e.message : '系统开小差了' });
});

// ---------- 启动 ----------
app.listen(XM_PORT, '127.0.0.1', async (error) => {
  if (error) throw error;
  for (const job of jobs) {
    await exec('alipay.ebpp.industry.job.sync', {
      out_job_id: job.id, job_name: job.name, job_type: job.type, job_detail: job.text.join('\n'), job_detail_url: startApp(`pages/jd/jd?job=${job.id}`),
      employer_name: job.company, employer_type: 'COMPANY', address: { region_code: job.region, detail: job.place, geo: job.geo }, work_online: false,
      count: job.count, gender: 'ALL', age: '不限,不限', academic_require: 'UNLIMITED', working_years: 'UNLIMITED', salary: `${job.min},${job.max}`,
      pay_period: '月', job_features: job.chips, hire_status: 'HIRING',
    }).catch((e) => console.error(`岗位 ${job.id} 同步失败 ${e.message}`));
  }
  ready = true;
  console.log(`小满求职 :${XM_PORT}`);
});
