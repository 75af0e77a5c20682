const { env } = process;

export const settings = {
  port: Number(env.PORT ?? 4680),
  alipay: {
    gateway: env.ALIPAY_GATEWAY ?? 'https://openapi.alipay.com/gateway.do',
    appId: env.ALIPAY_APP_ID ?? '',
    privateKey: env.ALIPAY_PRIVATE_KEY ?? '',
    alipayPublicKey: env.ALIPAY_PUBLIC_KEY ?? '',
  },
  // 测试环境的固定验证码；线上不设，图形验证码随机生成、短信真实下发。
  fixedCode: env.TEST_VERIFY_CODE ?? '',
};
