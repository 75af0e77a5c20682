const { env } = process;

export const settings = {
  port: Number(env.PORT ?? 4610),
  gateway: env.ALIPAY_GATEWAY ?? 'https://openapi.alipay.com/gateway.do',
  appId: env.ALIPAY_APP_ID ?? '',
  privateKey: env.ALIPAY_PRIVATE_KEY ?? '',
  alipayPublicKey: env.ALIPAY_PUBLIC_KEY ?? '',
  // 芝麻信用服务 id，由支付宝业务同学分配。
  zmServiceId: env.ZM_SERVICE_ID ?? '2026031800000000000012345601',
  dingtalk: {
    url: env.DINGTALK_URL ?? '',
    appKey: env.DINGTALK_APP_KEY ?? 'dinghean0001',
    appSecret: env.DINGTALK_APP_SECRET ?? 'hean-secret-0001',
    channel: '支付宝就业',
  },
};
