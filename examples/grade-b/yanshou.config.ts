import { defineConfig } from 'yanshou';

const statuses = ['沟通中', '面试中', '未录取', '已录取', '已入职', '停止招聘'];
const office = 'http://127.0.0.1:4630/office/applications/{outApplyId}/status';

export default defineConfig({
  app: { name: '小满求职', appId: '2021004630000003', subject: 'enterprise', resumeMode: 'smart-resume' },
  miniProgram: { root: './mini' },
  server: {
    command: 'node server/app.js',
    env: { XM_PORT: '4630' },
    readyUrl: 'http://127.0.0.1:4630/health',
    give: { gatewayUrl: 'XM_GATEWAY', appId: 'XM_APP_ID', privateKey: 'XM_PRIVATE_KEY', alipayPublicKey: 'XM_ALIPAY_KEY', dingtalkUrl: 'XM_DINGTALK' },
  },
  dingtalk: { appKey: 'ding-xiaoman', appSecret: 'xiaoman' },
  links: {
    alipay: { page: 'pages/jd/jd', query: { job: '{outJobId}' } },
    self: { home: 'pages/index/index' },
  },
  statusTriggers: Object.fromEntries(statuses.map((status) => [status, { method: 'POST', url: office, body: { status } }])),
  target: 'B',
});
