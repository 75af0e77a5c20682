import { defineConfig } from 'yanshou';

const office = (status: string) => ({
  method: 'POST',
  url: 'http://127.0.0.1:4610/office/applications/{outApplyId}/status',
  body: { status },
});

export default defineConfig({
  app: { name: '禾岸招聘', appId: '2021004610000001', subject: 'enterprise', resumeMode: 'smart-resume' },
  miniProgram: { root: './mini' },
  server: {
    command: 'node server/index.js',
    env: { PORT: '4610' },
    readyUrl: 'http://127.0.0.1:4610/health',
    give: {
      gatewayUrl: 'ALIPAY_GATEWAY',
      appId: 'ALIPAY_APP_ID',
      privateKey: 'ALIPAY_PRIVATE_KEY',
      alipayPublicKey: 'ALIPAY_PUBLIC_KEY',
      dingtalkUrl: 'DINGTALK_URL',
      dingtalkAppKey: 'DINGTALK_APP_KEY',
      dingtalkAppSecret: 'DINGTALK_APP_SECRET',
    },
  },
  links: {
    alipay: { page: 'pages/job/detail', query: { jobId: '{outJobId}' } },
    self: { home: 'pages/index/index' },
  },
  // 已投递由用户投递产生，无需触发。
  statusTriggers: {
    沟通中: office('沟通中'),
    面试中: office('面试中'),
    未录取: office('未录取'),
    已录取: office('已录取'),
    已入职: office('已入职'),
    停止招聘: office('停止招聘'),
  },
  target: 'S',
});
