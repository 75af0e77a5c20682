const trigger = (status: string) => ({ method: 'POST', url: 'http://127.0.0.1:4640/office/applications/{outApplyId}/status', body: { status } });

export default {
  app: { name: '乐蜂直聘', appId: '2021004640000004', subject: 'enterprise', resumeMode: 'smart-resume' },
  miniProgram: { root: './mini' },
  server: {
    command: 'node server/index.js',
    env: { PORT: '4640' },
    readyUrl: 'http://127.0.0.1:4640/health',
    give: { gatewayUrl: 'ALIPAY_GATEWAY', appId: 'ALIPAY_APPID', privateKey: 'ALIPAY_PRIVATE_KEY', alipayPublicKey: 'ALIPAY_PUBLIC_KEY' },
    keys: { format: 'pkcs8' },
  },
  links: {
    alipay: { page: 'pages/detail/detail', query: { id: '{outJobId}' } },
    self: { home: 'pages/index/index' },
  },
  statusTriggers: {
    沟通中: trigger('沟通中'),
    面试中: trigger('面试中'),
    未录取: trigger('未录取'),
    已录取: trigger('已录取'),
    已入职: trigger('已入职'),
    停止招聘: { notOffered: '平台没有该状态' },
  },
  target: 'B',
};
