/** A page for each handbook row and each red line: its clause, what each grade asks, what is looked at, a passing and a failing picture, the mend. */
import { checkById } from '../../rubric/checks/index.js';
import { gradeLetters } from '../../rubric/cells.js';
import { handbookV4, type HandbookRow } from '../../rubric/handbook/v4.0.js';
import { redLines, type RedLine } from '../../rubric/handbook/red-lines.js';
import type { Requirement } from '../../rubric/result.js';
import { journeysFor } from '../../rubric/view.js';
import { journeys } from '../../suites/journeys/index.js';
import { journeyWords, linkWords, redLineWords, requirementWords, rowWords, sectionWords } from '../../reports/wording.js';
import { defectsOf } from './defects.js';
import { cards, generatedNote, pageOf, plain, quote, table, type Language } from './language.js';
import { bothPictures } from './pictures.js';

const links = ['alipay', 'self'] as const;

export function rowPage(row: HandbookRow, language: Language): string {
  const words = wording[language];
  const checks = 'checks' in row.decidedBy ? [...new Set(Object.values(row.decidedBy.checks).flat())] : [];
  return page([
    `# ${plain(rowTitle(row, language))}`, `\`${row.id}\` · ${plain(sectionWords(row.section)[language])}`, words.clause, quote(row.clause),
    `## ${words.asked}`, table([words.link, ...gradeLetters], links.map((link) => [linkWords[link][language], ...gradeLetters.map((letter) => asks(row.requires[link][letter], language))])),
    ...reading(row.reading, language), ...lookedAt(checks, links.filter((link) => gradeLetters.some((letter) => row.requires[link][letter] !== 'none')), language),
    ...examples(row.id, language),
  ]);
}

export function redLinePage(line: RedLine, language: Language): string {
  const words = wording[language];
  return page([
    `# ${plain(redLineTitle(line, language))}`, `\`${line.id}\` · ${words.redLine} · ${plain(line.section)}`, words.clause, quote(line.clause),
    words.breach(line.scope === 'alipay' ? linkWords.alipay[language] : words.bothLinks),
    ...reading(line.reading, language), ...lookedAt(line.checks, line.scope === 'alipay' ? ['alipay'] : links, language), ...examples(line.id, language),
  ]);
}

export function matrixPage(language: Language): string {
  const words = wording[language];
  const rows = handbookV4.map((row, nth) => [
    handbookV4[nth - 1]?.section === row.section ? '' : plain(sectionWords(row.section)[language]),
    `[${plain(rowWords(row.id, row.title)[language])}](./${pageOf(row.id)}.md)`,
    ...gradeLetters.flatMap((letter) => links.map((link) => asks(row.requires[link][letter], language))),
  ]);
  const lines = redLines.map((line) => [`[${plain(redLineTitle(line, language))}](./${pageOf(line.id)}.md)`, plain(line.section)]);
  const columns = gradeLetters.flatMap((letter) => links.map((link) => `${letter} ${linkWords[link][language]}`));
  return page([
    `# ${words.handbook}`, words.matrixLead, table([words.section, words.row, ...columns], rows), words.matrixKey,
    `## ${words.redLines}`, words.redLinesLead, table([words.redLine, words.section], lines), `## ${words.decidedBy}`, words.decidedByLead, `<!--@include: ${language === 'zh' ? '..' : '../..'}/coverage.md-->`,
  ]);
}

/** Two rows are called 无需用户登录: where the title alone stands, the section goes before it. */
export const rowTitle = (row: HandbookRow, language: Language): string => {
  const twin = handbookV4.some((other) => other !== row && other.title === row.title);
  return twin && language === 'zh' ? `${row.section}：${row.title}` : rowWords(row.id, row.title)[language];
};
export const redLineTitle = (line: RedLine, language: Language): string => redLineWords(line.id, line.title)[language];

function reading(text: string | undefined, language: Language): string[] {
  return text === undefined ? [] : [`## ${wording[language].reading}`, plain(text)];
}

function lookedAt(ids: readonly string[], judged: readonly (typeof links)[number][], language: Language): string[] {
  const words = wording[language];
  const rows = ids.map((id) => {
    const check = checkById(id);
    const played = [...new Set(judged.flatMap((link) => check.needs.flatMap((role) => journeysFor(role, link, 'smart-resume'))))];
    return [`\`${id}\``, plain(check.title), played.map((journey) => plain(journeyWords(journey, journeys.find((each) => each.id === journey)?.title ?? journey)[language])).join('<br>') || words.everyJourney];
  });
  return [`## ${words.lookedAt}`, cards([words.check, words.passes, words.journeys], rows)];
}

function examples(id: string, language: Language): string[] {
  const words = wording[language];
  const defects = defectsOf(id).map(({ id: defect, description, turnsRed }) => [`\`${defect}\``, plain(description), turnsRed.map((check) => `\`${check}\``).join(' ')]);
  return [...bothPictures(id, language), `## ${words.defects}`, words.defectsLead, cards([words.defect, words.change, words.red], defects)];
}

const asks = (requirement: Requirement, language: Language): string =>
  requirement === 'none' ? '—' : requirement === 'required' ? '✓' : `✓ ${requirementWords[requirement][language]}`;

const page = (blocks: readonly string[]): string => `${[generatedNote, ...blocks].join('\n\n')}\n`;

const wording = {
  zh: {
    clause: '手册原文：', asked: '各等级的要求', link: '链路', reading: '我们怎样读这一条', lookedAt: '验收看什么', check: '检查', passes: '通过意味着', journeys: '依据的旅程', everyJourney: '整次运行',
    defects: '查得出的错误', defectsLead: '缺陷目录（`examples/defects/`）里触犯这一条的，每个都是在合格示例上只改一处；`npm run prove` 逐个验收，点名的检查必须变红，其余不许变。',
    defect: '缺陷', change: '只改了什么', red: '变红的检查', redLine: '红线', redLines: '红线', section: '出处', row: '要求', bothLinks: '两条链路', handbook: '评级标准与红线', decidedBy: '由哪些检查判断',
    breach: (scope: string): string => `判断范围：${scope}。触犯即**不通过**，无论评级表得几级。`,
    matrixLead: '接入手册 v4.0 的「产品体验评级标准」，逐格照录。点一行看原文、合格与不合格的画面、怎样改。',
    matrixKey: '✓ 必须做到（手册里的 ✅）· — 不作要求（❌） · 唯一路径：只有芝麻工作证一条路 · 用户可选：提供了即可 · 2选1：两行满足一行 · 全量同步：每种状态都要到达。评级取全部格子都合格的最高一级；总评级要两条链路都够。',
    redLinesLead: '「常见问题」与「验收标准」里触犯即不通过的条款，与评级表并列。', decidedByLead: '每一行、每条红线都有检查，没有闲着的检查；由代码生成并有测试核对。',
  },
  en: {
    clause: 'The clause, as the handbook has it:', asked: 'What each grade asks', link: 'Link', reading: 'How we read it', lookedAt: 'What Yanshou looks at', check: 'Check', passes: 'Passes when (quoted from the report)', journeys: 'Journeys', everyJourney: 'the whole run',
    defects: 'Faults it catches', defectsLead: 'From the defect catalogue (`examples/defects/`): each is a conforming example with one thing changed. `npm run prove` verifies them one by one: the named check must turn red and nothing unlisted may change.',
    defect: 'Defect', change: 'The one change', red: 'Turns red', redLine: 'Red line', redLines: 'Red lines', section: 'Section', row: 'Row', bothLinks: 'both links', handbook: 'Grades and red lines', decidedBy: 'Which checks decide',
    breach: (scope: string): string => `Judged on: ${scope}. A breach means **not accepted** (不通过), whatever the letter would be.`,
    matrixLead: 'The grading table (产品体验评级标准) of integration handbook v4.0, cell by cell. Open a row for its clause, a passing and a failing picture, and the mend. Clauses stay in Chinese: they are what a reviewer holds you to.',
    matrixKey: '✓ must hold (✅ in the handbook) · — nothing asked (❌) · only path: the work card is the only way to apply · user’s choice: it is offered · one of two: either row will do · full sync: every status arrives. The grade is the highest whose cells all pass; overall it takes both links.',
    redLinesLead: 'Clauses of 常见问题 and 验收标准 whose breach means not accepted, beside the table.', decidedByLead: 'No row is without a check and no check idles: generated from the code and compared in a test.',
  },
};
