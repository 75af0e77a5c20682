/**
 * The fidelity ledger: for each behaviour of this gateway where it comes from. `documented` = an official SDK or document,
 * `observed` = someone's probe of the real gateway, `assumed` = our reading of a silence. Answers name the assumed lines they rest on.
 */
export interface LedgerLine {
  id: string;
  /** A method, or `*` for the protocol itself. */
  method: string;
  kind: 'documented' | 'observed' | 'assumed';
  source: string;
  text: string;
}

const sdk = 'alipay-sdk-net-all v2 @5ebcdcb3 (2026-05-11)';
const v3sdk = 'alipay-sdk-net-all v3 error models';
const handbook = '支付宝就业接入手册 v4.0';

export const ledger = [
  { id: 'protocol/params', method: '*', kind: 'documented', source: 'alipay-sdk 4.14 src/alipay.ts', text: '公共参数与业务参数可在 query 或 body，合并后验签' },
  { id: 'protocol/sign', method: '*', kind: 'documented', source: 'opendocs common/057k53', text: '待签名串：去掉 sign 与空值，按 ASCII 升序，k=v 以 & 连接' },
  { id: 'protocol/sign-empty', method: '*', kind: 'observed', source: 'alipay-sdk 4.14 运行结果', text: 'Node SDK 对空值也签名，因此两种读法都尝试' },
  { id: 'protocol/response-sign', method: '*', kind: 'documented', source: 'alipay-sdk 各语言验签源码', text: '响应签名覆盖响应节点的原始子串；sign 紧随其后' },
  { id: 'protocol/status-200', method: '*', kind: 'observed', source: '公开探测 2026-09-11', text: '业务与网关错误均为 HTTP 200，content-type text/html;charset=utf-8' },
  { id: 'protocol/app-first', method: '*', kind: 'observed', source: '公开探测 2026-09-11', text: '先校验 app_id，再校验 sign 是否存在；此时的响应不带 sign' },
  { id: 'protocol/check-order', method: '*', kind: 'assumed', source: '未公开', text: '其余校验顺序：版本、字符集、时间戳、签名类型、签名、方法、应用授权、用户令牌、解密、JSON、参数、业务' },
  { id: 'protocol/required', method: '*', kind: 'assumed', source: 'SDK 不含必填标记', text: '必填字段按字段说明推定' },
  { id: 'protocol/schema-error', method: '*', kind: 'assumed', source: '未公开', text: '参数不合法时：错误码表含 INVALID_PARAMETER 的接口返回 40004，其余返回 40002 isv.invalid-parameter' },
  { id: 'protocol/sub-msg', method: '*', kind: 'assumed', source: 'v3 错误模型仅有错误码', text: '业务错误码的中文 sub_msg 由本模拟器撰写' },
  { id: 'protocol/size', method: '*', kind: 'assumed', source: '未公开', text: '请求体超过 60 MB（上传上限 50 MB 另加报文）返回 isv.invalid-file-size' },
  { id: 'protocol/encrypted-errors', method: '*', kind: 'assumed', source: 'SDK 测试样例仅见网关错误为明文', text: 'encrypt_type=AES 时成功与 40004 业务错误加密返回，其余网关错误为明文' },
  { id: 'protocol/certificates', method: '*', kind: 'documented', source: 'alipay-sdk antcertutil.ts', text: '证书序列号为 md5(倒序颁发者 + 十进制序列号)；响应携带 alipay_cert_sn' },
  { id: 'protocol/v3-status', method: '*', kind: 'assumed', source: 'v3 错误码与 HTTP 状态对应表未公开', text: '20000→500、20001→401、40005→429、40006→403，其余 400' },
  { id: 'oauth/fields', method: 'alipay.system.oauth.token', kind: 'documented', source: sdk, text: '参数为顶层参数；成功无 code/msg；失败为 error_response' },
  { id: 'oauth/errors', method: 'alipay.system.oauth.token', kind: 'documented', source: v3sdk, text: 'isv.grant-type-invalid、isv.code-invalid、isv.refresh-token-invalid、isv.refresh-token-time-out、isv.refreshed-token-invalid、isv.unmatched-app-id' },
  { id: 'oauth/code-life', method: 'alipay.system.oauth.token', kind: 'assumed', source: 'open-docs my.getAuthCode：3 分钟至 24 小时', text: '授权码有效期取 3 分钟（authCodeTtlMs 可配）' },
  { id: 'oauth/code-app', method: 'alipay.system.oauth.token', kind: 'documented', source: 'open-docs my.getAuthCode', text: '授权码一次有效，且须属于商家 appId，否则无效' },
  { id: 'share/fields', method: 'alipay.user.info.share', kind: 'documented', source: sdk, text: '返回字段取决于已获批字段' },
  { id: 'share/granted', method: 'alipay.user.info.share', kind: 'assumed', source: handbook, text: '默认获批字段：企业主体 user_name、mobile；政府与灵工另有 cert_type、cert_no（RegisteredApp.fields 可配）' },
  { id: 'share/scope', method: 'alipay.user.info.share', kind: 'assumed', source: '未公开', text: '令牌不含 auth_user 时返回 40006 isv.insufficient-user-permissions' },
  { id: 'agreement/sign', method: 'zhima.credit.payafteruse.creditagreement.sign', kind: 'documented', source: 'opendocs open/63612668 镜像、' + handbook, text: '仅以 sdkExecute 订单串使用；字段与长度见镜像页' },
  { id: 'agreement/sign-param', method: 'zhima.credit.payafteruse.creditagreement.sign', kind: 'assumed', source: 'my.ap.openCreditEvaluation 未公开', text: '订单串可用任意参数名、裸字符串、嵌套对象或再次编码传入' },
  { id: 'agreement/sign-gateway', method: 'zhima.credit.payafteruse.creditagreement.sign', kind: 'assumed', source: '未公开', text: '直接向网关调用时返回 40006 isv.insufficient-isv-permissions' },
  { id: 'agreement/modules', method: 'zhima.credit.payafteruse.creditagreement.sign', kind: 'assumed', source: '手册未给分隔符', text: 'requireModules 的分隔符：逗号、分号、竖线、空白、JSON 数组均可' },
  { id: 'agreement/scene', method: 'zhima.credit.payafteruse.creditagreement.sign', kind: 'documented', source: handbook, text: 'moduleScene：EMPLOYMENT 与 EMPLOYMENT_MERGE_PROMISSIONS 均接受' },
  { id: 'agreement/query', method: 'zhima.credit.payafteruse.creditagreement.query', kind: 'documented', source: sdk, text: '按 credit_agreement_id 或 out_agreement_no 查询；VALID/INVALID' },
  { id: 'agreement/absent', method: 'zhima.credit.payafteruse.creditagreement.query', kind: 'assumed', source: v3sdk, text: '查无协议返回 CREDIT_AGREEMENT_NOT_EXIST（错误码公开，触发条件推定）' },
  { id: 'agreement/notify', method: 'zhima.credit.payafteruse.creditagreement.changed', kind: 'documented', source: 'prodoc.allinpay.com/doc/308', text: '字段表；应答 success；25 小时内重发 8 次' },
  { id: 'agreement/unsign', method: 'zhima.credit.payafteruse.creditagreement.unsign', kind: 'assumed', source: '错误码未公开', text: '查无协议返回 CREDIT_AGREEMENT_NOT_EXIST' },
  { id: 'agreement/transfer', method: 'zhima.credit.payafteruse.creditagreement.transfer', kind: 'assumed', source: v3sdk, text: '错误码公开，触发条件推定' },
  { id: 'resume/fields', method: 'zhima.customer.jobworth.cloudresume.query', kind: 'documented', source: sdk, text: '字段、类型与示例值' },
  { id: 'resume/once-token', method: 'zhima.customer.jobworth.cloudresume.query', kind: 'documented', source: handbook, text: 'onceToken 5 分钟内有效，调用完成后自动失效' },
  { id: 'resume/once-token-error', method: 'zhima.customer.jobworth.cloudresume.query', kind: 'assumed', source: v3sdk, text: '失效的 once_token 返回 USER_NOT_AUTHORIZE（onceTokenError 可配）' },
  { id: 'resume/empty', method: 'zhima.customer.jobworth.cloudresume.query', kind: 'assumed', source: v3sdk, text: '简历为空返回 QUERY_DATA_IS_NULL（错误码公开，触发条件推定）' },
  { id: 'job/fields', method: 'alipay.ebpp.industry.job.sync', kind: 'documented', source: sdk, text: '字段与类型；返回 job_id' },
  { id: 'job/enumerations', method: 'alipay.ebpp.industry.job.sync', kind: 'assumed', source: 'alipay-sdk-java 2021-11 至 2023-04 注释', text: '旧注释中的枚举与上限：不符只记录，不拒绝' },
  { id: 'job/required', method: 'alipay.ebpp.industry.job.sync', kind: 'assumed', source: '必填未公开', text: '必填：out_job_id、job_name、job_type、job_detail、job_detail_url、employer_name、hire_status；address.region_code 见手册' },
  { id: 'job/update', method: 'alipay.ebpp.industry.job.sync', kind: 'assumed', source: '未公开', text: '同一 out_job_id 再次同步为更新，job_id 不变；hire_status=CLOSED 下线' },
  { id: 'apply/uid', method: 'alipay.ebpp.industry.job.applyinfo.sync', kind: 'assumed', source: '手册“UID方式”与 SDK 标题比对', text: '手册所称“UID方式”接口即本接口' },
  { id: 'apply/fields', method: 'alipay.ebpp.industry.job.applyinfo.sync', kind: 'documented', source: sdk, text: '字段与类型；out_apply_id 幂等；岗位须先同步' },
  { id: 'apply/required', method: 'alipay.ebpp.industry.job.applyinfo.sync', kind: 'assumed', source: '必填未公开', text: '必填：out_apply_id、out_job_id、apply_status、apply_time、apply_change_time，以及 user_id 或 open_id' },
  { id: 'apply/status', method: 'alipay.ebpp.industry.job.applyinfo.sync', kind: 'assumed', source: '唯一公开枚举：Java SDK 2022-09-14', text: 'apply_status 取 APPLYING、PROCESSING、APPLY_SUCCESS、APPLY_FAILED；手册七种状态的对应关系可配' },
  { id: 'apply/errors', method: 'alipay.ebpp.industry.job.applyinfo.sync', kind: 'assumed', source: '错误码未公开', text: 'JOB_NOT_EXIST、USER_NOT_EXIST、OUT_APPLY_ID_CONFLICT 为本模拟器自拟' },
  { id: 'apply/token-mode', method: 'alipay.ebpp.industry.job.apply.sync', kind: 'documented', source: sdk, text: '同字段，用户由 auth_token 标识' },
  { id: 'field/catalogue', method: 'alipay.open.app.api.query', kind: 'assumed', source: '按商家下发，未公开', text: 'package_code、scene_code 与可申请字段为模拟清单；证件号仅政府与灵工主体' },
  { id: 'field/triggers', method: 'alipay.open.app.api.field.apply', kind: 'assumed', source: v3sdk + '（仅错误码）', text: '29 个错误码公开，26 个各有触发条件，均按字面推定；应用下架、个人账号、健康与安全检测由 RegisteredApp.standing 设定' },
  { id: 'field/scripted', method: 'alipay.open.app.api.field.apply', kind: 'assumed', source: v3sdk + '（仅错误码）', text: 'BIZ_ERROR、SYSTEM_ERROR 由支付宝内部产生，APP_ID_IS_BLANK 先被网关的 isv.missing-app-id 拦下：无请求可触发，只由故障规则给出' },
  { id: 'field/files', method: 'alipay.open.app.api.field.apply', kind: 'documented', source: '代用户申请信息接入文档 2024-11-08', text: 'picture_1～picture_5 与 video，单个不超过 10 MB，至少一项' },
  { id: 'field/status-case', method: 'alipay.open.app.api.field.query', kind: 'assumed', source: 'SDK 注释为大写，接入文档为小写', text: 'status 以接入文档的小写返回' },
  { id: 'field/changed', method: 'alipay.open.app.api.field.changed', kind: 'assumed', source: '消息体未公开', text: 'biz_content 取 field.query 的记录字段' },
  { id: 'mini/categories', method: 'alipay.open.mini.category.query', kind: 'assumed', source: '未公开', text: '类目树为模拟的一角' },
  { id: 'mini/modify', method: 'alipay.open.mini.baseinfo.modify', kind: 'assumed', source: 'modify_status 取值未公开', text: '修改即时生效，modify_status=SUCCESS' },
  { id: 'auth/tokens', method: 'alipay.open.auth.token.app', kind: 'documented', source: sdk, text: 'app_auth_token 与 tokens[]；错误码见 v3' },
  { id: 'certify/open', method: 'alipay.user.certify.open.initialize', kind: 'documented', source: sdk, text: '初始化、认证、查询三步；passed=T/F' },
  { id: 'certify/certdoc', method: 'alipay.user.certdoc.certverify.preconsult', kind: 'documented', source: sdk, text: 'verify_id 两小时有效；consult 凭用户令牌比对' },
] as const satisfies readonly LedgerLine[];

export type LedgerId = (typeof ledger)[number]['id'];
