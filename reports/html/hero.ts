/** The first screen: the answer, why, what is in the way, and what nobody looked at. */
import type { Cell, Finding, NextGrade, OtherEdition, RedLine, Result, Verdict } from '../../rubric/result.js';
import { disclaimer, gateWords, gradeWords, journeyStatusWords, journeyWords, linkWords, nextGradeLead, otherEditionLines, otherEditionWords, redLineWords, rowWords, verdictWords } from '../wording.js';
import type { Extras, Seal } from './extras.js';
import { type Markup, html } from './markup.js';
import { anchor, both, data, hidden, icon, say, short, titled } from './speech.js';

const openVerdicts: readonly Verdict[] = ['cannotTell', 'flaky', 'notRun', 'error', 'notTested'];

export function hero(result: Result, extras: Extras): Markup {
  return html`<section class="hero" aria-labelledby="answer">
<div class="badge g-${unsettled(result) ? 'open' : result.grade}"><span class="badge-label">${both('评级', 'Grade')}</span><span class="letter${result.grade === 'none' ? ' word' : ''}">${result.grade === 'none' ? both('未达标', 'None') : result.grade}</span>
<span class="badge-note">${result.withWaivers || result.withDecisions ? html`${both('预检', 'pre-check')} · ${result.withWaivers ? both('含豁免', 'with waivers') : both('含人工判定', 'with people’s decisions')}` : both('预检', 'pre-check')}</span></div>
<div class="answer"><h1 id="answer">${short(result.app.name, 60)}</h1>
<p class="gate gate-${result.gate}">${say(gateWords(result))}</p>
<p class="disclaimer">${say(disclaimer)}</p>
<ul class="links">${(['alipay', 'self'] as const).map((link) => html`<li><span>${say(linkWords[link])}</span><b class="chip g-${result.links[link].grade}">${say(gradeWords[result.links[link].grade])}</b></li>`)}
<li><span>${both('目标', 'Target')}</span><b class="chip target">${say(gradeWords[result.target])}</b></li></ul></div>
${conditionsCard(result, extras.seal)}</section>
${extras.seal?.state === 'broken' ? html`<p class="banner broken" role="note">${icon('error')}<span>${both('封条已破，这份报告不可信：', 'The seal is broken; do not trust this report: ')}${data(extras.seal.detail)}</span></p>` : ''}
${(result.otherEditions ?? []).map(otherEdition)}${result.conditions.interrupted ? html`<p class="banner" role="note">${icon('error')}${both('运行被中断：下面只有中断之前记录到的内容，没有跑到的项目不得分。', 'The run was interrupted: only what was recorded before is shown, and what did not run earns nothing.')}</p>` : ''}
<div class="panels">${steps(result)}${redLines(result)}${unchecked(result)}</div>`;
}

function otherEdition(other: OtherEdition): Markup {
  return html`<div class="banner" role="note"><p><b class="chip g-${other.grade}">${say(gradeWords[other.grade])}</b> ${say(otherEditionWords(other))}</p><ul class="small">${otherEditionLines(other).map((line) => html`<li>${data(line)}</li>`)}</ul></div>
`;
}

function conditionsCard(result: Result, seal: Seal | undefined): Markup {
  const { conditions } = result;
  const proven = conditions.freshAccounts === 'proven';
  const rows: [Markup, Markup][] = [
    [both('新账号', 'Fresh account'), proven ? html`<span class="ok">${both('已证明', 'Proven')}</span>` : html`<span class="bad">${both('未证明', 'Not proven')}</span>`],
    [both('检查时间', 'Checked at'), html`<time datetime="${conditions.createdAt}">${short(inBeijing(conditions.createdAt), 20)}</time> ${both('北京时间', 'Beijing time')}`],
    [both('应用 ID', 'App ID'), html`${short(result.app.appId, 24)}`],
    [both('构建摘要', 'Build hash'), html`<code>${short(conditions.buildHash, 26)}</code>`],
    [both('手册', 'Handbook'), short(result.rubric.replace(/^handbook-/, ''), 24)],
    [both('工具版本', 'Versions'), short(versionsOf(conditions.versions), 60)],
    [both('假设', 'Assumptions'), restingOn(result)],
    [both('封存', 'Seal'), sealText(seal)],
  ];
  return html`<dl class="facts">${rows.map(([term, value]) => html`<div><dt>${term}</dt><dd>${value}</dd></div>`)}</dl>`;
}

/** The two that a verdict depends on; the rest stands under 运行条件. */
function versionsOf({ yanshou, chromium }: Record<string, string>): string {
  return [...(yanshou === undefined ? [] : [`Yanshou ${yanshou}`]), ...(chromium === undefined ? [] : [`Chromium ${chromium}`])].join(' · ') || '—';
}

/** Its readers sit in China; an instant that is none is shown as it was written. */
function inBeijing(instant: string): string {
  const at = Date.parse(instant);
  return Number.isNaN(at) ? instant : new Date(at + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');
}

/** How many verdicts rest on what Alipay has not published. */
function restingOn({ cells, redLines: lines }: Result): Markup {
  const count = [...cells, ...lines].filter((row) => row.checks.some((check) => check.assumptions.length > 0)).length;
  return count === 0 ? both('没有判定依赖假设', 'No verdict rests on one') : html`<a href="#conditions">${both(`${count} 项判定依赖未公开的接口细节`, `${count} verdicts rest on what is not published`)}</a>`;
}

/** Nothing was found wrong enough for "none": it is what was left unlooked at that keeps the grade away. */
const unsettled = ({ grade, gate }: Result): boolean => grade === 'none' && (gate === 'review' || gate === 'nothing-judged');

/** A run's own report cannot know of a seal put on later: it says so and how to get one. */
function sealText(seal: Seal | undefined): Markup {
  if (!seal) return html`${both('这份报告写成时还没有封存', 'Not sealed when this was written')} <span class="small muted">${both('封存包（.yanshou.zip）里的报告可核对是否被改动', 'the report of a sealed .yanshou.zip can be checked for changes')}</span>`;
  const state = { sealed: both('已封存，未被改动', 'Sealed, unaltered'), broken: both('封条已破', 'Seal broken') }[seal.state];
  return html`<span class="${seal.state === 'sealed' ? 'ok' : 'bad'}">${state}</span> <span class="small">${data(seal.detail)}</span>`;
}

/** Overall first. It lists its rows only when the links' steps under it do not list them anyway; red lines have their own panel. */
function steps(result: Result): Markup {
  const needed = result.nextGrade.filter((next) => next.mend.length + next.redLines.length > 0);
  const links = needed.filter((next) => next.link !== 'overall');
  const listed = (row: NextGrade['mend'][number]): boolean => links.some((next) => next.mend.some((other) => other.row === row.row && other.link === row.link));
  const list = [...needed.filter((next) => next.link === 'overall'), ...links];
  const done = result.grade === 'S' ? both('已是最高评级，没有要补的项目。', 'Already the highest grade; nothing to mend.') : both('没有列出要补的项目。', 'No step is listed.');
  return html`<div class="panel"><h2>${both('离下一级还差什么', 'What blocks the next grade')}</h2>
${list.length === 0 ? html`<p>${done}</p>` : html`<ol class="steps">${list.map((next) => html`<li><p>${say(nextGradeLead(next))}</p>${next.link === 'overall' && next.mend.every(listed) ? '' : rowsToMend(result, next)}</li>`)}</ol>`}</div>`;
}

function rowsToMend(result: Result, next: NextGrade): Markup {
  return html`<ul class="jump">${next.mend.map((cell) => html`<li><a href="#${anchor('cell', cell.link, cell.row)}">${icon(cell.verdict)}${next.link === 'overall' ? html`${say(linkWords[cell.link])} · ` : ''}${say(rowWords(cell.row, titleOf(result, cell.row)))}${hidden(html` `, say(verdictWords[cell.verdict]))}</a>${sentence(result.cells.find((other) => other.row === cell.row && other.link === cell.link))}</li>`)}</ul>`;
}

/** Why, in the check's own words. */
const sentence = (row: { verdict: Verdict; findings: Finding[] } | undefined): Markup | '' => (row && row.findings.length > 0 ? html` ${because(row)}` : '');

function redLines(result: Result): Markup {
  const broken = result.redLines.filter((line) => line.verdict === 'fail');
  const open = result.redLines.filter((line) => openVerdicts.includes(line.verdict));
  const kept = result.redLines.filter((line) => line.verdict === 'pass').length;
  return html`<div class="panel"><h2>${both('红线', 'Red lines')}</h2>
<p>${redLineAnswer({ broken: broken.length, kept, open: open.length, aside: result.redLines.length - broken.length - kept - open.length })}</p>
${broken.length > 0 ? html`<ul class="lines">${broken.map((line) => html`<li>${redLineLink(line)}${sentence(line)}</li>`)}</ul>` : ''}
<p><a href="#red-lines">${both('看全部红线', 'All red lines')}</a></p></div>`;
}

/** "None broken" is only said in green when all that a machine can check was checked. */
function redLineAnswer({ broken, kept, open, aside }: { broken: number; kept: number; open: number; aside: number }): Markup {
  const count = html` <span class="muted">${both(`（共 ${broken + kept + open + aside} 条，合格 ${kept}，触碰 ${broken}，未定 ${open}，不适用 ${aside}）`, ` (${broken + kept + open + aside} in all: ${kept} kept, ${broken} broken, ${open} open, ${aside} not applicable)`)}</span>`;
  if (broken > 0) return html`<b class="bad">${both(`触碰 ${broken} 条：不论评级，直接不通过`, `${broken} broken: not accepted, whatever the grade`)}</b>${count}`;
  if (kept === 0) return html`<b class="unsure">${both('一条红线也没有得到检查', 'Not one red line was checked')}</b>${count}`;
  return html`<b class="${open === 0 ? 'ok' : ''}">${both(`检查过的 ${kept} 条都没有触碰`, `The ${kept} that were checked are kept`)}</b>${count}`;
}

/** What was not checked, and why: rows without a verdict, red lines left to people, journeys that did not finish. */
function unchecked(result: Result): Markup {
  const asked = (cell: Cell): boolean => Object.values(cell.grades).some((requirement) => requirement !== 'none');
  const cells = result.cells.filter((cell) => asked(cell) && openVerdicts.includes(cell.verdict));
  const lines = result.redLines.filter((line) => openVerdicts.includes(line.verdict));
  const journeys = result.journeys.filter((journey) => journey.status !== 'finished');
  const items = [
    ...journeys.map((journey) => html`<li>${icon(journey.status === 'notRun' ? 'notRun' : 'error')}${both('旅程', 'Journey')} <b>${titled(journeyWords(journey.id, journey.title), 60)}</b> ${say(journeyStatusWords[journey.status])} ${journey.reason ? html`<span class="muted">${short(journey.reason, 80)}</span>` : ''}</li>`),
    ...cells.map((cell) => html`<li><a href="#${anchor('cell', cell.link, cell.row)}">${icon(cell.verdict)}${say(linkWords[cell.link])} · ${say(rowWords(cell.row, cell.title))}</a> ${because(cell)}</li>`),
    ...lines.map((line) => html`<li>${redLineLink(line)} ${because(line)}</li>`),
  ];
  return html`<div class="panel"><h2>${both('没有检查到的', 'What was not checked')}</h2>
${items.length === 0 ? html`<p>${both('要求的每一项都得到了判定。', 'Every row that is asked was judged.')}</p>` : html`<ul class="lines">${items.slice(0, 6)}</ul>${items.length > 6 ? html`<details><summary>${both(`还有 ${items.length - 6} 项`, `${items.length - 6} more`)}</summary><ul class="lines">${items.slice(6)}</ul></details>` : ''}`}</div>`;
}

const redLineLink = (line: RedLine): Markup => html`<a href="#${anchor('red', line.id)}">${icon(line.verdict)}${titled(redLineWords(line.id, line.title))}</a>`;

function because(row: { verdict: Verdict; findings: Finding[] }): Markup {
  const finding = row.findings.find((item) => item.outcome === (row.verdict === 'fail' ? 'fail' : 'cannotTell')) ?? row.findings[0];
  return html`<span class="muted">${finding ? short(finding.observed, 70) : say(verdictWords[row.verdict])}</span>`;
}

const titleOf = (result: Result, row: string): string => result.cells.find((cell) => cell.row === row)?.title ?? row;

