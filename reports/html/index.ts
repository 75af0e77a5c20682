/** report.html: one self-contained file. A pure function of the result and what is handed in beside it; it computes no verdict. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { RedLine, Result } from '../../rubric/result.js';
import { rejectComment } from '../baseline/reject-comment.js';
import { gradeWords } from '../wording.js';
import { againstBaseline } from './against-baseline.js';
import { cellDetail, redLineDetail } from './detail.js';
import type { Extras } from './extras.js';
import { filmstrip, sixStepJourney } from './filmstrip.js';
import { hero } from './hero.js';
import { type Markup, html, trusted } from './markup.js';
import { matrix } from './matrix.js';
import { pageScript } from './page-script.js';
import type { Pictures } from './picture.js';
import { conditions, journeyList, remarks } from './record.js';
import { anchor, both, short } from './speech.js';
import { sprite } from './sprite.js';
import { timeline } from './timeline.js';
import { reviewItems, todo } from './todo.js';
import { videos } from './video.js';

const style = readFileSync(new URL('./style.css', import.meta.url), 'utf8');
const script = `(${String(pageScript)})();`;
/** Before the body is laid out, so that what the script folds is never laid out unfolded. */
const early = 'document.documentElement.classList.add("js");';
const scriptHashes = [early, script].map((text) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`).join(' ');

/** No request leaves the page: only pictures and videos beside the file, and the two scripts whose hashes are named, are allowed. */
const policy = `default-src 'none'; img-src 'self' file: data:; media-src 'self' file: data:; style-src 'unsafe-inline'; script-src ${scriptHashes}; base-uri 'none'; form-action 'none'`;

export function renderHtml(result: Result, extras: Extras = {}): string {
  const shown = sections({ result, extras });
  return `<!DOCTYPE html>\n${html`<html lang="zh-CN" data-lang="zh"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><meta http-equiv="Content-Security-Policy" content="${policy}">
<title>${`${result.grade === 'none' ? '未达标' : gradeWords[result.grade].zh} · ${result.app.name.slice(0, 60)} · 验收预检报告`}</title><style>${trusted(style)}</style><script>${trusted(early)}</script></head>
<body>${sprite}${topBar(shown)}<main id="main">${hero(result, extras)}${shown.map(section)}</main>
<footer><p>${both('预检，最终以支付宝审核同学验收为准。', 'A pre-check: the final word stays with Alipay’s reviewer.')} <span class="muted">Yanshou 验收 · ${short(result.rubric, 20)} · ${short(result.runId, 60)}</span></p></footer>
<script>${trusted(script)}</script></body></html>`.text}\n`;
}

function worstFirst(lines: readonly RedLine[]): RedLine[] {
  const rank = (line: RedLine): number => (line.verdict === 'fail' ? 0 : line.verdict === 'pass' ? 2 : line.verdict === 'notApplicable' ? 3 : 1);
  return [...lines].sort((a, b) => rank(a) - rank(b));
}

/** `tab` = its name in the bar on top; a section without one is reached by scrolling. */
interface Section { id: string; title: Markup; tab?: Markup; body: Markup }

function sections(pictures: Pictures): Section[] {
  const { result, extras } = pictures;
  const { baseline, timeline: lanes } = extras;
  const comment = rejectComment(result, baseline?.comparison);
  const first = firstDetail(result);
  const waiting = reviewItems(result).length;
  return [
    ...(baseline ? [{ id: 'baseline', title: both('与上次提交相比', 'Against the last submission'), tab: both('对比', 'Compare'), body: againstBaseline(baseline) }] : []),
    { id: 'matrix', title: both('评级表', 'Grading table'), tab: both('评级表', 'Table'), body: html`<div class="split"><div class="left">${matrix(result)}</div><div class="details" role="region" tabindex="0" aria-labelledby="details-title"${first ? html` data-first="${first}"` : ''}><p class="vh" id="details-title">${both('判定依据', 'Grounds of the verdict')}</p>${result.cells.map((cell) => cellDetail(cell, pictures))}</div></div>` },
    { id: 'film', title: both('录屏完整链路 ①–⑥', 'The six-step recording ①–⑥'), tab: extras.videos ? both('六步与录屏', 'Six steps, video') : both('六步', 'Six steps'), body: html`${filmstrip(result, extras)}${extras.videos ? videos(extras.videos, sixStepJourney(result)?.id) : ''}` },
    { id: 'red-lines', title: both('红线', 'Red lines'), tab: both('红线', 'Red lines'), body: html`<div class="redlines">${worstFirst(result.redLines).map((line) => redLineDetail(line, pictures))}</div>` },
    { id: 'todo', title: both('待人工确认', 'For human eyes'), tab: html`${both('待确认', 'To decide')}${waiting > 0 ? html` <b class="count">${waiting}</b>` : ''}`, body: todo(result, pictures) },
    ...(comment === '' ? [] : [{ id: 'send-back', title: both('退回评论草稿', 'Draft of the 退回 comment'), tab: both('退回草稿', 'Send-back draft'), body: commentBox(comment) }]),
    ...(lanes ? [{ id: 'timeline', title: both('时间线', 'Timeline'), tab: both('时间线', 'Timeline'), body: timeline(lanes) }] : []),
    ...(result.remarks.length > 0 ? [{ id: 'remarks', title: both('不影响评级的提醒', 'Remarks that change no grade'), body: remarks(result, pictures) }] : []),
    { id: 'journeys', title: both('旅程', 'Journeys'), tab: both('旅程', 'Journeys'), body: journeyList(result) },
    { id: 'conditions', title: both('运行条件', 'Conditions of the run'), tab: both('条件', 'Conditions'), body: conditions(result) },
  ];
}

const section = ({ id, title, body }: Section): Markup => html`<section class="block" id="${id}" aria-labelledby="${id}-title"><h2 id="${id}-title">${title}</h2>${body}</section>`;

function topBar(shown: readonly Section[]): Markup {
  return html`<a class="skip" href="#main">${both('跳到正文', 'Skip to content')}</a><header class="top"><p class="brand"><b>Yanshou 验收</b> <span>${both('预检报告', 'Pre-check report')}</span></p>
<nav aria-label="目录 Contents"><ul>${shown.map(({ id, tab }) => (tab ? html`<li><a href="#${id}">${tab}</a></li>` : ''))}</ul></nav>
<div class="tools"><button type="button" data-lang="zh" aria-pressed="true" lang="zh-CN">中文</button><button type="button" data-lang="en" aria-pressed="false" lang="en">English</button><button type="button" id="print">${both('打印', 'Print')}</button></div></header>`;
}

function commentBox(comment: string): Markup {
  return html`<p class="muted">${both('问题、片段、条款三样齐全，可直接贴到评论区。', 'Problem, clip and clause, ready to paste.')}</p><label class="vh" for="comment">${both('退回评论', 'Comment')}</label><textarea id="comment" rows="12" readonly lang="zh-CN">${comment}</textarea><p><button type="button" id="copy-comment">${both('复制', 'Copy')}</button></p>`;
}

/** Opens on what matters most: the first row to mend, else the first that is not in order. */
function firstDetail(result: Result): string | undefined {
  const next = result.nextGrade.flatMap((step) => step.mend)[0];
  const cell = next ?? result.cells.find((item) => ['fail', 'cannotTell', 'flaky', 'error', 'notRun'].includes(item.verdict)) ?? result.cells[0];
  return cell && anchor('cell', cell.link, cell.row);
}
