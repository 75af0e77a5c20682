/** Results written out by hand for the tests of every format: S, A, B, failing, interrupted and hostile. The people in them are seeded and do not exist. */
import type { Cell, Finding, RedLine, Requirement, Result, Verdict } from '../rubric/result.js';

type Asked = [S: Requirement, A: Requirement, B: Requirement];
const no: Asked = ['none', 'none', 'none'];
const jd = '支付宝跳转三方JD页', tap = '点击投递或开聊按钮', after = '投递后';

/** The handbook's table, row by row: what S, A and B ask on the Alipay link and on the own link. */
const table: [row: string, section: string, title: string, alipay: Asked, self: Asked][] = [
  ['JD.no-login', jd, '无需用户登录', ['required', 'required', 'none'], ['required', 'none', 'none']],
  ['JD.no-other-jobs', jd, '无其他岗位推荐', ['required', 'required', 'required'], ['required', 'none', 'none']],
  ['JD.no-external-links', jd, '无其他外链', ['required', 'required', 'required'], ['required', 'required', 'required']],
  ['JD.back-to-alipay', jd, '页面返回跳转支付宝', ['required', 'required', 'required'], no],
  ['APPLY.no-login', tap, '无需用户登录', ['required', 'required', 'none'], no],
  ['APPLY.opens-work-card', tap, '唤起芝麻工作证', ['onlyPath', 'onlyPath', 'userChoice'], ['userChoice', 'none', 'none']],
  ['APPLY.activates-work-card', tap, '开通芝麻工作证', ['onlyPath', 'onlyPath', 'userChoice'], ['userChoice', 'none', 'none']],
  ['APPLY.resume-in-work-card', tap, '使用芝麻工作证写简历', ['onlyPath', 'onlyPath', 'userChoice'], ['userChoice', 'none', 'none']],
  ['DELIVER.one-tap', '投递', '接入一键投递', ['required', 'required', 'none'], ['required', 'none', 'none']],
  ['DELIVER.no-second-resume', '投递', '无需二次补充简历', ['required', 'none', 'none'], ['required', 'none', 'none']],
  ['AFTER.only-button', after, '当前页提示投递成功，点击唯一按钮返回支付宝', ['required', 'oneOf', 'oneOf'], no],
  ['AFTER.obvious-button', after, '当前页提示投递成功，点击明显按钮返回支付宝', ['none', 'oneOf', 'oneOf'], no],
  ['STATUS.synced', '应聘状态同步', '完成对接', ['fullSync', 'fullSync', 'required'], ['fullSync', 'none', 'none']],
];

const redLineTable: [id: string, title: string, clause: string][] = [
  ['RED.old-component', '不得接入老版本智能简历', '「智能简历」组件升级，不要对接老版本组件，请接新版「智能简历」组件'],
  ['RED.extra-consent', '投递环节不得有额外授权弹窗', '用户投递环节不要获取额外的授权弹窗'],
  ['RED.other-terminals', '不得引导到微信、APP 等其他终端', '不要在招聘小程序中引导用户到微信、APP等其他终端'],
  ['RED.recommend-jobs', '不得推荐其他岗位', '不要在岗位详情、投递成功页等推荐其他岗位'],
  ['RED.paid-jobs', '不得出现付费岗位', '不允许同步付费岗位，招聘过程不许缴纳任何费用'],
  ['RED.sync-30s', '应聘状态回传不得超过 30 秒', '应聘状态回传，需要实时回传，最长不得超过30秒。'],
  ['RED.employer-name', '雇主名称用工商注册名', '雇主名称，请使用企业工商注册名，不要使用简称或品牌名称。'],
];

export function gradeS(): Result {
  const result = everythingPasses();
  result.remarks.push(nearLimit());
  return result;
}

/** A: a second résumé form keeps S away on the Alipay link; the own link is A too. */
export function gradeA(): Result {
  const result = everythingPasses();
  result.app = { ...result.app, name: '小满招聘', appId: '2021000000000002' };
  mark(result, 'alipay', 'DELIVER.no-second-resume', 'fail', secondResume());
  mark(result, 'self', 'JD.no-login', 'fail', loginWall('self-first-apply'));
  mark(result, 'self', 'DELIVER.one-tap', 'cannotTell', unsureOneTap());
  return graded(result, 'A', 'S', 'below');
}

/** B, with the target B met: what S and A ask is reported and blocks nothing. */
export function gradeB(): Result {
  const result = everythingPasses();
  result.app = { ...result.app, name: '蜂巢兼职', appId: '2021000000000003' };
  mark(result, 'alipay', 'JD.no-login', 'fail', loginWall('alipay-resume-complete'));
  mark(result, 'alipay', 'AFTER.only-button', 'fail', { ...secondResume(), check: 'after-only-button', observed: '投递成功后有 2 个可点的按钮：「返回支付宝就业」「查看我的投递」', expected: '投递成功后的当前页只有一个可点的按钮', remedy: '成功提示里只留「返回支付宝就业」一个按钮' });
  mark(result, 'self', 'JD.no-login', 'fail', loginWall('self-first-apply'));
  return graded(result, 'B', 'B', 'met');
}

/** The believable mistakes of the handbook's 常见问题, red lines included. */
export function failing(): Result {
  const result = everythingPasses();
  result.app = { ...result.app, name: '速聘通', appId: '2021000000000004' };
  mark(result, 'alipay', 'JD.no-login', 'fail', loginWall('alipay-resume-incomplete'));
  mark(result, 'alipay', 'JD.no-other-jobs', 'fail', otherJobs());
  mark(result, 'alipay', 'JD.no-external-links', 'fail', wechatCode());
  mark(result, 'alipay', 'DELIVER.no-second-resume', 'fail', secondResume());
  mark(result, 'alipay', 'AFTER.obvious-button', 'cannotTell', unsureButton());
  mark(result, 'alipay', 'AFTER.only-button', 'fail', { ...secondResume(), check: 'after-only-button' });
  mark(result, 'alipay', 'STATUS.synced', 'fail', missingStatuses());
  mark(result, 'self', 'JD.no-external-links', 'fail', { ...wechatCode(), where: [] });
  mark(result, 'self', 'STATUS.synced', 'error', undefined);
  breakRedLine(result, 'RED.recommend-jobs', otherJobs());
  breakRedLine(result, 'RED.other-terminals', wechatCode());
  result.waivers.push({ row: 'JD.no-login', link: 'self', reason: '政府机构主体须先登录', owner: '王示例', expires: '2026-10-01', state: 'expired' });
  return graded(result, 'none', 'S', 'below');
}

/** Killed in the middle: three journeys never ran, so most cells earn nothing. */
export function interrupted(): Result {
  const result = everythingPasses();
  for (const cell of result.cells) {
    if (cell.link === 'self' || cell.section !== jd) setVerdict(cell, 'notRun', []);
    for (const check of cell.checks) if (cell.verdict === 'notRun') Object.assign(check, { outcome: 'notRun', guard: undefined });
  }
  for (const line of result.redLines) if (line.verdict === 'pass') Object.assign(line, { verdict: 'notRun' });
  result.journeys = result.journeys.map((journey, index) => index === 0
    ? { ...journey, status: 'interrupted', reason: '收到 SIGINT，记录到第 212 条事件为止', chapters: journey.chapters.slice(0, 2), screens: journey.screens.slice(0, 3) }
    : { ...journey, status: 'notRun', reason: '运行在此之前被中断', chapters: [], screens: [] });
  result.conditions.interrupted = true;
  result.conditions.freshAccounts = 'not proven';
  return graded(result, 'none', 'S', 'review');
}

/** Strings that a hostile mini program would like to see rendered. */
export const hostileStrings = [
  '<script>window.__pwned = 1</script>', '"><img src=x onerror="window.__pwned=1">', "' onfocus='window.__pwned=1' autofocus='", ']]>', '<!-- --> </style></title></textarea>',
  '\u202Egnp.exe\u202C 右到左 مرحبا', '👩‍👩‍👧‍👦🇨🇳🧑🏿‍💻', '\u0000\u0007\u001b[31m红\u001b[0m\u001b]8;;http://evil.example\u0007link\u001b]8;;\u0007\u009b2J', '\ud800 半个代理对', 'x'.repeat(10_000),
  '| a | b |\n|---|---|\n[点我](javascript:alert(1)) ![](http://evil.example/x.png) @everyone http://evil.example www.evil.example `code` **粗** # 标题', '${7*7}{{7*7}}%s%n', '../../etc/passwd',
];

export function hostile(): Result {
  const result = failing();
  const all = hostileStrings.join(' ');
  result.app = { name: all, appId: hostileStrings[1] ?? '', subject: all, resumeMode: all };
  hostileStrings.forEach((text, index) => {
    const cell = result.cells[index];
    if (!cell) return;
    const finding: Finding = { check: `hostile-${index}`, outcome: 'fail', expected: text, observed: text, remedy: text, clause: text, needsReview: true, where: [{ journey: text, seqs: [index], screen: text, file: text, box: { x: -5, y: 1e9, w: Number.MAX_VALUE, h: 3 } }, { journey: 'alipay-resume-incomplete', seqs: [1], screen: 's3', box: { x: 0, y: 0, w: 10, h: 10 } }] };
    setVerdict(cell, 'fail', [finding]);
    cell.title = index === 9 ? cell.title : text;
    cell.reading = text;
    cell.checks.push({ id: text.slice(0, 40), outcome: 'fail', guard: { screens: 1, nodes: 2, facts: [text] }, assumptions: [text] });
  });
  result.remarks = hostileStrings.map((text) => ({ ...nearLimit(), observed: text, remedy: text }));
  result.conditions.versions = { 'isv"><b>': all };
  result.conditions.warnings = [...hostileStrings];
  result.conditions.assumptions = hostileStrings.map((text, index) => ({ id: `h${index}`, text }));
  result.journeys = result.journeys.map((journey) => ({ ...journey, title: all, reason: all, screens: journey.screens.map((screen) => ({ ...screen, title: all })) }));
  return result;
}

/** A result with this many screens, as a long run leaves behind. */
export function withScreens(count: number): Result {
  const result = failing();
  const [first] = result.journeys;
  if (first) first.screens = Array.from({ length: count }, (_, index) => ({ id: `s${index}`, moment: 'jd-scrolled', file: `screens/${index}.png`, at: index * 100, title: `第 ${index} 屏`, viewport: { w: 375, h: 812 } }));
  return result;
}

export const everyResult = { S: gradeS, A: gradeA, B: gradeB, failing, interrupted, hostile };

function everythingPasses(): Result {
  return {
    schemaVersion: 1, rubric: 'v4.0', runId: '2026-11-20-0900-ab12', grade: 'S', target: 'S', gate: 'met', withWaivers: false,
    app: { name: '云杉招聘', appId: '2021000000000001', subject: 'enterprise', resumeMode: 'smart-resume' },
    links: { alipay: { grade: 'S' }, self: { grade: 'S' } },
    cells: table.flatMap(([row, section, title, alipay, self]) => [cellOf(row, section, title, 'alipay', alipay), cellOf(row, section, title, 'self', self)]),
    redLines: redLineTable.map(([id, title, clause]) => redLineOf(id, title, clause)),
    nextGrade: [], remarks: [], journeys: journeys(),
    conditions: {
      createdAt: '2026-11-20T09:00:00.000Z', versions: { yanshou: '0.1.0', rubric: 'v4.0', chromium: '140.0.7339.16', node: '20.19.5', '智能简历组件': '新版' },
      buildHash: 'sha256:4be1f0c29a77d5e1', framework: 'native', freshAccounts: 'proven', clockErrorMs: 3,
      assumptions: [{ id: 'applyinfo.status-codes', text: '应聘状态码取自公开文档 06qhp2，未在真实沙箱核对' }], warnings: [], interrupted: false,
    },
    waivers: [],
  };
}

function cellOf(row: string, section: string, title: string, link: Cell['link'], asked: Asked): Cell {
  const [S, A, B] = asked;
  const asksNothing = S === 'none' && A === 'none' && B === 'none';
  const verdict: Verdict = asksNothing ? 'notTested' : 'pass';
  return {
    row, section, title, link, grades: { S, A, B }, gradeVerdicts: { S: verdict, A: verdict, B: verdict }, verdict, findings: [], clause: `${section}：${title}`,
    checks: asksNothing ? [] : [{ id: row.toLowerCase().replace('.', '-'), outcome: 'pass', assumptions: row === 'STATUS.synced' ? ['applyinfo.status-codes'] : [], guard: { screens: 3, nodes: 148, facts: ['岗位「前端开发工程师」的标题在页面上', '页面滚动到底并静止', '已知 41 个其他岗位名，均未出现'] } }],
    ...(row === 'DELIVER.one-tap' ? { reading: '从点击投递到成功，只有支付宝自己的半屏可以向用户索取信息；老用户只需一次点击。取更严的读法。' } : {}),
  };
}

function redLineOf(id: string, title: string, clause: string): RedLine {
  const notTested = id === 'RED.employer-name';
  const findings: Finding[] = notTested ? [{ check: 'employer-name', outcome: 'note', expected: '企业工商注册名', observed: '离线无法查询工商登记，未检查', remedy: '请审核同学对照营业执照', clause, where: [], needsReview: true }] : [];
  return { id, title, clause, verdict: notTested ? 'notTested' : 'pass', findings, checks: notTested ? [] : [{ id: id.toLowerCase().replace('.', '-'), outcome: 'pass', assumptions: [], guard: { screens: 6, nodes: 412, facts: ['7 个页面都滚动到底'] } }] };
}

function mark(result: Result, link: Cell['link'], row: string, verdict: Verdict, finding: Finding | undefined): void {
  const cell = result.cells.find((candidate) => candidate.link === link && candidate.row === row);
  if (cell) setVerdict(cell, verdict, finding ? [finding] : []);
}

function setVerdict(cell: Cell, verdict: Verdict, findings: Finding[]): void {
  if (cell.verdict === 'notTested' && findings.length === 0) return;
  const under = (asked: Requirement): Verdict => (asked === 'none' ? 'notTested' : verdict);
  cell.verdict = verdict;
  cell.gradeVerdicts = { S: under(cell.grades.S), A: under(cell.grades.A), B: under(cell.grades.B) };
  cell.findings = findings;
  const [check] = cell.checks;
  if (check && verdict !== 'waived' && verdict !== 'notTested') check.outcome = verdict;
}

function breakRedLine(result: Result, id: string, finding: Finding): void {
  const line = result.redLines.find((candidate) => candidate.id === id);
  if (line) Object.assign(line, { verdict: 'fail', findings: [finding] });
}

function graded(result: Result, grade: Result['grade'], target: Result['target'], gate: Result['gate']): Result {
  pairOneOf(result);
  const to = grade === 'A' ? 'S' : grade === 'B' ? 'A' : 'B';
  const open = (link: Cell['link']): { row: string; link: Cell['link']; verdict: Verdict }[] => result.cells
    .filter((cell) => cell.link === link && cell.grades[to] !== 'none' && cell.gradeVerdicts[to] !== 'pass' && !(to !== 'S' && cell.row === 'AFTER.only-button')).map(({ row, verdict }) => ({ row, link, verdict }));
  const redLines = result.redLines.filter((line) => line.verdict === 'fail').map((line) => line.id);
  result.nextGrade = [
    { link: 'overall', from: grade, to, mend: [...open('alipay'), ...open('self')], redLines },
    { link: 'alipay', from: grade, to, mend: open('alipay'), redLines }, { link: 'self', from: grade, to, mend: open('self'), redLines },
  ];
  return Object.assign(result, { grade, target, gate, links: { alipay: { grade }, self: { grade } } });
}

/** 2选1: where A and B ask for one of the two rows, both carry the better verdict. */
function pairOneOf(result: Result): void {
  const [only, obvious] = ['AFTER.only-button', 'AFTER.obvious-button'].map((row) => result.cells.find((cell) => cell.row === row && cell.link === 'alipay'));
  if (!only || !obvious) return;
  const verdicts = [only.verdict, obvious.verdict];
  const better = (['pass', 'cannotTell', 'notRun', 'fail'] as const).find((verdict) => verdicts.includes(verdict)) ?? only.verdict;
  for (const cell of [only, obvious]) cell.gradeVerdicts = { ...cell.gradeVerdicts, A: better, B: better };
}

function journeys(): Result['journeys'] {
  const viewport = { w: 375, h: 812 };
  const steps = ['支付宝就业岗位列表点击岗位进入岗位详情页', '点击投递按钮，拉起应聘状态回传授权', '拉起「智能简历」授权组件', '投递成功后，显示返回支付宝就业的提示框', '回到支付宝就业首页，进入「我的」页-投递记录', '可以看到刚刚投递的岗位'];
  const shots = [['s0', 'alipay-home', '支付宝就业'], ['s1', 'jd-opened', '岗位详情'], ['s2', 'jd-end', '岗位详情'], ['s3', 'dialog', '岗位详情'], ['s4', 'sheet', '智能简历'], ['s5', 'after-delivery', '岗位详情'], ['s6', 'after-return', '支付宝就业'], ['s7', 'records', '投递记录']] as const;
  const screens = shots.map(([id, moment, title], index) => ({ id, moment, title, file: `screens/${id}.png`, at: index * 1500, viewport }));
  const chapters = steps.map((text, index) => ({ label: '①②③④⑤⑥'.charAt(index), text, at: [0, 3000, 5000, 7000, 8500, 10000][index] ?? 0 }));
  return [
    { id: 'alipay-resume-incomplete', link: 'alipay', title: '情况① 简历不全，首次投递', status: 'finished', durationMs: 11_800, chapters, screens },
    { id: 'alipay-resume-complete', link: 'alipay', title: '情况② 简历完整，首次投递', status: 'finished', durationMs: 7_400, chapters: [], screens: screens.slice(0, 6) },
    { id: 'alipay-status', link: 'alipay', title: '应聘状态全程（支付宝链路）', status: 'finished', durationMs: 5_200, chapters: [], screens: [] },
    { id: 'self-first-apply', link: 'self', title: '自有渠道首次投递', status: 'finished', durationMs: 8_300, chapters: [], screens: screens.slice(1, 4) },
  ];
}

function loginWall(journey: string): Finding {
  return { check: 'no-login', outcome: 'fail', needsReview: false, expected: '进入岗位详情页后不出现登录、注册', observed: '进入页面 0.8 秒后出现「手机号登录」表单，遮住岗位标题', remedy: '用 my.getAuthCode（auth_base）静默换取 userId，去掉岗位详情页的登录拦截', clause: '用户从支付宝就业跳转到三方的岗位详情页，不要有其他干扰（如登录、授权等）', where: [{ journey, seqs: [14, 15], screen: 's1', at: 2300, box: { x: 24, y: 300, w: 327, h: 150 } }] };
}

function otherJobs(): Finding {
  return { check: 'no-other-jobs', outcome: 'fail', needsReview: false, expected: '岗位详情页上不出现其他岗位', observed: '「猜你喜欢」下出现另外 2 个已同步岗位：「仓库分拣员」「客服专员」', remedy: '去掉岗位详情页的推荐模块，或对支付宝来源（scene 1205）不渲染它', clause: '不要在岗位详情、投递成功页等推荐其他岗位', where: [{ journey: 'alipay-resume-incomplete', seqs: [22], screen: 's2', at: 3900, box: { x: 16, y: 520, w: 343, h: 180 } }] };
}

function wechatCode(): Finding {
  return { check: 'no-external-links', outcome: 'fail', needsReview: true, expected: '页面上没有引导到微信、APP 的链接或二维码', observed: '图片里的二维码解码为 https://weixin.example/add?id=demo，旁边写着「加微信咨询」', remedy: '删去二维码与「加微信」字样', clause: '不要在招聘小程序中引导用户到微信、APP等其他终端', where: [{ journey: 'alipay-resume-incomplete', seqs: [23], screen: 's2', at: 4000, box: { x: 120, y: 640, w: 135, h: 135 } }] };
}

function secondResume(): Finding {
  return { check: 'no-second-resume', outcome: 'fail', needsReview: false, expected: '智能简历提交后不再要求用户填写', observed: '投递成功后跳到「完善求职意向」表单，有 4 个必填项', remedy: '缺的字段交给「智能简历」团队补进 requireModules，由支付宝的半屏收集', clause: '无需二次补充简历', where: [{ journey: 'alipay-resume-complete', seqs: [41], screen: 's5', at: 7600, box: { x: 24, y: 200, w: 327, h: 260 } }] };
}

function unsureOneTap(): Finding {
  return { check: 'one-tap', outcome: 'cannotTell', needsReview: true, expected: '老用户一次点击即投递成功', observed: '点击投递后 8 秒内既无成功提示，也无报错', remedy: '确认成功提示的文案，或在配置 selectors.success 里指出它', clause: '接入一键投递', where: [{ journey: 'self-first-apply', seqs: [30], screen: 's3', at: 6000 }] };
}

function unsureButton(): Finding {
  return { check: 'after-obvious-button', outcome: 'cannotTell', needsReview: true, expected: '返回支付宝的按钮明显', observed: '「返回」按钮为灰字白底，对比度 2.1，是否明显需要人看', remedy: '用主色按钮，并写明「返回支付宝就业」', clause: '当前页提示投递成功，点击明显按钮返回支付宝', where: [{ journey: 'alipay-resume-incomplete', seqs: [52], screen: 's5', at: 7600, box: { x: 140, y: 700, w: 95, h: 32 } }] };
}

function missingStatuses(): Finding {
  return { check: 'status-full-sync', outcome: 'fail', needsReview: false, expected: '7 种状态都在 30 秒内回传', observed: '只收到「已投递」；「沟通中」「面试中」等 6 种触发后 30 秒内没有到达网关', remedy: '状态变更时调用 alipay.ebpp.industry.job.applyinfo.sync，不只在投递时调用', clause: '仅在支付宝跳转到ISV小程序并产生投递时回传了应聘状态，未全量同步', where: [{ journey: 'alipay-status', seqs: [8, 9, 10], at: 31_000 }] };
}

function nearLimit(): Finding {
  return { check: 'status-within-30s', outcome: 'warning', needsReview: false, expected: '30 秒内回传', observed: '「面试中」用了 25.3 秒，接近上限', remedy: '把回传移到状态变更的同一事务之后立即执行', clause: '需要实时回传，最长不得超过30秒', where: [{ journey: 'alipay-status', seqs: [12], at: 25_300 }] };
}
