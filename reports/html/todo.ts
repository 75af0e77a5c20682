/** What only a person can decide: each with its picture, a decision, a note, and an export that `yanshou grade` takes in. */
import type { Finding, Result } from '../../rubric/result.js';
import { linkWords, redLineWords, rowWords } from '../wording.js';
import { findingCard } from './detail.js';
import { type Markup, html } from './markup.js';
import type { Pictures } from './picture.js';
import { both, say, short } from './speech.js';
import type { Words } from '../wording.js';

/** One thing to decide. `id` is stable across re-grades: what was judged, on which link, by which check. */
export interface ReviewItem { id: string; row: string; link: string; finding: Finding; title: Words }

export function reviewItems(result: Result): ReviewItem[] {
  const cells = result.cells.flatMap((cell) => itemsOf(cell.row, cell.link, cell.findings, {
    zh: `${linkWords[cell.link].zh} · ${cell.title}`, en: `${linkWords[cell.link].en} · ${rowWords(cell.row, cell.title).en}`,
  }));
  const lines = result.redLines.flatMap((line) => itemsOf(line.id, 'red-line', line.findings, { zh: `红线 · ${line.title}`, en: `Red line · ${redLineWords(line.id, line.title).en}` }));
  const remarks = itemsOf('remark', 'none', result.remarks, { zh: '备注', en: 'Remark' });
  return [...cells, ...lines, ...remarks];
}

export function todo(result: Result, pictures: Pictures): Markup {
  const items = reviewItems(result);
  if (items.length === 0) return html`<p>${both('没有需要人工确认的项目。', 'Nothing needs human eyes.')}</p>`;
  return html`<form id="review" data-run="${result.runId}" data-rubric="${result.rubric}" data-evidence="${result.evidence ?? ''}"><p>${both(`共 ${items.length} 项，请看图判断。没导出之前，决定只记在这台电脑的浏览器里；导出的文件交给 yanshou grade --decisions。`, `${items.length} to decide. Until you export, decisions are kept by this browser alone; yanshou grade --decisions takes the file.`)} <b id="progress" role="status"></b></p>
<p class="muted small" data-memory="restored" hidden>${both('已找回上次没有导出的决定。', 'Your earlier decisions that were not exported are back.')} <button type="button" id="forget">${both('清空重来', 'Start over')}</button></p><p class="unsure small" data-memory="refused" hidden>${both('浏览器不允许保存草稿：请在关闭页面之前导出。', 'This browser keeps no draft: export before you close the page.')}</p>
<ol class="todo">${items.map((item, index) => entry(item, index, pictures))}</ol>
<div class="sign"><label>${both('审核人', 'Reviewer')} <input name="reviewer" autocomplete="name" maxlength="80" required></label>
<button type="submit" class="primary">${both('导出决定（JSON）', 'Export decisions (JSON)')}</button><output id="exported" class="muted"></output></div></form>`;
}

function entry(item: ReviewItem, index: number, pictures: Pictures): Markup {
  const name = `d${index}`;
  return html`<li data-item="${item.id}" data-row="${item.row}" data-link="${item.link}" data-check="${item.finding.check}"><h3>${words(item.title)}</h3>${findingCard(item.finding, pictures)}
<fieldset><legend>${both('你的决定', 'Your decision')}</legend>
<label><input type="radio" name="${name}" value="accept"> ${both('通过', 'Accept')}</label><label><input type="radio" name="${name}" value="reject"> ${both('退回', 'Send back')}</label>
<label class="note">${both('备注', 'Note')} <textarea name="${name}-note" rows="2" maxlength="2000"></textarea></label></fieldset></li>`;
}

const words = ({ zh, en }: Words): Markup => (zh.length > 120 ? short(zh, 120) : say({ zh, en }));

function itemsOf(row: string, link: string, findings: readonly Finding[], title: Words): ReviewItem[] {
  return findings.flatMap((finding, index) => (finding.needsReview ? [{ id: `${link}:${row}:${finding.check}:${index}`, row, link, finding, title }] : []));
}
