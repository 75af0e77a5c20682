const office = (status: number) => ({ method: 'POST', url: 'http://127.0.0.1:4680/office/sign_applies/{outApplyId}/status', body: { status } });

export default {
  app: { name: '闪签云', appId: '2021004680000008', subject: 'enterprise', resumeMode: 'smart-resume' },
  miniProgram: { root: './mini' },
  server: {
    command: 'node server/index.js',
    env: { PORT: '4680', TEST_VERIFY_CODE: '123456' },
    readyUrl: 'http://127.0.0.1:4680/health',
    give: { gatewayUrl: 'ALIPAY_GATEWAY', appId: 'ALIPAY_APP_ID', privateKey: 'ALIPAY_PRIVATE_KEY', alipayPublicKey: 'ALIPAY_PUBLIC_KEY' },
  },
  links: {
    alipay: { page: 'pages/position/position', query: { id: '{outJobId}' } },
    self: { home: 'pages/index/index' },
  },
  // 签约状态：1 签约申请（即已投递），2 待签约，3 已签约，4 已驳回，5 已取消。
  statusTriggers: {
    沟通中: { notOffered: '人事专员直接审核签约申请，没有线上沟通' },
    面试中: { notOffered: '普工岗位不面试，审核通过即待签约' },
    未录取: office(4),
    已录取: office(2),
    已入职: office(3),
    停止招聘: office(5),
  },
  target: 'S',
};
