const setStatus = (status: string) => ({
  method: 'POST',
  url: 'http://127.0.0.1:4620/office/applications/{outApplyId}/status',
  headers: { 'content-type': 'application/json' },
  body: { status },
});

export default {
  app: { name: '青橙快聘', appId: '2021004620000002', subject: 'enterprise', resumeMode: 'smart-resume' },
  miniProgram: { root: './mini' },
  server: {
    command: 'node server/src/main.js',
    env: { SERVER_PORT: '4620' },
    readyUrl: 'http://127.0.0.1:4620/health',
    give: {
      gatewayUrl: 'GATEWAY_URL',
      appId: 'APP_ID',
      privateKey: 'APP_PRIVATE_KEY',
      alipayPublicKey: 'ALIPAY_PUBLIC_KEY',
      dingtalkUrl: 'DINGTALK_URL',
    },
  },
  dingtalk: { appKey: 'dingqingcheng', appSecret: 'qingcheng-secret' },
  links: {
    alipay: { page: 'pages/jobInfo/jobInfo', query: { id: '{outJobId}' } },
    self: { home: 'pages/home/home' },
  },
  statusTriggers: {
    沟通中: setStatus('沟通中'),
    面试中: setStatus('面试中'),
    未录取: setStatus('未录取'),
    已录取: setStatus('已录取'),
    已入职: setStatus('已入职'),
    停止招聘: setStatus('停止招聘'),
  },
  // 钉钉凭证写在服务端代码里
  dingtalk: { appKey: 'dingqingcheng', appSecret: 'qingcheng-secret' },
  target: 'A',
};
