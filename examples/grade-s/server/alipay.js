import { createPrivateKey } from 'node:crypto';
import { AlipaySdk } from 'alipay-sdk';

/** 本平台用到的支付宝开放接口，一个接口一个方法。 */
export function createAlipay({ gateway, appId, privateKey, alipayPublicKey, zmServiceId }) {
  const sdk = new AlipaySdk({ gateway, appId, privateKey: pkcs1(privateKey), alipayPublicKey, timeout: 5000 });

  const call = async (method, params) => {
    const result = await sdk.exec(method, params);
    // 授权类接口成功时没有 code。
    if (result.code !== undefined && result.code !== '10000') {
      throw Object.assign(new Error(`${method} 返回 ${result.code} ${result.subCode ?? ''} ${result.subMsg ?? result.msg}`), { result });
    }
    return result;
  };

  return {
    exchangeAuthCode: (code) => call('alipay.system.oauth.token', { grantType: 'authorization_code', code }),

    syncJob: (job) => call('alipay.ebpp.industry.job.sync', { bizContent: job }),

    syncApplication: (application) => call('alipay.ebpp.industry.job.applyinfo.sync', { bizContent: application }),

    fetchResume: ({ agreementNo, onceToken }) =>
      call('zhima.customer.jobworth.cloudresume.query', { bizContent: { connKey: agreementNo, onceToken } }),

    /** 拉起智能简历用的授权串。extraParam 必须是 JSON 字符串，否则 SDK 会把里面的键也转成下划线。 */
    resumeOrder: ({ agreementNo, onceToken, jobId }) =>
      sdk.sdkExecute('zhima.credit.payafteruse.creditagreement.sign', {
        bizContent: {
          outAgreementNo: agreementNo,
          zmServiceId,
          categoryId: 'ZHIMA_AUTH',
          productCode: 'ZHIMA_AUTH',
          extraParam: JSON.stringify({
            kaAppContext: { kaJobId: jobId, requireModules: 'BASIC_INFO,PHONE', sourceFrom: 'CLOUDRESUME', onceToken },
            moduleScene: 'EMPLOYMENT_MERGE_PROMISSIONS',
          }),
        },
      }),
  };
}

/** SDK 默认要 PKCS#1；开放平台密钥工具导出的常是 PKCS#8，这里统一一下。 */
function pkcs1(key) {
  if (key.includes('RSA PRIVATE KEY')) return key;
  const der = Buffer.from(key.replace(/-----[A-Z ]+-----|\s/g, ''), 'base64');
  for (const type of ['pkcs8', 'pkcs1']) {
    try {
      return createPrivateKey({ key: der, format: 'der', type }).export({ format: 'pem', type: 'pkcs1' });
    } catch (error) {
      if (type === 'pkcs1') throw new Error('ALIPAY_PRIVATE_KEY 不是有效的 RSA 私钥', { cause: error });
    }
  }
}
