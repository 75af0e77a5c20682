/**
 * Red lines: 常见问题 and 验收标准 of 支付宝就业接入手册 v4.0 whose breach means 不通过, whatever the letter would be. Clauses are quoted verbatim.
 */
export interface RedLine {
  id: string;
  section: string;
  title: string;
  clause: string;
  checks: readonly string[];
  /** Which journeys it judges. */
  scope: 'alipay' | 'run';
  reading?: string;
}

const matrixComesFirst = '只判断支付宝链路：评级表对自主链路的相应要求写明无要求，红线不能比评级表更严。';

export const redLines: readonly RedLine[] = [
  {
    id: 'RED.component-version', section: '常见问题①「智能简历」接入版本', title: '接入新版「智能简历」组件，参数正确', scope: 'run', checks: ['component-version'],
    clause: '「智能简历」组件升级，不要对接老版本组件，请接新版「智能简历」组件',
    reading: '手册示例代码写 moduleScene=EMPLOYMENT，其下注释要求使用 EMPLOYMENT_MERGE_PROMISSIONS：两者都接受，用前者时提示。',
  },
  {
    id: 'RED.over-privilege', section: '常见问题③使用越权、弹窗未合并', title: '不申请超出需要的用户信息', scope: 'run', checks: ['no-over-privilege'],
    clause: '仅政府机构主体或灵工类小程序，且使用场景合理的情况下（如实名认证），才能申请证件号，其他类型仅可申请二要素（姓名、手机号）；非必要不要申请头像和昵称，因为支付宝头像不可作为简历的头像使用',
  },
  {
    id: 'RED.unmerged-dialogs', section: '常见问题③使用越权、弹窗未合并', title: '实名授权与应聘状态回传合并授权', scope: 'run', checks: ['dialogs-merged'],
    clause: '如使用实名授权，需要与应聘状态回传合并到授权',
  },
  {
    id: 'RED.extra-dialogs', section: '常见问题④额外弹窗', title: '投递环节没有额外的授权弹窗', scope: 'run', checks: ['no-extra-dialogs'],
    clause: '用户投递环节不要获取额外的授权弹窗',
  },
  {
    id: 'RED.new-page-after-delivery', section: '常见问题⑤投递后没有返回支付宝就业', title: '投递后不跳转新页面', scope: 'alipay', checks: ['no-new-page-after-delivery'],
    clause: '投递简历后，不要跳转新页面，不要引导投递其他岗位', reading: matrixComesFirst,
  },
  {
    id: 'RED.other-terminals', section: '常见问题⑥引导到其他页面', title: '不引导用户到其他终端', scope: 'run', checks: ['no-other-terminals'],
    clause: '不要在招聘小程序中引导用户到微信、APP等其他终端',
  },
  {
    id: 'RED.other-jobs-after-delivery', section: '常见问题⑦推荐其他岗位', title: '投递后不推荐其他岗位', scope: 'alipay', checks: ['no-other-jobs-after-delivery'],
    clause: '不要在岗位详情、投递成功页等推荐其他岗位', reading: matrixComesFirst,
  },
  {
    id: 'RED.paid-jobs', section: '常见问题⑧出现付费岗位', title: '没有付费岗位', scope: 'run', checks: ['no-paid-jobs'],
    clause: '不允许同步付费岗位，招聘过程不许缴纳任何费用，禁止在岗位详情中出现“有偿合作”、“付费岗位”、“收取报名费”等内容',
  },
  {
    id: 'RED.incomplete-chain', section: '验收标准：录屏完整链路', title: '新账号一次走完录屏链路①–⑥', scope: 'alipay', checks: ['jd-page-shows-job', 'chain-complete'],
    clause: '录屏需要新账号（或者把原有账号清理干净①注销「智能简历」②取消应聘状态回传的授权③请服务商注销在三方系统的账号，特别是简历）',
    reading: '②中的应聘状态回传授权仅第一次出现，也可含在③的授权里；六步须在同一段旅程里都看到。',
  },
  {
    id: 'RED.status-over-30s', section: '验收标准④', title: '应聘状态 30 秒内回传', scope: 'run', checks: ['status-within-30s'],
    clause: '应聘状态回传，需要实时回传，最长不得超过30秒',
  },
  {
    id: 'RED.employer-name', section: '验收标准：岗位字段①', title: '雇主名称是企业工商注册名', scope: 'run', checks: ['employer-name'],
    clause: '雇主名称，请使用企业工商注册名，不要使用简称或品牌名称。否则岗位审核无法通过',
  },
  {
    id: 'RED.job-address', section: '验收标准：岗位字段②', title: '岗位地址是真实工作地点', scope: 'run', checks: ['job-address'],
    clause: '岗位地址相关的字段（行政区划编码、详细办公地址、经纬度）未岗位工作地点，不是岗位能分发的城市。不要1个岗位拆成不同城市的岗位',
    reading: '原文「未岗位工作地点」按「为岗位工作地点」理解。',
  },
  {
    id: 'RED.uid-mapping', section: '消息通：接入说明', title: '支付宝用户与自有用户一一对应', scope: 'run', checks: ['uid-mapping'],
    clause: '未存储支付宝用户UID与ISV的UID的映射关系',
  },
];
