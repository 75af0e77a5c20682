/** Readable evidence for tests: a conforming S run as a stranger's app would leave it, and the means to spoil one thing in it. */
import type { Evidence, EventOf, EventKind, EvidenceEvent, HandbookStatus, JourneyEvidence, JourneyId, Link, RunHeader, ScreenNode } from '../evidence/contract.js';
import type { Check } from './check.js';
import { runCheck } from './run-checks.js';
import { viewsOf } from './view.js';

export const jobs = [
  { outJobId: 'J-1001', jobName: '高级前端工程师' }, { outJobId: 'J-1002', jobName: '门店咖啡师' }, { outJobId: 'J-1003', jobName: '仓库分拣员' },
  { outJobId: 'J-1004', jobName: '前端工程师' }, { outJobId: 'J-1005', jobName: '社区护理员' },
] as const;
export const codes: Record<HandbookStatus, string> = {
  已投递: 'APPLYING', 沟通中: 'PROCESSING', 面试中: 'PROCESSING', 未录取: 'APPLY_FAILED', 已录取: 'APPLY_SUCCESS', 已入职: 'APPLY_SUCCESS', 停止招聘: 'APPLY_FAILED',
};
const triggered = ['沟通中', '面试中', '未录取', '已录取', '已入职', '停止招聘'] as const;

type Loose<K extends EventKind> = Omit<EventOf<K>, 'seq' | 'at' | 'kind'>;
export type Node = Partial<ScreenNode>;

export const viewport = { w: 390, h: 844 };
const jdPath = 'pages/job/detail';
export const jdPage = (outJobId: string): { path: string; query: Record<string, string> } => ({ path: jdPath, query: { outJobId } });

/** A visible text of the app; everything else as a stranger would draw it. */
export const text = (words: string, over: Node = {}): Node => ({ text: words, ...over });
export const button = (words: string, over: Node = {}): Node => ({
  text: words, role: 'button', tag: 'button', tappable: true, box: { x: 20, y: 740, w: 350, h: 48 }, background: 'rgb(22, 119, 255)', color: 'rgb(255, 255, 255)', ...over,
});
export const input = (placeholder: string, over: Node = {}): Node => ({ text: placeholder, role: 'input', tag: 'input', ...over });

export function tree(nodes: readonly Node[]): ScreenNode[] {
  return nodes.map((node, i) => ({
    i, parent: -1, text: '', role: 'text', tag: 'view', box: { x: 20, y: 80 + i * 30, w: 350, h: 24 }, tappable: false, onTop: true, inView: true, disabled: false,
    opacity: 1, color: 'rgb(51, 51, 51)', background: 'rgba(0, 0, 0, 0)', fontSize: 16, zone: 'mini', ...node,
  }));
}

export const jdNodes = (jobName: string): Node[] => [
  text(jobName, { fontSize: 22 }), text('15-20K'), text('岗位职责'), text('负责微信公众号相关页面的开发，协助产品经理完成需求'), text('3年以上相关工作经验'), button('立即投递'),
];
export const deliveredNodes: readonly Node[] = [text('投递成功', { fontSize: 22 }), text('请留意支付宝消息'), button('返回支付宝就业', { box: { x: 45, y: 420, w: 300, h: 44 } })];

/** Writes one journey, numbering as the recorder does. */
export class Journey {
  readonly events: EvidenceEvent[] = [];
  end: JourneyEvidence['end'];
  readonly header: JourneyEvidence['header'];
  #screens = 0;
  #at = 0;

  constructor(id: JourneyId, over: Partial<JourneyEvidence['header']> = {}) {
    const nth = journeyNumber(id);
    this.header = {
      schemaVersion: 1, journey: id, link: id.startsWith('self-') ? 'self' : 'alipay', title: id, startedAt: '2026-11-01T08:00:00.000Z',
      user: { userId: `20880000000000${String(nth).padStart(2, '0')}`, resume: 'none' }, job: jobs[0], account: { journalEntries: 0, agreements: 0, applications: 0, consents: [] }, clockErrorMs: 2, ...over,
    };
  }

  get userId(): string { return this.header.user.userId; }
  get outApplyId(): string { return `A-${this.header.journey}`; }

  add<K extends EventKind>(kind: K, event: Loose<K>, afterMs = 50): this {
    this.#at += afterMs;
    // One kind and its own fields: TypeScript cannot rebuild the member of the union from the generic.
    this.events.push({ kind, seq: this.events.length, at: this.#at, ...event } as unknown as EvidenceEvent);
    return this;
  }
  chapter(label: string): this { return this.add('chapter', { label, text: label }); }
  tap(purpose: EventOf<'tap'>['purpose'], words: string, over: Partial<Loose<'tap'>> = {}): this { return this.add('tap', { purpose, text: words, role: 'button', foundBy: 'text', ...over }); }
  screen(moment: EventOf<'screen'>['moment'], nodes: readonly Node[], over: Partial<Loose<'screen'>> = {}): this {
    this.#screens += 1;
    const id = `${String(this.#screens).padStart(3, '0')}-${moment}`;
    return this.add('screen', {
      id, moment, file: `screens/${id}.png`, surface: 'mini-program', page: jdPage(this.header.job.outJobId), title: '岗位详情', viewport, scroll: { top: 0, height: 1200, atEnd: false },
      settled: true, tree: tree(nodes), codes: [], ...over,
    });
  }
  alipay(moment: EventOf<'screen'>['moment'], nodes: readonly Node[]): this {
    return this.add('screen', {
      id: `${String((this.#screens += 1)).padStart(3, '0')}-${moment}`, moment, file: null, surface: 'alipay', title: '支付宝就业', viewport, scroll: { top: 0, height: 844, atEnd: true },
      settled: true, tree: tree(nodes.map((node) => ({ zone: 'shell' as const, ...node }))), codes: [],
    });
  }
  sheet(phase: EventOf<'sheet'>['phase'], over: Partial<Loose<'sheet'>> = {}): this { return this.add('sheet', { sheet: 'smart-resume', phase, ...over }); }
  push(status: HandbookStatus, over: { outJobId?: string; outApplyId?: string; userId?: string; afterMs?: number } & Partial<Loose<'gateway'>> = {}): this {
    const { outJobId = this.header.job.outJobId, outApplyId = this.outApplyId, userId = this.userId, afterMs = 200, ...rest } = over;
    return this.add('gateway', { ...pushCall(this.#nextCall(), { status, outJobId, outApplyId, userId }), ...rest }, afterMs);
  }
  finish(): JourneyEvidence {
    this.end = { status: 'finished', events: this.events.length, durationMs: this.#at };
    return { header: this.header, events: this.events, end: this.end };
  }
  #nextCall(): number { return journeyNumber(this.header.journey) * 1000 + this.events.length; }
}

export function pushCall(call: number, push: { status: HandbookStatus; outJobId: string; outApplyId: string; userId: string }): Loose<'gateway'> {
  return {
    call, method: 'alipay.ebpp.industry.job.applyinfo.sync', params: {}, signature: 'valid', schemaFaults: [], response: { code: '10000', body: {} }, userId: push.userId,
    bizContent: { out_apply_id: push.outApplyId, out_job_id: push.outJobId, user_id: push.userId, apply_status: codes[push.status], apply_time: '2026-11-01 16:00:00', apply_change_time: '2026-11-01 16:00:00' },
  };
}

export const order = (onceToken: string): NonNullable<EventOf<'sheet'>['order']> => ({
  signature: 'valid', parameter: 'orderStr', outAgreementNo: `AG-${onceToken}`, zmServiceId: '2020050722001440031000061082', categoryId: 'ZHIMA_AUTH', productCode: 'ZHIMA_AUTH', kaJobId: 'J-1001',
  requireModules: 'BASIC_INFO', sourceFrom: 'CLOUDRESUME', onceToken, moduleScene: 'EMPLOYMENT_MERGE_PROMISSIONS', schemaFaults: [],
});

const order13: readonly JourneyId[] = [
  'alipay-resume-incomplete', 'alipay-resume-complete', 'alipay-returning-user', 'alipay-jd-back', 'alipay-jd-probe', 'alipay-consent-declined', 'alipay-status', 'self-first-apply',
  'self-returning-user', 'self-jd-probe', 'self-status', 'gig-real-name', 'status-under-faults',
];
const journeyNumber = (id: JourneyId): number => order13.indexOf(id) + 1;

/** 打开: from 支付宝就业 or the own home to the JD page, read to its end. */
export function open(journey: Journey, job: { outJobId: string; jobName: string } = journey.header.job, again = false): Journey {
  const page = jdPage(job.outJobId);
  if (journey.header.link === 'alipay') journey.alipay('alipay-home', jobs.map((each) => text(each.jobName))).chapter('①').tap('open-job', 'job-card');
  else journey.tap('open-own', 'own-entry').screen('own-home', jobs.map((each) => text(each.jobName, { tappable: true })), { page: { path: 'pages/index/index', query: {} } }).tap('open-job', job.jobName);
  journey.add('page', { action: 'launch', stack: [page] }).add('jsapi', { name: 'getAuthCode', params: { scopes: 'auth_base' }, outcome: 'success' });
  if (again) return journey.screen('jd-again', jdNodes(job.jobName), { page });
  return journey.screen('jd-opened', jdNodes(job.jobName), { page }).screen('jd-end', jdNodes(job.jobName), { page, scroll: { top: 400, height: 1200, atEnd: true } });
}

export function applyFirst(journey: Journey): Journey {
  const token = `T-${journey.header.journey}`;
  journey.tap('apply', '立即投递', { page: jdPath, box: { x: 20, y: 740, w: 350, h: 48 } }).chapter('③').sheet('opened', { order: order(token), firstTime: true });
  journey.tap('sheet', 'sheet-agree').sheet('authorised', { firstTime: true });
  if (journey.header.user.resume !== 'complete') journey.tap('sheet', 'sheet-fill-all').sheet('filled', { modules: ['BASIC_INFO'] });
  return delivered(journey.tap('sheet', 'sheet-submit').sheet('submitted', { resultStatus: '9000' }), journey.header.job.outJobId);
}

export function delivered(journey: Journey, outJobId: string, outApplyId = journey.outApplyId): Journey {
  return journey.push('已投递', { outJobId, outApplyId }).screen('after-delivery', deliveredNodes, { page: jdPage(outJobId), scroll: { top: 0, height: 844, atEnd: true } }).chapter('④');
}

export function goBack(journey: Journey): Journey {
  const screen = journey.events.findLast((event) => event.kind === 'screen');
  return journey.tap('return', '返回支付宝就业', { box: { x: 45, y: 420, w: 300, h: 44 }, ...(screen?.kind === 'screen' ? { screen: screen.id } : {}) })
    .add('exit', { via: 'navigateBackMiniProgram', to: 'alipay-employment' }).alipay('after-return', jobs.map((each) => text(each.jobName)))
    .chapter('⑤').tap('shell', 'tab-mine').chapter('⑥').alipay('records', [text(journey.header.job.jobName), text('已投递')]);
}

const play: Record<JourneyId, (id: JourneyId) => Journey> = {
  'alipay-resume-incomplete': (id) => goBack(applyFirst(open(new Journey(id)))),
  'alipay-resume-complete': (id) => goBack(applyFirst(open(new Journey(id, { user: { userId: '2088000000000002', resume: 'complete' } })))),
  'alipay-returning-user': (id) => returning(goBack(applyFirst(open(new Journey(id, { user: { userId: '2088000000000003', resume: 'complete' } }))))),
  'alipay-jd-back': (id) => open(new Journey(id)).add('back', { via: 'title-bar' }).add('exit', { via: 'back', to: 'alipay-employment' }).alipay('after-back', [text('支付宝就业')]),
  'alipay-jd-probe': probing, 'self-jd-probe': probing,
  'alipay-consent-declined': (id) => open(new Journey(id)).tap('apply', '立即投递', { page: jdPath }).sheet('opened', { order: order(`T-${id}`), firstTime: true }).tap('sheet', 'sheet-cancel')
    .sheet('cancelled').screen('after-decline', jdNodes(jobs[0].jobName)),
  'alipay-status': lifecycle, 'self-status': lifecycle,
  'self-first-apply': (id) => goBack(applyFirst(open(new Journey(id)))),
  'self-returning-user': (id) => returning(applyFirst(open(new Journey(id, { user: { userId: '2088000000000009', resume: 'complete' } })))),
  'gig-real-name': (id) => goBack(realName(open(new Journey(id)))),
  'status-under-faults': lifecycle,
};

export const playJourney = (id: JourneyId): JourneyEvidence => play[id](id).finish();

function returning(journey: Journey): Journey {
  const second = jobs[1];
  journey.tap('shell', 'capsule-close').chapter('再次投递');
  open(journey, second, true).tap('apply', '立即投递', { page: jdPath });
  return delivered(journey, second.outJobId, `${journey.outApplyId}-2`);
}

function probing(id: JourneyId): Journey {
  const journey = open(new Journey(id, { user: { userId: `20880000000000${String(journeyNumber(id)).padStart(2, '0')}`, resume: 'complete' } }));
  journey.tap('probe', '15-20K', { page: jdPath }).screen('after-probe', jdNodes(jobs[0].jobName));
  return applyFirst(journey).tap('probe', '请留意支付宝消息', { page: jdPath }).screen('after-probe', deliveredNodes);
}

function lifecycle(id: JourneyId): Journey {
  const journey = applyFirst(open(new Journey(id, { user: { userId: `20880000000000${String(journeyNumber(id)).padStart(2, '0')}`, resume: 'complete' } })));
  const trigger = (status: HandbookStatus): Loose<'trigger'> => ({ status, outApplyId: journey.outApplyId, userId: journey.userId, method: 'POST', url: 'http://127.0.0.1:7001/backoffice' });
  for (const status of triggered) journey.add('trigger', trigger(status), 1);
  for (const status of triggered) journey.push(status, { afterMs: 100 }).add('trigger', { ...trigger(status), answeredAt: 1, responseStatus: 200 }, 1);
  return journey.add('waited', { for: 'all-statuses', outcome: 'seen', limitMs: 30_000, tookMs: 600 });
}

function realName(journey: Journey): Journey {
  journey.tap('apply', '立即报名', { page: jdPath }).chapter('②').add('dialog', { dialog: 'consent', phase: 'shown', text: '申请获取实名信息与应聘状态回传', scopes: ['auth_user', 'yingpin'] });
  journey.tap('dialog', 'dialog-accept').add('dialog', { dialog: 'consent', phase: 'closed', text: '', scopes: ['auth_user', 'yingpin'], decision: 'accept' });
  return delivered(journey, journey.header.job.outJobId);
}

/** The same journey of a 灵工 app: one merged consent where the sheet was. */
function asRealName(journey: JourneyEvidence): JourneyEvidence {
  const scopes = ['auth_user', 'yingpin'];
  const events = journey.events.filter((each) => !(each.kind === 'tap' && each.purpose === 'sheet')).flatMap((each): EvidenceEvent[] => {
    if (each.kind !== 'sheet') return [each];
    if (each.phase === 'opened') return [{ ...event('dialog', each.at, { dialog: 'consent', phase: 'shown', text: '申请获取实名信息与应聘状态回传', scopes }) }];
    const decision = each.phase === 'submitted' ? 'accept' : each.phase === 'cancelled' ? 'decline' : undefined;
    return decision ? [event('dialog', each.at, { dialog: 'consent', phase: 'closed', text: '', scopes, decision })] : [];
  });
  return { ...journey, events: events.map((each, seq) => ({ ...each, seq })) };
}

/** Every journey of a full run, each conforming to S. */
export function conformingRun(over: Partial<RunHeader> = {}): Evidence {
  const gig = over.app?.resumeMode === 'real-name';
  const planned = order13.filter((id) => id !== 'status-under-faults' && (gig ? !id.startsWith('alipay-resume') : id !== 'gig-real-name'));
  return {
    run: {
      schemaVersion: 1, runId: 'r-1', createdAt: '2026-11-01T08:00:00.000Z', app: { name: '测试招聘', appId: '2021000000000001', subject: 'enterprise', resumeMode: 'smart-resume' }, target: 'S', planned: [...planned],
      statuses: { codes, triggered: [...triggered], notOffered: [], limitMs: 30_000 }, jobs: jobs.map((job) => ({ ...job })),
      miniProgram: { buildHash: 'abc', pages: [jdPath], framework: 'native', warnings: [] }, versions: { yanshou: '0.1.0' }, assumptions: [{ id: 'apply-status-codes', text: '状态码的对应关系未公开' }], ...over,
    },
    world: jobs.map((job, nth) => jobSync(nth, { out_job_id: job.outJobId, job_name: job.jobName })),
    journeys: planned.map((id) => (gig && id !== 'gig-real-name' ? asRealName(playJourney(id)) : playJourney(id))),
  };
}

export function jobSync(nth: number, over: Record<string, unknown> = {}): EvidenceEvent {
  return {
    kind: 'gateway', seq: nth, at: nth * 10, call: nth + 1, method: 'alipay.ebpp.industry.job.sync', params: {}, signature: 'valid', schemaFaults: [], response: { code: '10000', body: {} },
    bizContent: {
      out_job_id: `J-${nth}`, job_name: `岗位${nth}`, job_detail: `岗位职责${nth}，本岗位不收取任何费用`, employer_name: '杭州样例科技有限公司',
      address: { region_code: '330106', detail: '浙江省杭州市西湖区古荡街道西溪路556号', geo: '120.09041,30.20383' }, hire_status: 'HIRING', ...over,
    },
  };
}

/** A check's answer with what it found, as the runner gives it. */
export function judge(check: Check, evidence: Evidence, link: Link | 'run' = 'alipay'): { outcome: string; observed: string[]; needsReview: boolean; facts: string[]; warnings: string[]; notes: string[] } {
  const { result, findings } = runCheck(check, viewsOf(evidence)[link]);
  findings.forEach(requireWhole);
  if (result.guard?.facts.some(isBlank)) throw new Error(`${check.id} gives an empty fact`);
  const said = (...kinds: string[]): string[] => findings.filter((finding) => kinds.includes(finding.outcome)).map((finding) => finding.observed);
  return { outcome: result.outcome, observed: said('fail', 'cannotTell'), needsReview: findings.some((finding) => finding.needsReview), facts: result.guard?.facts ?? [], warnings: said('warning'), notes: said('note') };
}

/** All that a check finds, word for word and with the places. */
export const findingsOf = (check: Check, evidence: Evidence, link: Link | 'run' = 'alipay'): ReturnType<typeof runCheck>['findings'] => runCheck(check, viewsOf(evidence)[link]).findings;

const isBlank = (text: string): boolean => text.trim() === '';

/** Whatever a check finds, in any test: it says what was expected, what was seen and, of more than a note, what to do; a breach points at the evidence. */
function requireWhole({ check, outcome, expected, observed, remedy, where }: ReturnType<typeof runCheck>['findings'][number]): void {
  const words = outcome === 'note' ? [expected, observed] : [expected, observed, remedy];
  if (words.some(isBlank)) throw new Error(`${check} gives a finding without words: ${JSON.stringify({ expected, observed, remedy })}`);
  if (outcome === 'fail' && where.length === 0) throw new Error(`${check} fails without saying where: ${observed}`);
}

/** The run with one journey's events changed; seq and number of events follow. */
export function alter(evidence: Evidence, id: JourneyId, change: (events: EvidenceEvent[]) => EvidenceEvent[]): Evidence {
  return withJourney(evidence, id, (journey) => ({ ...journey, events: change([...journey.events]).map((event, seq) => ({ ...event, seq })) }));
}

export function withJourney(evidence: Evidence, id: JourneyId, change: (journey: JourneyEvidence) => JourneyEvidence): Evidence {
  if (!evidence.journeys.some((journey) => journey.header.journey === id)) throw new Error(`the run has no journey ${id}`);
  return { ...evidence, journeys: evidence.journeys.map((journey) => (journey.header.journey === id ? change(journey) : journey)) };
}

export const without = (evidence: Evidence, ...ids: JourneyId[]): Evidence => ({ ...evidence, journeys: evidence.journeys.filter((journey) => !ids.includes(journey.header.journey)) });

/** Adds nodes to every screen of these moments, in one journey or in all of a link. */
export function addNodes(evidence: Evidence, where: JourneyId | Link, moments: readonly EventOf<'screen'>['moment'][], nodes: readonly Node[]): Evidence {
  return changeScreens(evidence, where, moments, (screen) => {
    const offset = screen.tree.length;
    return { ...screen, tree: [...screen.tree, ...tree(nodes).map((node, at) => ({ ...node, i: offset + at, parent: nodes[at]?.parent ?? -1, box: nodes[at]?.box ?? { ...node.box, y: 500 + at * 26 } }))] };
  });
}

export function changeScreens(evidence: Evidence, where: JourneyId | Link, moments: readonly EventOf<'screen'>['moment'][], change: (screen: EventOf<'screen'>) => EventOf<'screen'>): Evidence {
  return {
    ...evidence,
    journeys: evidence.journeys.map((journey) => (journey.header.journey !== where && journey.header.link !== where ? journey : {
      ...journey, events: journey.events.map((event) => (event.kind === 'screen' && moments.includes(event.moment) ? change(event) : event)),
    })),
  };
}

/** A loose event for inserting; `alter` numbers it. */
export function event<K extends EventKind>(kind: K, at: number, fields: Loose<K>): EvidenceEvent {
  return { kind, seq: 0, at, ...fields } as unknown as EvidenceEvent; // see Journey.add
}

/** Inserts events right after the first that fits; their `at` is that event's. */
export function insertAfter(events: readonly EvidenceEvent[], fits: (event: EvidenceEvent) => boolean, ...added: EvidenceEvent[]): EvidenceEvent[] {
  const at = events.findIndex(fits);
  if (at < 0) throw new Error('no event fits');
  const time = events[at]?.at ?? 0;
  return [...events.slice(0, at + 1), ...added.map((each) => ({ ...each, at: time })), ...events.slice(at + 1)];
}
