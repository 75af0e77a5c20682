/**
 * yanshou.config.ts: what an ISV declares about its app. Every key has a description, since the reference in docs is generated from here.
 * Paths are relative to the folder of the config file.
 */
import { z } from 'zod';
import { subjects, resumeModes } from '../../evidence/contract.js';
import { asFault } from './fault.js';
import { triggerSchema, triggeredStatuses } from './trigger.js';

const text = z.string().min(1);
const port = z.int().min(1).max(65535);
const url = z.url({ protocol: /^https?$/ });
const pagePath = text.transform((path) => path.replace(/^\//, ''));
const milliseconds = z.int().positive();

const appSchema = z.strictObject({
  name: text.describe('小程序名称'),
  appId: z.string().regex(/^\d{16}$/).describe('开放平台应用 ID，16 位数字'),
  subject: z.enum(subjects).describe('主体：enterprise 企业、government 政府机构、gig 灵工平台'),
  notifyUrl: url.optional().describe('应用网关：授权变更与信息申请审核的通知发到这里；不填则不发'),
  aesKey: z.string().regex(/^[A-Za-z0-9+/]{22}==$/, '应是 16 字节的 base64（24 个字符，以 == 结尾），请从控制台“接口内容加密方式”整段复制')
    .optional().meta({ description: '接口内容加密方式的 AES 密钥（base64）；服务端不加密则不填', writeOnly: true }),
  resumeMode: z.enum(resumeModes).default('smart-resume').describe('smart-resume 智能简历；real-name 实名认证（仅灵工）'),
});

const miniProgramSchema = z.strictObject({
  root: text.describe('小程序根目录（app.json 所在目录；Taro、uni-app 填编译产物目录）'),
  h5Origins: z.array(url.transform((address) => new URL(address).origin)).default([]).describe('web-view 能打开的 H5 域名（控制台“H5 域名配置”里的那些）；server.readyUrl 的域名总能打开'),
});

/** Env names under which the ISV's server wants to be given what only the mock knows. */
const giveSchema = z.strictObject({
  gatewayUrl: text.describe('网关地址').optional(),
  appId: text.describe('应用 ID').optional(),
  privateKey: text.describe('应用私钥').optional(),
  alipayPublicKey: text.describe('支付宝公钥').optional(),
  appCertFile: text.describe('证书方式：应用公钥证书文件').optional(),
  alipayCertFile: text.describe('证书方式：支付宝公钥证书文件').optional(),
  alipayRootCertFile: text.describe('证书方式：支付宝根证书文件').optional(),
  dingtalkUrl: text.describe('钉钉 oapi 地址').optional(),
  dingtalkAppKey: text.describe('钉钉应用 appKey').optional(),
  dingtalkAppSecret: text.describe('钉钉应用 appSecret').optional(),
});

const startedServerSchema = z.strictObject({
  command: text.describe('启动服务的命令，由 shell 执行'),
  cwd: text.default('.').describe('命令的工作目录'),
  env: z.record(z.string(), z.string()).default({}).describe('另外的环境变量'),
  readyUrl: url.describe('服务就绪后会回答（任何低于 500 的状态码）的地址'),
  readyTimeoutMs: milliseconds.default(30_000).describe('等待就绪的上限，毫秒'),
  give: giveSchema.default({}).describe('我们把网关地址和密钥放进哪些环境变量'),
  keys: z.strictObject({
    privateKey: text.describe('应用私钥文件；不填则每次新生成一对').optional(),
    format: z.enum(['pkcs1', 'pkcs8', 'pkcs1-pem', 'pkcs8-pem']).default('pkcs8').describe('交给服务端的私钥格式；不带 -pem 的是去掉头尾的一行 base64'),
  }).prefault({}).describe('应用的密钥'),
});

const runningServerSchema = z.strictObject({
  running: z.literal(true).describe('服务已经在运行，由您自己启动'),
  readyUrl: url.describe('服务就绪后会回答的地址'),
  readyTimeoutMs: milliseconds.default(30_000).describe('等待就绪的上限，毫秒'),
  appPublicKey: text.describe('应用公钥：文件名，或一行 base64'),
});

/** `jobId={outJobId}` or { jobId: '{outJobId}' }. */
const querySchema = z.union([z.record(z.string(), z.string()), text])
  .transform((query) => (typeof query === 'string' ? Object.fromEntries(new URLSearchParams(query.replace(/^\?/, ''))) : query))
  .refine((query) => Object.values(query).some((value) => value.includes('{outJobId}')), { error: '至少一个参数要含 {outJobId}，否则打开的总是同一个岗位' });

const linksSchema = z.strictObject({
  alipay: z.strictObject({
    page: pagePath.describe('岗位详情页路径'),
    query: querySchema.describe('打开详情页的参数，岗位号写 {outJobId}'),
  }).describe('支付宝链路：支付宝就业怎样打开岗位'),
  self: z.strictObject({
    home: pagePath.optional().describe('自有首页；不填为 app.json 的第一页'),
  }).default({}).describe('自主链路：用户从哪里开始'),
});

const selectorsSchema = z.strictObject({
  apply: text.optional().describe('投递按钮'),
  success: text.optional().describe('投递成功的提示'),
  returnButton: text.optional().describe('返回支付宝就业的按钮'),
});

/** Scripted misbehaviour of the gateway: which call goes wrong, and how. */
const faultSchema = z.strictObject({
  kind: z.enum(['delay', 'hang', 'reset', 'status', 'duplicate', 'busy', 'business', 'expired-token', 'bad-signature']).describe('怎样出错'),
  ms: milliseconds.optional().describe('delay：晚多少毫秒'),
  status: z.int().min(400).max(599).optional().describe('status：HTTP 状态码'),
  subCode: text.optional().describe('business：业务错误码'),
  method: text.optional().describe('只对这个接口；不填为所有接口'),
  call: z.union([z.int().positive(), z.tuple([z.int().positive(), z.int().positive()])]).optional().describe('第几次调用，或闭区间；不填为每次'),
}).transform(asFault);

const gatewaySchema = z.strictObject({
  port: port.optional().describe('网关固定端口；不填则任取空闲端口'),
  faults: z.array(faultSchema).default([]).describe('让网关按安排出错，看服务端怎样应对；带故障的验收只供调试'),
  intercept: z.boolean().default(false).describe('服务端把 openapi.alipay.com、oapi.dingtalk.com 写死在代码里时设为 true：交给它一个只放行这两个域名的代理和本次运行的 CA'),
  keyFile: text.optional().describe('支付宝侧私钥文件（PKCS8 PEM）；不填则每次新生成'),
  certificates: text.optional().describe('服务端用公钥证书方式时填一个目录：应用公钥证书、支付宝公钥证书、支付宝根证书写在这里，下次沿用；也可用 yanshou mock 的密钥目录 .yanshou'),
});

/** A server that has its own DingTalk credential built in: the mock must know it, as DingTalk would. */
const dingtalkSchema = z.strictObject({
  appKey: text.describe('服务端内置的钉钉 appKey'),
  appSecret: text.describe('服务端内置的钉钉 appSecret'),
});

const stageSchema = z.strictObject({
  automator: z.url({ protocol: /^wss?$/ }).describe('自动化端口，例如 ws://127.0.0.1:9420；IDE 看不到的一律判为无法判断'),
});

const limitsSchema = z.strictObject({
  jobsMs: milliseconds.default(20_000).describe('服务就绪后等待首个岗位同步的上限'),
  stepMs: milliseconds.default(8_000).describe('一步操作等待结果的上限'),
  settleMs: milliseconds.default(5_000).describe('等待画面稳定的上限'),
  journeyMs: milliseconds.default(180_000).describe('一个旅程的上限'),
});

export const configSchema = z.strictObject({
  app: appSchema.describe('被验收的小程序'),
  miniProgram: miniProgramSchema.describe('小程序代码'),
  server: z.union([startedServerSchema, runningServerSchema]).describe('小程序的服务端'),
  links: linksSchema.describe('两条链路的入口'),
  statusTriggers: z.strictObject(Object.fromEntries(triggeredStatuses.map((status) => [status, triggerSchema.describe(`把一份投递改为「${status}」的请求，或小程序没有这个状态的原因`)])) as Record<(typeof triggeredStatuses)[number], typeof triggerSchema>) // fromEntries forgets the keys
    .describe('怎样让服务端把一份投递改为各状态'),
  statusCodes: z.partialRecord(z.enum(['已投递', ...triggeredStatuses]), text).default({}).describe('各状态回传的 apply_status；不填用公开枚举推定的默认值'),
  selectors: selectorsSchema.default({}).describe('自动识别认错时，用选择器指明'),
  gateway: gatewaySchema.prefault({}).describe('模拟网关'),
  dingtalk: dingtalkSchema.optional().describe('服务端内置的钉钉应用凭证；用环境变量给的话不必填'),
  stage: stageSchema.optional().describe('在哪里跑旅程：不填为自带的容器'),
  target: z.enum(['S', 'A', 'B']).default('S').describe('目标评级'),
  limits: limitsSchema.default(limitsSchema.parse({})).describe('等待上限，毫秒'),
});

/** As an ISV writes it. */
export type YanshouConfig = z.input<typeof configSchema>;
/** As parsed, defaults filled in. */
export type ParsedConfig = z.output<typeof configSchema>;
export type StartedServer = z.output<typeof startedServerSchema>;
export type RunningServer = z.output<typeof runningServerSchema>;
