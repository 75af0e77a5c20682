const change = (status: string) => ({ url: 'http://127.0.0.1:4650/office/applications/{outApplyId}/status', body: { status } });

export default {
  app: { name: '零工驿站', appId: '2021004650000005', subject: 'gig', resumeMode: 'real-name' },
  miniProgram: { root: './mini' },
  server: {
    command: 'node server/server.js',
    env: { LG_PORT: '4650' },
    readyUrl: 'http://127.0.0.1:4650/health',
    give: { gatewayUrl: 'ALI_GATEWAY', appId: 'ALI_APP', privateKey: 'ALI_KEY', alipayPublicKey: 'ALI_PUB' },
    keys: { format: 'pkcs8' },
  },
  links: {
    alipay: { page: 'pages/task/task', query: { id: '{outJobId}' } },
    self: { home: 'pages/index/index' },
  },
  statusTriggers: {
    沟通中: change('沟通中'),
    面试中: change('面试中'),
    未录取: change('未录取'),
    已录取: change('已录取'),
    已入职: change('已入职'),
    停止招聘: change('停止招聘'),
  },
  target: 'S',
};
