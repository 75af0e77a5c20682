/** Why a row got its verdict: the clause, what was expected and seen, where, what to do, and what was looked at. */
import type { Cell, CheckResult, Finding, RedLine, Result } from '../../rubric/result.js';
import { gradeWords, linkWords, outcomeWords, redLineWords, requirementWords, rowWords, sectionWords, verdictWords } from '../wording.js';
import { type Markup, html } from './markup.js';
import { type Pictures, place } from './picture.js';
import { anchor, both, data, icon, say, short, titled, verdictPill } from './speech.js';

const picturesShown = 2;
const findingsShown = 3;

export function cellDetail(cell: Cell, pictures: Pictures): Markup {
  const asked = (['S', 'A', 'B'] as const).filter((grade) => cell.grades[grade] !== 'none');
  return html`<article class="detail at-${cell.verdict}" id="${anchor('cell', cell.link, cell.row)}" tabindex="-1">
<header><p class="crumb">${say(linkWords[cell.link])} › ${say(sectionWords(cell.section))}</p><h3>${say(rowWords(cell.row, cell.title))}</h3>${verdictPill(cell.verdict)} <code class="id">${short(cell.row, 40)}</code></header>
${asked.length === 0 ? html`<p class="muted">${both('手册在这条链路上对三个级别都没有要求。', 'The handbook asks nothing of this row on this link.')}</p>`
    : html`<ul class="asked">${asked.map((grade) => html`<li><b>${say(gradeWords[grade])}</b> ${say(requirementWords[cell.grades[grade]])} ${icon(cell.gradeVerdicts[grade])}<span>${say(verdictWords[cell.gradeVerdicts[grade]])}</span></li>`)}</ul>`}
${quote(cell.clause)}${readingOf(cell.reading)}
${cell.waiver ? html`<p class="waiver">${icon('waived')}<b>${both('豁免', 'Waiver')}</b> ${data(cell.waiver.reason)}（${short(cell.waiver.owner, 40)}，${both('至', 'until')} ${short(cell.waiver.expires, 20)}）</p>` : ''}${decided(cell.decisions)}
${findingCards(cell, pictures)}${guards(cell.checks)}${restsOn(cell.checks, pictures.result)}
<p class="back"><a href="#matrix">${both('↑ 回到评级表', '↑ Back to the table')}</a></p></article>`;
}

export function redLineDetail(line: RedLine, pictures: Pictures): Markup {
  const calm = line.verdict === 'pass' || line.verdict === 'notApplicable';
  return html`<details class="redline at-${line.verdict}" id="${anchor('red', line.id)}"${calm ? '' : html` open`}><summary>${verdictPill(line.verdict)} <b>${titled(redLineWords(line.id, line.title))}</b></summary>
${quote(line.clause)}${readingOf(line.reading)}${decided(line.decisions)}${findingCards(line, pictures)}${guards(line.checks)}${restsOn(line.checks, pictures.result)}</details>`;
}

/** The first few tell what is wrong; the same on further pages is folded. */
function findingCards({ findings, clause }: Pick<Cell, 'findings' | 'clause'>, pictures: Pictures): Markup {
  const cards = findings.map((finding) => findingCard(finding, pictures, clause));
  const rest = cards.slice(findingsShown);
  return html`${cards.slice(0, findingsShown)}${rest.length > 0 ? html`<details class="more"><summary>${both(`还有 ${rest.length} 条`, `${rest.length} more`)}</summary>${rest}</details>` : ''}`;
}

/** Who decided what the check could not tell, when and why. */
function decided(decisions: Cell['decisions'] = []): Markup {
  return html`${decisions.map(({ decision, reviewer, decidedAt, note }) => html`<p class="waiver">${icon(decision === 'accept' ? 'accepted' : 'fail')}<b>${decision === 'accept' ? both('人工通过', 'Accepted') : both('人工退回', 'Sent back')}</b> ${short(reviewer, 40)} <time datetime="${decidedAt}">${short(decidedAt.slice(0, 16).replace('T', ' '), 20)}</time> ${note ? data(note) : ''}</p>`)}`;
}

/** `quoted` = the clause already shown above the card; it is not said twice. */
export function findingCard(finding: Finding, pictures: Pictures, quoted = ''): Markup {
  const shown = finding.where.slice(0, picturesShown), rest = finding.where.slice(picturesShown);
  return html`<div class="finding o-${finding.outcome}"><div class="told"><p class="outcome"><b>${say(outcomeWords[finding.outcome])}</b>${finding.needsReview ? html` <span class="eyes">${both('需人工确认', 'needs human eyes')}</span>` : ''} <code class="id">${short(finding.check, 60)}</code></p>
<dl class="pair"><div><dt>${both('应当', 'Expected')}</dt><dd>${data(finding.expected)}</dd></div><div class="seen"><dt>${both('实际', 'Observed')}</dt><dd>${data(finding.observed)}</dd></div>
<div class="mend"><dt>${both('怎么改', 'What to do')}</dt><dd>${data(finding.remedy)}</dd></div></dl>
${finding.clause && finding.clause !== quoted ? html`<p class="cite"><span class="muted">${both('依据', 'Clause')}</span> ${data(finding.clause)}</p>` : ''}</div>
${shown.length > 0 ? html`<div class="places">${shown.map((where) => place(where, pictures))}</div>` : ''}
${rest.length > 0 ? html`<details><summary>${both(`还有 ${rest.length} 处`, `${rest.length} more places`)}</summary><div class="places">${rest.slice(0, 60).map((where) => place(where, pictures))}</div></details>` : ''}</div>`;
}

function quote(clause: string): Markup {
  return html`<blockquote><p class="muted small">${both('手册原文', 'Handbook, verbatim')}</p><p lang="zh-CN">${data(clause)}</p></blockquote>`;
}

const readingOf = (reading: string | undefined): Markup | '' => (reading ? html`<p class="reading"><b>${both('读法', 'Our reading')}</b> ${data(reading)}</p>` : '');

/** Guards in words: what was looked at before anything was called absent. */
function guards(checks: readonly CheckResult[]): Markup | '' {
  if (checks.length === 0) return '';
  return html`<div class="guards"><p class="sub">${both('看了什么', 'What was looked at')}</p><ul>${checks.map((check) => html`<li>${icon(check.outcome)}<code class="id">${short(check.id, 60)}</code> ${check.guard
    ? html`${counted(check.guard)}${check.guard.facts.slice(0, 12).map((fact) => html`<span class="fact">${data(fact)}</span>`)}`
    : html`<span class="muted">${say(verdictWords[check.outcome])}</span>`}</li>`)}</ul></div>`;
}

/** Most guards count in their own first sentence; those that looked at calls alone have no screens to count. */
function counted({ screens, nodes, facts }: NonNullable<CheckResult['guard']>): Markup | '' {
  if (screens + nodes === 0) return '';
  const words = { zh: `看了 ${screens} 屏、${nodes} 个节点`, en: `Looked at ${screens} screens, ${nodes} nodes` };
  const told = facts.some((fact) => fact.includes(`${screens} 屏，${nodes} 个节点`));
  return told ? html`<span class="en fact" lang="en">${words.en}</span>` : html`<span class="fact">${say(words)}</span>`;
}

const linesShown = 12;

/** Lines of the fidelity ledger that the verdict rests on: what of Alipay is not published and was assumed, in the ledger's own words. */
function restsOn(checks: readonly CheckResult[], result: Result): Markup | '' {
  const ids = [...new Set(checks.flatMap((check) => check.assumptions))];
  if (ids.length === 0) return '';
  const textOf = (id: string): string => result.conditions.assumptions.find((item) => item.id === id)?.text ?? '账本里没有这一条的说明';
  return html`<div class="assume" role="note"><p class="sub">${icon('cannotTell')}${both(`这个判定依赖 ${ids.length} 条假设（支付宝没有公开，由模拟支付宝设定）`, `This verdict rests on ${ids.length} assumptions (not published by Alipay, set by the mock)`)}</p>
<ul>${ids.slice(0, linesShown).map((id) => html`<li>${data(textOf(id))} <code class="id">${short(id, 60)}</code></li>`)}</ul>${ids.length > linesShown ? html`<p class="muted">${both(`还有 ${ids.length - linesShown} 条，见运行条件。`, `${ids.length - linesShown} more under Conditions.`)}</p>` : ''}</div>`;
}
