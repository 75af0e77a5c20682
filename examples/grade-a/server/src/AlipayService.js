import crypto from 'node:crypto';
import { AlipaySdk } from 'alipay-sdk';

export class AlipayService {
  constructor(env) {
    this.appId = env.APP_ID;
    this.serviceId = env.ZHIMA_SERVICE_ID || '2026022600000000000045678902';
    this.sdk = new AlipaySdk({
      appId: env.APP_ID,
      gateway: env.GATEWAY_URL,
      keyType: 'PKCS8',
      privateKey: AlipayService.toPkcs8(env.APP_PRIVATE_KEY || ''),
      alipayPublicKey: env.ALIPAY_PUBLIC_KEY,
    });
  }

  async getUserId(code) {
    const { userId, openId } = await this.sdk.exec('alipay.system.oauth.token', { grantType: 'authorization_code', code });
    if (!userId && !openId) throw new Error('授权码换取用户失败');
    return userId || openId;
  }

  async execute(method, bizContent) {
    const response = await this.sdk.exec(method, { bizContent });
    if (response.code !== '10000') throw new Error(`${method} ${response.subCode || response.code} ${response.subMsg || response.msg}`);
    return response;
  }

  buildWorkCardOrder({ agreementNo, jobId, onceToken }) {
    const extraParam = {
      kaAppContext: { kaJobId: jobId, requireModules: 'BASIC_INFO,PHONE', sourceFrom: 'CLOUDRESUME', onceToken },
      moduleScene: 'EMPLOYMENT_MERGE_PROMISSIONS',
    };
    return this.sdk.sdkExecute('zhima.credit.payafteruse.creditagreement.sign', {
      bizContent: {
        out_agreement_no: agreementNo,
        zm_service_id: this.serviceId,
        category_id: 'ZHIMA_AUTH',
        product_code: 'ZHIMA_AUTH',
        extra_param: JSON.stringify(extraParam),
      },
    });
  }

  pageUrl(page, query) {
    const params = new URLSearchParams({ appId: this.appId, page: query ? `${page}?${query}` : page });
    return `alipays://platformapi/startapp?${params}`;
  }

  static toPkcs8(key) {
    const der = Buffer.from(key.replace(/-----[^-]+-----/g, '').replace(/\s+/g, ''), 'base64');
    const isPkcs8 = der.subarray(0, 40).includes(Buffer.from('2a864886f70d010101', 'hex')); // rsaEncryption OID
    const parsed = crypto.createPrivateKey({ key: der, format: 'der', type: isPkcs8 ? 'pkcs8' : 'pkcs1' });
    return parsed.export({ type: 'pkcs8', format: 'pem' }).toString();
  }
}
