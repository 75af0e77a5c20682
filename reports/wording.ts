/** The words of every report, Chinese and English side by side. Data keeps its own language; only what we say ourselves is translated. */
import type { Grade, NextGrade, OtherEdition, Requirement, Result, Verdict } from '../rubric/result.js';

export interface Words { zh: string; en: string }

export const disclaimer: Words = {
  zh: '预检，最终以支付宝审核同学验收为准',
  en: 'Pre-check: the final word stays with Alipay’s reviewer',
};

export const verdictWords: Record<Verdict, Words> = {
  pass: { zh: '合格', en: 'Pass' },
  fail: { zh: '不合格', en: 'Fail' },
  cannotTell: { zh: '无法判定', en: 'Cannot tell' },
  notApplicable: { zh: '不适用', en: 'Not applicable' },
  waived: { zh: '已豁免', en: 'Waived' },
  accepted: { zh: '人工通过', en: 'Accepted by a person' },
  flaky: { zh: '时好时坏', en: 'Flaky' },
  notRun: { zh: '未运行', en: 'Not run' },
  error: { zh: '检查出错', en: 'Check error' },
  notTested: { zh: '不由机器检查', en: 'Not tested' },
};

export const requirementWords: Record<Requirement, Words> = {
  required: { zh: '必选', en: 'required' },
  onlyPath: { zh: '唯一路径', en: 'only path' },
  userChoice: { zh: '用户可选', en: 'user’s choice' },
  oneOf: { zh: '2选1', en: 'one of two' },
  fullSync: { zh: '全量同步', en: 'full sync' },
  none: { zh: '无要求', en: 'not asked' },
};

export const gradeWords: Record<Grade, Words> = {
  S: { zh: 'S级', en: 'Grade S' }, A: { zh: 'A级', en: 'Grade A' }, B: { zh: 'B级', en: 'Grade B' }, none: { zh: '未达标', en: 'No grade' },
};

export const linkWords = {
  alipay: { zh: '支付宝链路', en: 'Alipay link' }, self: { zh: '自主链路', en: 'Own link' }, overall: { zh: '总评级', en: 'Overall' },
} satisfies Record<NextGrade['link'], Words>;

export const outcomeWords = {
  fail: { zh: '不合格', en: 'Fail' }, cannotTell: { zh: '无法判定', en: 'Cannot tell' },
  warning: { zh: '提醒', en: 'Warning' }, note: { zh: '说明', en: 'Note' },
} as const satisfies Record<string, Words>;

export const journeyStatusWords = {
  finished: { zh: '走完', en: 'Finished' }, failed: { zh: '未走完', en: 'Failed' },
  interrupted: { zh: '被中断', en: 'Interrupted' }, notRun: { zh: '未运行', en: 'Not run' },
} as const satisfies Record<string, Words>;

/** Names of the journeys: English, and Chinese where one that never ran has only its id. */
const journeyNames: Record<string, Words> = {
  'alipay-resume-incomplete': { zh: '支付宝链路 · 情况① 简历不全，首次投递', en: 'Alipay link · case ① résumé incomplete, first apply' },
  'alipay-resume-complete': { zh: '支付宝链路 · 情况② 简历完整，首次投递', en: 'Alipay link · case ② résumé complete, first apply' },
  'alipay-returning-user': { zh: '支付宝链路 · 情况③ 再次使用，直接投递', en: 'Alipay link · case ③ returning user' },
  'alipay-jd-back': { zh: '支付宝链路 · 岗位详情页返回', en: 'Alipay link · back from the JD page' },
  'alipay-jd-probe': { zh: '支付宝链路 · 详情页逐一点按', en: 'Alipay link · every control of the JD page' },
  'alipay-consent-declined': { zh: '支付宝链路 · 拒绝授权', en: 'Alipay link · consent declined' },
  'alipay-status': { zh: '支付宝链路 · 应聘状态同步', en: 'Alipay link · status lifecycle' },
  'gig-real-name': { zh: '支付宝链路 · 灵工实名报名', en: 'Alipay link · gig work, real name' },
  'self-first-apply': { zh: '自主链路 · 首次投递', en: 'Own link · first apply' },
  'self-returning-user': { zh: '自主链路 · 再次投递', en: 'Own link · returning user' },
  'self-jd-probe': { zh: '自主链路 · 详情页逐一点按', en: 'Own link · every control of the JD page' },
  'self-status': { zh: '自主链路 · 应聘状态同步', en: 'Own link · status lifecycle' },
  'status-under-faults': { zh: '支付宝链路 · 网关繁忙时的状态回传', en: 'Alipay link · status pushes while the gateway is busy' },
};

/** `title` is what the run recorded. A journey played again alone says so in both languages. */
export function journeyWords(id: string, title: string): Words {
  const known = Object.hasOwn(journeyNames, id.replace(/\.repeat$/, '')) ? journeyNames[id.replace(/\.repeat$/, '')] : undefined;
  if (!known) return { zh: title, en: title };
  return { zh: title === id ? known.zh : title, en: id.endsWith('.repeat') ? `${known.en} (again, alone)` : known.en };
}

/** What the journey was doing when it took a picture. */
const momentNames: Record<string, Words> = {
  'alipay-home': { zh: '支付宝就业首页', en: 'Alipay job home' }, 'own-home': { zh: '小程序首页', en: 'Own home' }, 'jd-opened': { zh: '打开岗位详情', en: 'JD page opened' },
  'jd-scrolled': { zh: '岗位详情向下滚动', en: 'JD page scrolled' }, 'jd-end': { zh: '岗位详情页底', en: 'End of the JD page' }, 'after-apply-tap': { zh: '点击投递之后', en: 'After the apply tap' },
  sheet: { zh: '支付宝半屏', en: 'Alipay’s sheet' }, dialog: { zh: '弹窗', en: 'Dialog' }, 'after-delivery': { zh: '投递之后', en: 'After delivery' }, 'after-delivery-scrolled': { zh: '投递之后向下滚动', en: 'After delivery, scrolled' },
  'after-return': { zh: '返回支付宝之后', en: 'After the return' }, 'after-back': { zh: '按返回之后', en: 'After back' }, records: { zh: '投递记录', en: 'Application records' }, 'after-probe': { zh: '试点之后', en: 'After a probe' },
  'after-decline': { zh: '拒绝授权之后', en: 'After declining' }, 'jd-again': { zh: '再次进入岗位详情', en: 'JD page again' }, lost: { zh: '意外的页面', en: 'An unexpected page' },
};
export const momentWords = (moment: string): Words => momentNames[moment] ?? { zh: moment, en: moment };

/** Alipay's own controls, by the names that a journey presses them with. */
const controlNames: Record<string, string> = {
  'job-card': '支付宝就业的岗位卡片', record: '投递记录', 'own-entry': '我的小程序入口', 'tab-home': '支付宝就业 · 首页', 'tab-mine': '支付宝就业 · 我的', back: '返回', 'capsule-close': '关闭小程序',
  'sheet-agree': '同意授权', 'sheet-fill-all': '一键填写', 'sheet-submit': '保存并投递', 'sheet-cancel': '取消', 'dialog-accept': '同意', 'dialog-decline': '拒绝', 'dialog-option': '弹窗选项',
};

/** What the user's finger did, as data: it stays Chinese. */
export function tapWords({ text, foundBy }: { text: string; foundBy: string }): string {
  const [control = '', target] = foundBy.startsWith('shell:') ? text.split(' ') : [];
  const known = Object.hasOwn(controlNames, control) ? controlNames[control] : undefined;
  return `点「${known ?? text}」${known && target ? ` ${target}` : ''}`;
}

const rowEnglish: Record<string, string> = {
  'JD.no-login': 'No login on the JD page', 'JD.no-other-jobs': 'No other jobs recommended', 'JD.no-external-links': 'No outside links',
  'JD.back-to-alipay': 'Back leads to Alipay', 'APPLY.no-login': 'No login on apply', 'APPLY.opens-work-card': 'Apply opens the work card',
  'APPLY.activates-work-card': 'Work card activated there', 'APPLY.resume-in-work-card': 'Résumé written in the work card',
  'DELIVER.one-tap': 'One-tap delivery', 'DELIVER.no-second-resume': 'No second résumé form',
  'AFTER.only-button': 'Success on the same page, the only button returns to Alipay',
  'AFTER.obvious-button': 'Success on the same page, an obvious button returns to Alipay', 'STATUS.synced': 'Application status synced',
};

const sectionEnglish: Record<string, string> = {
  支付宝跳转三方JD页: 'From Alipay to the JD page', 点击投递或开聊按钮: 'Tapping apply or chat', 投递: 'Delivery', 投递后: 'After delivery', 应聘状态同步: 'Application status',
};

const redLineEnglish: Record<string, string> = {
  'RED.component-version': 'The new 智能简历 component, with the right parameters', 'RED.over-privilege': 'No user data asked for beyond need',
  'RED.unmerged-dialogs': 'Real-name consent and status consent in one dialog', 'RED.extra-dialogs': 'No extra consent dialog while applying',
  'RED.new-page-after-delivery': 'No new page after delivery', 'RED.other-terminals': 'Users are not led to WeChat, apps or elsewhere',
  'RED.other-jobs-after-delivery': 'No other jobs recommended after delivery', 'RED.paid-jobs': 'No paid jobs', 'RED.incomplete-chain': 'A fresh account walks steps ①–⑥ in one go',
  'RED.status-over-30s': 'Statuses arrive within 30 seconds', 'RED.employer-name': 'The employer’s registered company name', 'RED.job-address': 'The job’s real address',
  'RED.uid-mapping': 'Alipay users and own users map one to one',
};

const statusEnglish: Record<string, string> = {
  已投递: 'delivered 已投递', 沟通中: 'in touch 沟通中', 面试中: 'interviewing 面试中', 未录取: 'not hired 未录取', 已录取: 'hired 已录取', 已入职: 'started 已入职', 停止招聘: 'job closed 停止招聘',
};

export const redLineWords = (id: string, title: string): Words => ({ zh: title, en: redLineEnglish[id] ?? title });
export const statusWords = (status: string): Words => ({ zh: status, en: statusEnglish[status] ?? status });
export const rowWords = (row: string, title: string): Words => ({ zh: title, en: rowEnglish[row] ?? title });
export const sectionWords = (section: string): Words => ({ zh: section, en: sectionEnglish[section] ?? section });

export function gateWords(result: Result): Words {
  const t = result.target;
  switch (result.gate) {
    case 'met': return { zh: `已达到目标 ${t} 级`, en: `Target ${t} met` };
    case 'below': return { zh: `未达到目标 ${t} 级`, en: `Below target ${t}` };
    case 'review': return { zh: `有项目没有判定或需要人工确认，不能算达到目标 ${t} 级`, en: `Some rows are undecided or need human eyes: target ${t} does not count as met` };
    case 'nothing-judged': return { zh: '没有任何一项得到判定，本次结果无效', en: 'Nothing was judged: this result is void' };
    case 'stale-waiver': return { zh: '有豁免已过期或不再需要，须先处理', en: 'A waiver is stale or expired and must be dealt with first' };
  }
}

/** One sentence a step: what has to be mended to climb from one grade to the next. */
export function nextGradeWords(result: Result, next: NextGrade): Words {
  const cells = next.mend.map((cell): Words => {
    const row = rowWords(cell.row, titleOf(result, cell.row));
    const link = next.link === 'overall' ? linkWords[cell.link] : undefined;
    return { zh: `${link ? link.zh : ''}「${row.zh}」`, en: `${link ? `${link.en} ` : ''}“${row.en}”` };
  });
  const lines = next.redLines.map((id): Words => {
    const { zh, en } = redLineWords(id, result.redLines.find((line) => line.id === id)?.title ?? id);
    return { zh: `红线「${zh}」`, en: `red line “${en}”` };
  });
  const items = [...lines, ...cells];
  const lead = nextGradeLead(next);
  return { zh: `${lead.zh}：${items.map((item) => item.zh).join('、')}`, en: `${lead.en}: ${items.map((item) => item.en).join(', ')}` };
}

/** The same sentence without its list, for a page that shows the list as links. */
export function nextGradeLead({ link, from, to, mend, redLines }: NextGrade): Words {
  const zh = [...(mend.length > 0 ? [`${mend.length} 项`] : []), ...(redLines.length > 0 ? [`${redLines.length} 条红线`] : [])].join('和 ');
  const en = [...(mend.length > 0 ? [`${mend.length} to mend`] : []), ...(redLines.length > 0 ? [`${redLines.length} red lines`] : [])].join(' and ');
  return {
    zh: `${linkWords[link].zh}${from === 'none' ? '要达到' : `从 ${from} 级升到`} ${to} 级，还差 ${zh}`,
    en: `${linkWords[link].en}${from === 'none' ? '' : ` from ${from}`} to ${to}: ${en}`,
  };
}

function titleOf(result: Result, row: string): string {
  return result.cells.find((cell) => cell.row === row)?.title ?? row;
}

/** A grade under a draft edition, said beside the run's own and never in its place. */
export function otherEditionWords({ title, rubric, grade, links }: OtherEdition): Words {
  const of = (key: keyof Words): string => `${linkWords.alipay[key]} ${gradeWords[links.alipay.grade][key]} · ${linkWords.self[key]} ${gradeWords[links.self.grade][key]}`;
  return {
    zh: `若按草案「${title}」（${rubric}）：${gradeWords[grade].zh}（${of('zh')}）。草案不是规定，评级与退出码仍以上面为准。`,
    en: `Under the draft “${title}” (${rubric}): ${gradeWords[grade].en} (${of('en')}). A draft is no rule: grade and exit code stay as above.`,
  };
}

/** How the draft differs, then what of it is not fulfilled or was never observed. */
export function otherEditionLines({ changes, cells, redLines }: OtherEdition): string[] {
  const isOpen = (verdict: Verdict): boolean => verdict === 'fail' || verdict === 'flaky' || verdict === 'cannotTell';
  const rows = cells.filter((cell) => isOpen(cell.verdict)).map((cell) => ({ ...cell, name: `${linkWords[cell.link].zh} · ${cell.title}` }));
  const open = [...rows, ...redLines.filter((line) => isOpen(line.verdict)).map((line) => ({ ...line, name: `红线 · ${line.title}` }))];
  return [...changes, ...open.map(({ name, verdict, findings }) => `${verdictWords[verdict].zh}：${name}${findings[0] ? `（${findings[0].observed}）` : ''}`)];
}
