/**
 * 支付宝就业接入手册 v4.0, 产品体验评级标准: its table as data. Clauses are quoted verbatim. A cell names the checks that decide it, by what it asks.
 */
import type { Requirement } from '../result.js';

export const rubricId = 'handbook-v4.0';

export interface HandbookRow {
  id: string;
  section: string;
  title: string;
  clause: string;
  requires: { alipay: Requires; self: Requires };
  /** Checks by what a cell asks, or why nothing can decide it. Never neither, never both. */
  decidedBy: { checks: Partial<Record<Exclude<Requirement, 'none'>, readonly string[]>> } | { notTested: string };
  /** Where the handbook can be read two ways: which way we read it (the stricter), shown in the report. */
  reading?: string;
}
export interface Requires { S: Requirement; A: Requirement; B: Requirement }

const jd = '支付宝跳转三方JD页';
const apply = '点击投递或开聊按钮';
const after = '投递后';
const noDistraction = '为用户保障体验流畅，用户从支付宝就业跳转到三方的岗位详情页，不要有其他干扰（如登录、授权等）';
const raiseSmartResume = '为保障用户体验统一，用户点击投递简历按钮，要吊起「智能简历」的简历填写流程，不要使用三方自己的简历填写页面';
const onOwnLink = '自主链路上，本行判断的是从小程序自己的首页走到的岗位详情页。';

const everyGrade = { S: 'required', A: 'required', B: 'required' } as const;
const onlyS = { S: 'required', A: 'none', B: 'none' } as const;
const nothing = { S: 'none', A: 'none', B: 'none' } as const;
const workCard = { alipay: { S: 'onlyPath', A: 'onlyPath', B: 'userChoice' }, self: { S: 'userChoice', A: 'none', B: 'none' } } as const;

export const handbookV4: readonly HandbookRow[] = [
  {
    id: 'JD.no-login', section: jd, title: '无需用户登录', clause: noDistraction,
    requires: { alipay: { S: 'required', A: 'required', B: 'none' }, self: onlyS },
    decidedBy: { checks: { required: ['no-login-on-jd'] } },
    reading: `${onOwnLink}「如登录、授权等」从严理解：任何授权弹窗都算干扰；唯一例外是验收标准②写明可在点击投递按钮前出现一次的应聘状态回传授权。`,
  },
  {
    id: 'JD.no-other-jobs', section: jd, title: '无其他岗位推荐', clause: '不要在岗位详情、投递成功页等推荐其他岗位',
    requires: { alipay: everyGrade, self: onlyS },
    decidedBy: { checks: { required: ['no-other-jobs-on-jd'] } },
    reading: `${onOwnLink}推荐标题、其他岗位名称、点得到其他岗位，出现任何一种都算推荐。`,
  },
  {
    id: 'JD.no-external-links', section: jd, title: '无其他外链', clause: '不要在招聘小程序中引导用户到微信、APP等其他终端',
    requires: { alipay: everyGrade, self: everyGrade },
    decidedBy: { checks: { required: ['no-external-links-on-jd'] } },
    reading: `${onOwnLink}外链从严理解：网址、二维码、其他小程序、内嵌网页、加微信等文字、复制微信号都算。`,
  },
  {
    id: 'JD.back-to-alipay', section: jd, title: '页面返回跳转支付宝', clause: '页面返回跳转支付宝',
    requires: { alipay: everyGrade, self: nothing },
    decidedBy: { checks: { required: ['back-returns-to-alipay'] } },
    reading: '在岗位详情页按一次返回就要回到支付宝，中间不能有挽留弹窗或自己的页面。',
  },
  {
    id: 'APPLY.no-login', section: apply, title: '无需用户登录', clause: '用户浏览岗位详情、投递简历环节均无需注册、登录、填写简历和求职意向',
    requires: { alipay: { S: 'required', A: 'required', B: 'none' }, self: nothing },
    decidedBy: { checks: { required: ['no-login-on-apply'] } },
    reading: '手机号授权、会员信息授权也是登录的一种做法，从严算登录；应聘状态回传授权与芝麻工作证本身不算。',
  },
  {
    id: 'APPLY.opens-work-card', section: apply, title: '唤起芝麻工作证', clause: raiseSmartResume, requires: workCard,
    decidedBy: { checks: { onlyPath: ['work-card-offered', 'work-card-only-way'], userChoice: ['work-card-offered'] } },
    reading: '唯一路径：点击投递后只有芝麻工作证一条路；用户可选：提供了即可，只提供它也满足。灵工实名模式下，实名授权代替芝麻工作证。',
  },
  {
    id: 'APPLY.activates-work-card', section: apply, title: '开通芝麻工作证', clause: '用户首次使用，需要授权「智能简历」，在「智能简历」里完成简历填写并完成简历投递', requires: workCard,
    decidedBy: { checks: { onlyPath: ['work-card-activated', 'activation-only-way'], userChoice: ['work-card-activated'] } },
    reading: '没有开通过的用户在投递时开通；唯一路径：不开通（拒绝授权）就投递不了。',
  },
  {
    id: 'APPLY.resume-in-work-card', section: apply, title: '使用芝麻工作证写简历', clause: raiseSmartResume, requires: workCard,
    decidedBy: { checks: { onlyPath: ['resume-written-in-work-card', 'resume-only-in-work-card'], userChoice: ['resume-written-in-work-card'] } },
    reading: '简历缺失的用户在芝麻工作证里补全；唯一路径：整个投递过程不出现自己的简历表单。',
  },
  {
    id: 'DELIVER.one-tap', section: '投递', title: '接入一键投递', clause: '基于「智能简历」实现用户免登录、一键投递，可提升简历投递量',
    requires: { alipay: { S: 'required', A: 'required', B: 'none' }, self: onlyS },
    decidedBy: { checks: { required: ['one-tap-apply'] } },
    reading: '从点击投递到成功，除支付宝自己的半屏外没有任何一步要用户操作；再次投递的用户只点一下（情况③「用户再次使用时可直接投递」）。',
  },
  {
    id: 'DELIVER.no-second-resume', section: '投递', title: '无需二次补充简历', clause: '用户浏览岗位详情、投递简历环节均无需注册、登录、填写简历和求职意向',
    requires: { alipay: onlyS, self: onlyS },
    decidedBy: { checks: { required: ['no-second-resume'] } },
    reading: '交出智能简历之后，小程序里不再出现填写、完善、补充简历的表单或入口。',
  },
  {
    id: 'AFTER.only-button', section: after, title: '当前页提示投递成功，点击唯一按钮返回支付宝', clause: '用户投递简历后，当前页提示投递成功并引导用户返回支付宝就业',
    requires: { alipay: { S: 'required', A: 'oneOf', B: 'oneOf' }, self: nothing },
    decidedBy: { checks: { required: ['success-on-current-page', 'only-return-button'], oneOf: ['success-on-current-page', 'only-return-button'] } },
    reading: '唯一按钮：投递成功后的当前页上，能点到的只有一个控件，点它就回到支付宝就业。看得见但禁用的按钮、看不见但点得到的控件也算一个。',
  },
  {
    id: 'AFTER.obvious-button', section: after, title: '当前页提示投递成功，点击明显按钮返回支付宝', clause: '用户投递简历后，当前页提示投递成功并引导用户返回支付宝就业',
    requires: { alipay: { S: 'none', A: 'oneOf', B: 'oneOf' }, self: nothing },
    decidedBy: { checks: { oneOf: ['success-on-current-page', 'obvious-return-button'] } },
    reading: '明显按钮：不用滚动就看得见，大小、字号、对比度够，点它就回到支付宝就业。与上一行二选一，满足一行即两行都算满足。',
  },
  {
    id: 'STATUS.synced', section: '应聘状态同步', title: '完成对接',
    clause: '当用户应聘状态发生变更，调用“人才就业岗位应聘信息同步（UID方式）接口”，同步用户应聘状态，同步的消息类型包括但不限于：已投递、沟通中、面试中、未录取、已录取、已入职、停止招聘',
    requires: { alipay: { S: 'fullSync', A: 'fullSync', B: 'required' }, self: { S: 'fullSync', A: 'none', B: 'none' } },
    decidedBy: { checks: { fullSync: ['delivered-status-arrives', 'every-status-arrives'], required: ['delivered-status-arrives'] } },
    reading: '完成对接（B）：每次投递的「已投递」都到达；全量同步：该链路每次投递的每一种状态都到达，用户、应聘单、状态三者都对。小程序确实没有的状态须在配置里写明原因，供审核查看。',
  },
];

/** 2选1: passing one of these earns both where a grade asks `oneOf`. */
export const oneOfPair: readonly string[] = ['AFTER.only-button', 'AFTER.obvious-button'];
