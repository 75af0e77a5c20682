import { AlipaySdk } from 'alipay-sdk';

/** 用到的支付宝开放接口，一个接口一个方法。 */
export function createAlipay({ gateway, appId, privateKey, alipayPublicKey }) {
  // 开放平台密钥工具导出的私钥是 PKCS8。
  const sdk = new AlipaySdk({ gateway, appId, privateKey, keyType: 'PKCS8', alipayPublicKey, timeout: 5000 });

  const call = async (method, params) => {
    const result = await sdk.exec(method, params);
    // 授权类接口成功时没有 code。
    if (result.code !== undefined && result.code !== '10000') throw new Error(`${method} 返回 ${result.code} ${result.subMsg ?? result.msg}`);
    return result;
  };

  return {
    exchangeAuthCode: (code) => call('alipay.system.oauth.token', { grantType: 'authorization_code', code }),
    syncJob: (job) => call('alipay.ebpp.industry.job.sync', { bizContent: job }),
  };
}
