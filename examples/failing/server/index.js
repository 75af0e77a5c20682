import express from 'express'
import { AlipaySdk } from 'alipay-sdk'
import { jobs } from './data.js'

const PORT = process.env.PORT || 4640
const sdk = new AlipaySdk({
  appId: process.env.ALIPAY_APPID,
  gateway: process.env.ALIPAY_GATEWAY,
  privateKey: process.env.ALIPAY_PRIVATE_KEY,
  keyType: 'PKCS8', // 开放平台密钥工具生成的就是 PKCS8
  alipayPublicKey: process.env.ALIPAY_PUBLIC_KEY
})

const users = []
const applies = []
const app = express()
app.use(express.json())

let started = false
app.get('/health', (req, res) => (started ? res.send('ok') : res.status(503).send('starting')))

app.post('/api/list', (req, res) => {
  const list = jobs.filter((j) => j.id !== req.body.except).map(({ id, name, salary, company, city }) => ({ id, name, salary, company, city }))
  res.send({ ok: true, data: list })
})

app.post('/api/detail', (req, res) => {
  const job = jobs.find((j) => j.id === req.body.id)
  res.send(job ? { ok: true, data: job } : { ok: false, msg: '岗位不存在' })
})

app.post('/api/login', async (req, res) => {
  const { code, phone, sms } = req.body
  if (!/^1\d{10}$/.test(phone) || !sms) return res.send({ ok: false, msg: '手机号或验证码错误' })
  const token = await sdk.exec('alipay.system.oauth.token', { grantType: 'authorization_code', code })
  let user = users.find((u) => u.alipayUserId === token.userId)
  if (!user) {
    user = { id: String(users.length + 1), phone, alipayUserId: token.userId }
    users.push(user)
  }
  res.send({ ok: true, data: { id: user.id, phone: user.phone } })
})

app.post('/api/apply', (req, res) => {
  const user = users.find((u) => u.id === req.get('uid'))
  const job = jobs.find((j) => j.id === req.body.jobId)
  if (!user || !job) return res.send({ ok: false, msg: '请重新登录' })
  const apply = { id: 'LF' + Date.now() + applies.length, user, job, form: req.body.form, status: '已投递', time: time() }
  applies.push(apply)
  sync(apply)
  res.send({ ok: true, data: { id: apply.id } })
})

app.post('/api/mine', (req, res) => {
  res.send({ ok: true, data: applies.filter((a) => a.user.id === req.get('uid')).map((a) => ({ name: a.job.name, status: a.status })) })
})

// 后台改状态，只改自己的库
app.post('/office/applications/:id/status', (req, res) => {
  const apply = applies.find((a) => a.id === req.params.id)
  if (!apply) return res.status(404).send({ ok: false, msg: '投递不存在' })
  apply.status = req.body.status
  res.send({ ok: true })
})

app.use((err, req, res, next) => {
  console.error(err)
  res.send({ ok: false, msg: '系统错误' })
})

function sync(apply) {
  sdk.exec('alipay.ebpp.industry.job.applyinfo.sync', {
    bizContent: {
      outApplyId: apply.id,
      outJobId: apply.job.id,
      userId: apply.user.alipayUserId,
      applyStatus: 'APPLYING',
      applyTime: apply.time,
      applyChangeTime: apply.time
    }
  }).catch((e) => console.error('回传失败', e.message))
}

function time() {
  return new Date(Date.now() + 8 * 3600 * 1000).toISOString().replace('T', ' ').slice(0, 19)
}

async function syncJobs() {
  for (const job of jobs) {
    const r = await sdk.exec('alipay.ebpp.industry.job.sync', {
      bizContent: {
        outJobId: job.id,
        jobName: job.name,
        jobType: '50010101',
        jobDetail: job.desc,
        jobDetailUrl: 'alipays://platformapi/startapp?appId=' + process.env.ALIPAY_APPID + '&page=' + encodeURIComponent('pages/detail/detail?id=' + job.id),
        employerName: job.company,
        employerType: 'COMPANY',
        address: { regionCode: job.region, detail: job.address, geo: job.geo },
        workOnline: false,
        count: 10,
        gender: 'ALL',
        age: '18,55',
        academicRequire: 'UNLIMITED',
        workingYears: 'UNLIMITED',
        salary: job.pay,
        payPeriod: '月',
        jobFeatures: job.tags,
        hireStatus: 'HIRING'
      }
    })
    if (r.code !== '10000') console.error('岗位同步失败', job.id, r.subMsg || r.msg)
  }
}

app.listen(PORT, '127.0.0.1', () => {
  console.log('lefeng server on ' + PORT)
  syncJobs().catch((e) => console.error(e.message)).then(() => { started = true })
})
