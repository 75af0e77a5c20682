/** For tests: a run as it should be, spoilt in some three hundred ways, one at a time and not only where a check would look. */
import type { Evidence, EventOf, EventKind, EvidenceEvent, JourneyEvidence, JourneyId, RunHeader, ScreenNode } from '../evidence/contract.js';
import type { Node } from './evidence-for-tests.js';
import { addNodes, button, conformingRun, event, input, jdPage, jobSync, pushCall, text, tree, viewport } from './evidence-for-tests.js';
import { viewsOf } from './view.js';

type Spoil = (run: Evidence) => Evidence;
export type Views = ReturnType<typeof viewsOf>;

const kept = new Map<string, Views>();

/** What may be done to a run, by name. A run is spoilt when it is first asked for, and its views are kept: every check looks at all of them. */
export const spoiltRuns = (): string[] => [...makers().keys()];

export function spoiltRun(name: string): Evidence {
  const make = makers().get(name);
  if (!make) throw new Error(`no run is spoilt so: ${name}`);
  return make();
}

export function viewsOfSpoilt(name: string): Views {
  const views = kept.get(name) ?? viewsOf(spoiltRun(name));
  kept.set(name, views);
  return views;
}

let known: Map<string, () => Evidence> | undefined;
function makers(): Map<string, () => Evidence> {
  if (known) return known;
  const conforming = conformingRun();
  const gig = conformingRun({ app: { name: '测试招聘', appId: '2021000000000001', subject: 'gig', resumeMode: 'real-name' } });
  return known = new Map([
    ['as it should be', () => conforming], ['灵工 as it should be', () => gig],
    ...ways().map(([name, spoil]): [string, () => Evidence] => [name, () => spoil(conforming)]),
    ...gigWays().map(([name, spoil]): [string, () => Evidence] => [`灵工, ${name}`, () => spoil(gig)]),
  ]);
}

const ways = (): [string, Spoil][] => [...cutOff(), ...dropped(), ...screensDrawn(), ...nodesAdded(), ...afterTaps(), ...pushesSent(), ...sheets(), ...jobsSynced(), ...headers()];
const gigWays = (): [string, Spoil][] => [...dropped().filter(([name]) => name.startsWith('no ')), ...afterTaps().filter(([name]) => /consent|real-name sheet/.test(name)), ['cut off at the half', halved]];

const everyJourney = (change: (journey: JourneyEvidence) => JourneyEvidence): Spoil => (run) => ({ ...run, journeys: run.journeys.map(change) });
const everyEvent = (change: (event: EvidenceEvent, journey: JourneyEvidence) => EvidenceEvent | readonly EvidenceEvent[]): Spoil => everyJourney((journey) => ({
  ...journey, events: journey.events.flatMap((each) => change(each, journey)).map((each, seq) => ({ ...each, seq })),
}));
const every = <K extends EventKind>(kind: K, change: (event: EventOf<K>, journey: JourneyEvidence) => EvidenceEvent | readonly EvidenceEvent[]): Spoil =>
  everyEvent((each, journey) => (each.kind === kind ? change(each as EventOf<K>, journey) : each)); // of this kind, just asked
const inJourney = (id: JourneyId, spoil: Spoil): Spoil => (run) => {
  const spoilt = spoil(run);
  return { ...run, journeys: run.journeys.map((journey, nth) => (journey.header.journey === id ? spoilt.journeys[nth] ?? journey : journey)) };
};

const halved = everyJourney((journey) => ({ ...journey, events: journey.events.slice(0, Math.ceil(journey.events.length / 2)), end: undefined }));
const failing = everyJourney((journey) => ({ ...journey, end: { status: 'failed', events: 1, durationMs: 1, reason: '超时' } }));

function cutOff(): [string, Spoil][] {
  const upTo = (moment: EventOf<'screen'>['moment'], past: number): Spoil => everyJourney((journey) => {
    const at = journey.events.findIndex((each) => each.kind === 'screen' && each.moment === moment);
    return at < 0 ? journey : { ...journey, events: journey.events.slice(0, at + past) };
  });
  return [
    ['cut off at the half', halved], ['failed at the end', failing], ['no journey', (run) => ({ ...run, journeys: [] })], ['empty journeys', everyJourney((journey) => ({ ...journey, events: [] }))],
    ['ends on the JD page', upTo('jd-end', 1)], ['ends before the result page', upTo('after-delivery', 0)], ['ends on the result page', upTo('after-delivery', 1)],
    ...conformingRun().journeys.map(({ header: { journey } }): [string, Spoil] => [`${journey} halved`, inJourney(journey, halved)]),
  ];
}

function dropped(): [string, Spoil][] {
  const kinds: EventKind[] = ['tap', 'screen', 'sheet', 'gateway', 'jsapi', 'page', 'dialog', 'exit', 'back', 'trigger', 'waited', 'chapter'];
  return kinds.flatMap((kind): [string, Spoil][] => [[`no ${kind}`, every(kind, () => [])], [`each ${kind} twice`, every(kind, (each) => [each, each])]]);
}

function screensDrawn(): [string, Spoil][] {
  const screens = (change: (screen: EventOf<'screen'>) => Partial<EventOf<'screen'>>): Spoil => every('screen', (screen) => ({ ...screen, ...change(screen) }));
  const nodes = (change: (node: ScreenNode) => Partial<ScreenNode>): Spoil => screens(({ tree }) => ({ tree: tree.map((node) => ({ ...node, ...change(node) })) }));
  return [
    ['pages never settle', screens(() => ({ settled: false }))], ['blank pages', screens(() => ({ tree: [] }))], ['pages without words', nodes(() => ({ text: '' }))], ['pictures lost', screens(() => ({ file: null }))],
    ['never scrolled', screens(({ scroll }) => ({ scroll: { ...scroll, atEnd: false } }))], ['each page another', screens(({ id }) => ({ page: { path: `pages/${id}`, query: { id: 'J-1003' } } }))], ['pages unknown', screens(() => ({ page: undefined as never }))],
    ['Alipay’s own pages', screens(() => ({ surface: 'alipay' }))], ['all in the shell', nodes(() => ({ zone: 'shell' }))], ['nothing tappable', nodes(() => ({ tappable: false }))], ['everything tappable', nodes(() => ({ tappable: true, listens: true }))],
    ['covered', nodes(() => ({ onTop: false }))], ['out of view', nodes(() => ({ inView: false }))], ['disabled', nodes(() => ({ disabled: true }))], ['faint', nodes(() => ({ opacity: 0.4 }))], ['invisible', nodes(() => ({ opacity: 0.05 }))],
    ['small print', nodes(() => ({ fontSize: 8 }))], ['smaller print', nodes(() => ({ fontSize: 11 }))], ['tiny', nodes(({ box }) => ({ box: { ...box, w: 30, h: 14 } }))], ['rather small', nodes(({ box }) => ({ box: { ...box, w: 80, h: 30 } }))],
    ['grey on grey', nodes(() => ({ color: 'rgb(120, 120, 120)', background: 'rgb(140, 140, 140)' }))], ['grey on white', nodes(() => ({ color: 'rgb(150, 150, 150)', background: '#fff' }))], ['buttons are plain text', nodes(() => ({ role: 'text', tag: 'view' }))],
    ['all links', nodes(() => ({ role: 'link' }))], ['all web-views', nodes(() => ({ role: 'web-view', box: { x: 0, y: 0, w: 390, h: 844 } }))], ['all images', nodes(() => ({ role: 'image', text: '' }))], ['words in pictures', nodes(() => ({ role: 'image', tag: 'image', text: '', drawn: ['社区护理员 8-10K', '加微信 abc12345'] }))], ['QR codes', screens(() => ({ codes: ['https://weixin.qq.com/r/x', 'https://example.com/a'] }))],
  ];
}

const words: readonly (readonly [string, readonly Node[]])[] = [
  ['a login form', [input('请输入手机号'), input('请输入验证码'), button('登录', { box: { x: 20, y: 600, w: 350, h: 44 } })]], ['a login button', [button('微信一键登录'), button('手机号快捷登录')]], ['a wall', [text('登录后查看完整职位信息')]],
  ['a résumé form', [text('完善在线简历'), text('姓名'), text('最高学历'), text('工作经历'), input('请输入姓名'), button('上传附件简历')]], ['two ways to apply', [button('附件简历投递'), button('使用微信简历投递'), button('电话联系')]], ['a second button', [button('查看我的投递', { box: { x: 45, y: 500, w: 300, h: 44 } }), button('返回首页', { box: { x: 45, y: 550, w: 300, h: 44 } })]],
  ['other jobs', [text('相似职位'), text('社区护理员', { tappable: true }), text('仓库分拣员 8-10K', { tappable: true })]], ['more jobs, unnamed', [text('猜你喜欢'), text('8-10K'), text('9-12K'), text('10-15K')]], ['a link out', [text('官网：www.example.com'), text('https://example.org/apply', { role: 'link', tappable: true })]],
  ['WeChat', [text('加微信 abc12345 了解详情'), text('关注公众号投递'), text('请电话联系 0571-88888888'), text('下载 APP 查看更多')]], ['fees', [text('入职需缴纳押金 200 元'), text('培训费 1000 元')]], ['raw values', [text('薪资 undefined'), text('NaN元/月'), text('null'), text('[object Object]')]],
  ['forbidden words', [text('全国最好的招聘平台，第一名'), text('赚钱'), text('代购')]], ['a canvas', [{ role: 'canvas', tag: 'canvas', box: { x: 0, y: 0, w: 390, h: 500 } }]], ['a web-view', [{ role: 'web-view', tag: 'web-view', box: { x: 0, y: 0, w: 390, h: 500 } }]],
  ['ticks and links', [{ ...text('同意《用户协议》'), role: 'checkbox', tappable: true }, { ...text('查看详情'), role: 'link', tappable: true }]], ['another apply button', [button('立即投递', { box: { x: 20, y: 650, w: 350, h: 48 } }), button('聊一聊', { box: { x: 20, y: 690, w: 350, h: 48 } })]],
  ['news of success', [text('投递成功'), text('您已投递该岗位')]], ['news of failure', [text('投递失败，请重试'), text('系统繁忙')]], ['a mask', [{ text: '', tappable: true, listens: true, box: { x: 0, y: 0, w: 390, h: 844 } }, button('知道了', { parent: 0 })]],
];
const moments: EventOf<'screen'>['moment'][] = ['jd-opened', 'jd-end', 'jd-again', 'after-delivery', 'after-decline', 'after-probe'];

const nodesAdded = (): [string, Spoil][] => [
  ...words.map(([name, nodes]): [string, Spoil] => [`${name} on every page`, (run) => addNodes(addNodes(run, 'alipay', moments, nodes), 'self', moments, nodes)]),
  ...(['jd-end', 'after-delivery', 'after-decline'] as const).flatMap((moment) => words.slice(0, 7).map(([name, nodes]): [string, Spoil] => [`${name} at ${moment}`, (run) => addNodes(run, 'alipay', [moment], nodes)])),
];

/** What an app may do when the user taps. */
const doings: readonly (readonly [string, readonly EvidenceEvent[]])[] = [
  ['a login page', [event('page', 0, { action: 'navigateTo', stack: [{ path: 'pages/job/detail', query: {} }, { path: 'pages/login/index', query: {} }] })]], ['a page of its own', [event('page', 0, { action: 'redirectTo', stack: [{ path: 'pages/result/index', query: { id: 'J-1003' } }] })]],
  ['a question', [event('dialog', 0, { dialog: 'confirm', phase: 'shown', text: '确定要投递吗？请先登录', buttons: ['取消', '去登录'] }), event('dialog', 0, { dialog: 'confirm', phase: 'closed', text: '', decision: '去登录' })]],
  ['a choice', [event('dialog', 0, { dialog: 'actionSheet', phase: 'shown', text: '选择投递方式', buttons: ['芝麻工作证投递', '使用附件简历投递', '加微信'] })]], ['an alert', [event('dialog', 0, { dialog: 'alert', phase: 'shown', text: '请添加微信 abc12345，下载 APP', buttons: ['知道了'] })]],
  ['news in a toast', [event('dialog', 0, { dialog: 'toast', phase: 'shown', text: '投递成功，推荐你看看社区护理员' })]], ['a consent', [event('dialog', 0, { dialog: 'consent', phase: 'shown', text: '申请获取你的昵称', scopes: ['auth_user'] }), event('dialog', 0, { dialog: 'consent', phase: 'closed', text: '', scopes: ['auth_user'], decision: 'accept' })]],
  ['a declined consent', [event('dialog', 0, { dialog: 'consent', phase: 'shown', text: '申请', scopes: ['yingpin'] }), event('dialog', 0, { dialog: 'consent', phase: 'closed', text: '', scopes: ['yingpin'], decision: 'decline' })]],
  ['a phone request', [event('dialog', 0, { dialog: 'phone', phase: 'shown', text: '申请手机号' }), event('jsapi', 0, { name: 'getPhoneNumber', params: {}, outcome: 'success' })]], ['a profile request', [event('dialog', 0, { dialog: 'profile', phase: 'shown', text: '申请头像' }), event('jsapi', 0, { name: 'getOpenUserInfo', params: {}, outcome: 'success' })]],
  ['auth_user', [event('jsapi', 0, { name: 'getAuthCode', params: { scopes: ['auth_user'] }, outcome: 'success' })]], ['the clipboard', [event('jsapi', 0, { name: 'setClipboard', params: { text: '微信号 abc12345' }, outcome: 'success' })]], ['a phone call', [event('jsapi', 0, { name: 'makePhoneCall', params: { number: '057188888888' }, outcome: 'success' })]],
  ['another mini program', [event('jsapi', 0, { name: 'navigateToMiniProgram', params: { appId: '2021000000000009', path: 'pages/a' }, outcome: 'success' }), event('exit', 0, { via: 'navigateToMiniProgram', to: 'mini-program', target: '2021000000000009' })]], ['a way out', [event('exit', 0, { via: 'web-view', to: 'url', target: 'https://example.com/apply' })]], ['the way home', [event('exit', 0, { via: 'navigateBackMiniProgram', to: 'alipay' })]],
  ['other jobs in an answer', [event('http', 0, { via: 'request', method: 'GET', url: 'http://127.0.0.1/jobs?id=J-1003', status: 200, responseBody: '{"list":[{"id":"J-1003","name":"仓库分拣员"},{"id":"J-1005"}]}' })]], ['a résumé sent', [event('http', 0, { via: 'request', method: 'POST', url: 'http://127.0.0.1/resume', status: 500, requestBody: '{"name":"张三","phone":"13800000000","applyId":"A-self-status"}', blocked: '域名不在白名单' })]],
  ['script errors', [event('error', 0, { source: 'mini-program', message: 'TypeError: x is undefined', stack: 'at f (pages/job/detail.js:12:7)' }), event('error', 0, { source: 'isv-server', message: 'ECONNREFUSED' }), event('error', 0, { source: 'harness', message: 'closed' })]],
  ['what nothing supports', [event('unsupported', 0, { feature: 'tag', name: 'life-follow', page: 'pages/job/detail' }), event('unsupported', 0, { feature: 'jsapi', name: 'reportAnalytics' }), event('unsupported', 0, { feature: 'style', name: 'filter' })]],
  ['nothing found', [event('notFound', 0, { sought: '投递按钮', tried: ['文字', '位置'] })]], ['a refused sheet', [event('sheet', 0, { sheet: 'smart-resume', phase: 'refused', reason: '参数缺失' })]], ['a second sheet', [event('sheet', 0, { sheet: 'smart-resume', phase: 'opened' }), event('sheet', 0, { sheet: 'smart-resume', phase: 'cancelled' })]],
  ['a real-name sheet', [event('sheet', 0, { sheet: 'real-name', phase: 'opened' }), event('sheet', 0, { sheet: 'real-name', phase: 'authorised' })]],
];

function afterTaps(): [string, Spoil][] {
  const after = (purpose: EventOf<'tap'>['purpose'], added: readonly EvidenceEvent[]): Spoil => every('tap', (tap) => (tap.purpose === purpose ? [tap, ...added.map((each) => ({ ...each, at: tap.at + 1 }))] : tap));
  const afterScreen = (moment: EventOf<'screen'>['moment'], added: readonly EvidenceEvent[]): Spoil => every('screen', (screen) => (screen.moment === moment ? [screen, ...added.map((each) => ({ ...each, at: screen.at + 1 }))] : screen));
  const all = doings.flatMap(([name, added]): [string, Spoil][] => [[`${name} after apply`, after('apply', added)], [`${name} after success`, afterScreen('after-delivery', added)], [`${name} on the JD page`, afterScreen('jd-opened', added)]]);
  const few = doings.filter(([name]) => /login page|alert|way out|choice/.test(name)).flatMap(([name, added]): [string, Spoil][] => [
    [`${name} after the probe`, after('probe', added)], [`${name} after return`, after('return', added)], [`${name} after back`, every('back', (back) => [back, ...added.map((each) => ({ ...each, at: back.at + 1 }))])], [`${name} after decline`, afterScreen('after-decline', added)],
  ]);
  const met = (moment: EventOf<'screen'>['moment']): EvidenceEvent => event('screen', 0, {
    id: `met-${moment}`, moment, file: null, surface: 'mini-program', page: jdPage('J-1001'), title: '另一页', viewport, scroll: { top: 0, height: 844, atEnd: true }, settled: true, tree: tree(words.slice(0, 5).flatMap(([, nodes]) => nodes)), codes: [],
  });
  return [
    ...all, ...few, ...(['after-apply-tap', 'dialog', 'sheet', 'lost'] as const).map((moment): [string, Spoil] => [`all is asked for at ${moment}`, after('apply', [met(moment)])]),
    ...(['dialog', 'lost'] as const).map((moment): [string, Spoil] => [`all is asked for at ${moment} on the JD page`, afterScreen('jd-opened', [met(moment)])]),
  ];
}

function pushesSent(): [string, Spoil][] {
  const pushes = (change: (push: EventOf<'gateway'>, journey: JourneyEvidence) => Partial<EventOf<'gateway'>> | undefined): Spoil =>
    every('gateway', (push, journey) => { const other = change(push, journey); return other ? { ...push, ...other } : []; });
  const biz = (fields: Record<string, unknown>): Spoil => pushes((push) => ({ bizContent: { ...(push.bizContent as object), ...fields } })); // objects, as pushCall made them
  const nth = (wanted: number): ((push: EventOf<'gateway'>, journey: JourneyEvidence) => boolean) => (push, journey) => journey.events.filter((each) => each.kind === 'gateway').indexOf(push) === wanted;
  return [
    ['pushes refused', pushes(() => ({ response: { code: '40004', subCode: 'INVALID_STATUS', subMsg: '状态不对', body: {} } }))], ['pushes refused without a reason', pushes(() => ({ response: { code: '20000', body: {} } }))], ['pushes unsigned', pushes(() => ({ signature: 'missing' }))],
    ['pushes malformed', pushes(() => ({ schemaFaults: [{ path: '/apply_time', message: '必填' }, { path: '/user_id', message: '太长' }] }))], ['pushes without content', pushes(() => ({ bizContent: null }))], ['pushes in token mode', pushes(() => ({ method: 'alipay.ebpp.industry.job.apply.sync' }))],
    ...[-100_000, 24_500, 29_999, 30_000, 31_000, 90_000].map((later): [string, Spoil] => [`pushes ${later} ms later`, pushes(({ at }) => ({ at: at + later }))]),
    ['pushes of another user', biz({ user_id: '2088000000000004' })], ['pushes of a stranger', biz({ user_id: '2088999999999999' })], ['pushes without user', biz({ user_id: '' })], ['pushes for another job', biz({ out_job_id: 'J-1005' })], ['pushes for one application', biz({ out_apply_id: 'A-1' })],
    ['pushes without application', biz({ out_apply_id: undefined })], ['pushes of one status', biz({ apply_status: 'APPLYING' })], ['pushes of an unknown status', biz({ apply_status: 'WHATEVER' })], ['pushes without status', biz({ apply_status: undefined })],
    ['the first push lost', pushes((push, journey) => (nth(0)(push, journey) ? undefined : {}))], ['the second push lost', pushes((push, journey) => (nth(1)(push, journey) ? undefined : {}))], ['the second push late', pushes((push, journey) => (nth(1)(push, journey) ? { at: push.at + 40_000 } : {}))],
    ['pushes as answers to faults', pushes(() => ({ fault: 'busy', duplicateOf: 1 }))], ['a push nobody caused', (run) => ({ ...run, world: [...run.world, event('gateway', 99_999, pushCall(99_999, { status: '已录取', outJobId: 'J-1001', outApplyId: 'A-alipay-status', userId: '2088000000000004' }))] })],
    ['triggers failed', every('trigger', (trigger) => ({ ...trigger, ...(trigger.answeredAt === undefined ? {} : { responseStatus: 500, responseBody: '内部错误', error: 'ECONNRESET' }) }))], ['triggers not answered', every('trigger', (trigger) => (trigger.answeredAt === undefined ? trigger : []))],
    ['waits ran out', every('waited', (waited) => ({ ...waited, outcome: 'timeout', tookMs: 30_000 }))],
  ];
}

function sheets(): [string, Spoil][] {
  const sheet = (change: (sheet: EventOf<'sheet'>) => Partial<EventOf<'sheet'>>): Spoil => every('sheet', (each) => ({ ...each, ...change(each) }));
  const order = (fields: Partial<NonNullable<EventOf<'sheet'>['order']>>): Spoil => sheet(({ order: own }) => (own ? { order: { ...own, ...fields } } : {}));
  const without = (phase: EventOf<'sheet'>['phase']): Spoil => every('sheet', (each) => (each.phase === phase ? [] : each));
  return [
    ['orders unsigned', order({ signature: 'invalid' })], ['orders malformed', order({ schemaFaults: [{ path: '/x', message: '错' }] })], ['old parameter', order({ parameter: 'queryStr' })], ['one onceToken', order({ onceToken: 'T' })], ['no onceToken', order({ onceToken: '' })],
    ['other service', order({ zmServiceId: '1', categoryId: 'X', productCode: 'Y' })], ['other source', order({ sourceFrom: 'OTHER', moduleScene: 'OTHER', requireModules: 'ALL', kaJobId: 'J-1005' })], ['another scene', order({ moduleScene: 'EMPLOYMENT' })], ['unknown modules', order({ requireModules: 'BASIC_INFO, HOBBY;PETS' })], ['bare orders', order({ categoryId: undefined, productCode: undefined, sourceFrom: undefined, moduleScene: undefined, onceToken: undefined, requireModules: undefined } as never)],
    ['no orders', sheet(({ order: _order, ...each }) => ({ ...each, order: undefined as never }))],
    ['submissions failed', sheet(({ phase }) => (phase === 'submitted' ? { resultStatus: '6001' } : {}))], ['nobody for the first time', sheet(() => ({ firstTime: false }))], ['refused', sheet(() => ({ phase: 'refused', reason: '参数错' }))],
    ['never authorised', without('authorised')], ['never filled', without('filled')], ['never submitted', without('submitted')], ['never opened', without('opened')], ['never cancelled', without('cancelled')],
  ];
}

function jobsSynced(): [string, Spoil][] {
  const synced = (...jobs: Record<string, unknown>[]): Spoil => (run) => ({ ...run, world: jobs.map((job, nth) => jobSync(nth, job)) });
  const at = (region_code: string, geo: string, detail = '浙江省杭州市西湖区'): Record<string, unknown> => ({ address: { region_code, geo, detail } });
  const call = (method: string, over: Partial<EventOf<'gateway'>>): Spoil => (run) => ({ ...run, world: [...run.world, { ...jobSync(50), method, ...over } as EvidenceEvent] }); // a gateway call, as jobSync made it
  return [
    ['no job synced', synced()], ['brands and shops', synced({ employer_name: '瑞幸' }, { employer_name: '瑞幸咖啡（西湖店）' }, { employer_name: '杭州（总部）餐饮' }, { employer_name: '' }, { employer_name: '个体工商户张三' }, { employer_name: '某公司' })],
    ['addresses', synced(at('', ''), at('33', '120,30'), at('330000', '120.1,30.2'), at('330113', '120.1,30.2'), at('003301', '120.1,30.2'), at('330106', '30.2,120.1'), at('330106', '1,1'), at('330106', '116.4,39.9'), at('330106', 'x'))],
    ['one job in two cities', synced({ job_name: '店员', job_detail: '收银', ...at('330106', '120.1,30.2') }, { job_name: '店员', job_detail: '收银', ...at('330206', '121.5,29.8') })],
    ['one job at two places', synced({ job_name: '店员', job_detail: '收银', ...at('330106', '120.1,30.2', '甲路1号') }, { job_name: '店员', job_detail: '收银', ...at('330206', '121.5,29.8', '乙路2号') })],
    ['paid jobs', synced({ job_detail: '入职缴纳押金 500 元，收取培训费' }, { job_detail: '免费培训，不收费' }, { job_name: '刷单兼职' })], ['syncs refused', (run) => ({ ...run, world: run.world.map((each) => (each.kind === 'gateway' ? { ...each, response: { code: '40004', subCode: 'X', body: {} } } : each)) })],
    ['id numbers applied for', call('alipay.open.app.api.field.apply', { params: { auth_field_apply: '{"field_name":"cert_no"}' }, bizContent: null })], ['faces applied for', call('alipay.open.app.api.field.apply', { bizContent: { field_name: 'avatar' } })], ['id numbers shared', call('alipay.user.info.share', { response: { code: '10000', body: { cert_no: '330106199001010000' } } })],
    ['an old résumé query', call('zhima.customer.jobworth.resume.query', {})], ['trouble on the server', (run) => ({ ...run, world: [...run.world, event('error', 1, { source: 'isv-server', message: 'boom' }), event('dingtalk', 2, { entry: 1, path: '/resume', body: { name: '张三' }, errcode: 0, response: {}, schemaFaults: [{ path: '/phone', message: '必填' }] })] })],
  ];
}

function headers(): [string, Spoil][] {
  const header = (change: (journey: JourneyEvidence) => Partial<JourneyEvidence['header']>): Spoil => everyJourney((journey) => ({ ...journey, header: { ...journey.header, ...change(journey) } }));
  const of = (over: Partial<RunHeader>): Spoil => (run) => ({ ...run, run: { ...run.run, ...over } });
  const app = (over: Partial<RunHeader['app']>): Spoil => (run) => ({ ...run, run: { ...run.run, app: { ...run.run.app, ...over } } });
  return [
    ['clocks apart', header(() => ({ clockErrorMs: 6_000 }))], ['clocks far apart', header(() => ({ clockErrorMs: 40_000 }))], ['used accounts', header(() => ({ account: { journalEntries: 3, agreements: 1, applications: 2, consents: ['auth_user'] } }))], ['one user', header(() => ({ user: { userId: '2088000000000004', resume: 'complete' } }))],
    ['nobody has a résumé', header(({ header: { user } }) => ({ user: { ...user, resume: 'none' } }))], ['everybody has a résumé', header(({ header: { user } }) => ({ user: { ...user, resume: 'complete' } }))], ['another job', header(() => ({ job: { outJobId: 'J-9999', jobName: '不存在的岗位' } }))],
    ['no jobs known', of({ jobs: [] })], ['statuses not offered', of({ statuses: { ...conformingRun().run.statuses, notOffered: [{ status: '停止招聘', reason: '没有' }], triggered: ['沟通中'] } })], ['a short limit', of({ statuses: { ...conformingRun().run.statuses, limitMs: 150 } })], ['no codes', of({ statuses: { ...conformingRun().run.statuses, codes: {} } })], ['codes of their own', of({ statuses: { ...conformingRun().run.statuses, codes: { 已投递: 'A' } } })],
    ['government', app({ subject: 'government' })], ['gig', app({ subject: 'gig' })], ['real-name', app({ resumeMode: 'real-name' })], ['the busy gateway', (run) => ({ ...run, journeys: run.journeys.map((journey) => (journey.header.journey === 'self-status' ? { ...journey, header: { ...journey.header, journey: 'status-under-faults' } } : journey)) })],
  ];
}
