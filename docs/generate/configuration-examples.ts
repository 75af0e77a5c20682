/** An example for each key of the configuration. The first ones together make a whole config; a test has the schema check them all. */
import type { YanshouConfig } from '../../cli/config/schema.js';

type Examples = { [Key in keyof YanshouConfig]-?: readonly NonNullable<YanshouConfig[Key]>[] };

const office = (status: string) => ({ method: 'POST', url: 'http://127.0.0.1:7001/office/applications/{outApplyId}', headers: { authorization: 'Bearer office' }, body: { status } });

export const configurationExamples = {
  app: [{ name: '禾岸招聘', appId: '2021004610000001', subject: 'enterprise', resumeMode: 'smart-resume', notifyUrl: 'http://127.0.0.1:7001/alipay/notify', aesKey: 'AwMDAwMDAwMDAwMDAwMDAw==' }],
  miniProgram: [{ root: './mini', h5Origins: ['https://m.example.com'] }],
  server: [
    {
      command: 'node server/index.js', cwd: '.', env: { PORT: '7001' }, readyUrl: 'http://127.0.0.1:7001/health', readyTimeoutMs: 30_000,
      give: {
        gatewayUrl: 'ALIPAY_GATEWAY', appId: 'ALIPAY_APP_ID', privateKey: 'ALIPAY_PRIVATE_KEY', alipayPublicKey: 'ALIPAY_PUBLIC_KEY',
        appCertFile: 'ALIPAY_APP_CERT', alipayCertFile: 'ALIPAY_CERT', alipayRootCertFile: 'ALIPAY_ROOT_CERT',
        dingtalkUrl: 'DINGTALK_URL', dingtalkAppKey: 'DINGTALK_APP_KEY', dingtalkAppSecret: 'DINGTALK_APP_SECRET',
      },
      keys: { privateKey: './keys/app-private.pem', format: 'pkcs8-pem' },
    },
    { running: true, readyUrl: 'http://127.0.0.1:7001/health', appPublicKey: './keys/app-public.pem' },
  ],
  links: [{ alipay: { page: 'pages/job/detail', query: { jobId: '{outJobId}' } }, self: { home: 'pages/index/index' } }],
  statusTriggers: [{
    沟通中: office('talking'), 面试中: office('interview'), 未录取: office('rejected'), 已录取: office('offer'), 已入职: office('onboard'),
    停止招聘: { notOffered: '岗位下线由支付宝侧岗位同步完成' },
  }],
  statusCodes: [{ 沟通中: 'PROCESSING', 未录取: 'APPLY_FAILED' }],
  selectors: [{ apply: '.apply-button', success: '.delivered', returnButton: '.back-to-alipay' }],
  gateway: [
    { port: 7100, intercept: false, keyFile: './keys/alipay-private.pem', certificates: '.yanshou' },
    { faults: [{ kind: 'delay', ms: 3000, method: 'alipay.ebpp.industry.job.applyinfo.sync', call: 1 }, { kind: 'status', status: 502, call: [2, 3] }, { kind: 'business', subCode: 'SYSTEM_ERROR' }] },
  ],
  dingtalk: [{ appKey: 'dingexampleappkey', appSecret: 'example-secret' }],
  stage: [{ automator: 'ws://127.0.0.1:9420' }],
  target: ['S'],
  limits: [{ jobsMs: 20_000, stepMs: 8_000, settleMs: 5_000, journeyMs: 180_000 }],
} satisfies Examples;
