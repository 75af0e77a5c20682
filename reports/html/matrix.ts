/** The handbook's own table: rows × grades × links, a verdict in each cell, each a link to its detail. */
import type { Cell, Result } from '../../rubric/result.js';
import { gradeWords, linkWords, requirementWords, rowWords, sectionWords, verdictWords } from '../wording.js';
import { type Markup, html } from './markup.js';
import { anchor, both, hidden, icon, say } from './speech.js';

const columns = (['S', 'A', 'B'] as const).flatMap((grade) => (['alipay', 'self'] as const).map((link) => ({ grade, link })));
type Column = (typeof columns)[number];

export function matrix(result: Result): Markup {
  return html`<div class="matrix-wrap"><table class="matrix"><caption>${both('产品体验评级标准（手册原表）：每格是该级别、该链路下的判定，点开看依据', 'The handbook’s grading table: each cell holds the verdict for that grade and link; open one for its grounds')}</caption>
<colgroup><col class="c-row">${columns.map(() => html`<col>`)}</colgroup>
<thead><tr><th rowspan="2" scope="col">${both('要求', 'Row')}</th>${(['S', 'A', 'B'] as const).map((grade) => html`<th colspan="2" scope="colgroup" class="grade g-${grade}">${say(gradeWords[grade])}</th>`)}</tr>
<tr>${columns.map(({ link }) => html`<th scope="col" class="link">${link === 'alipay' ? both('支付宝', 'Alipay') : both('自主', 'Own')}${hidden(both('链路', ' link'))}</th>`)}</tr></thead>
${sections(result).map(({ section, rows }) => html`<tbody><tr class="section"><th colspan="7" scope="rowgroup">${say(sectionWords(section))}</th></tr>
${rows.map(({ row, title }) => html`<tr><th scope="row">${say(rowWords(row, title))}</th>${columns.map((column) => square(column, result.cells.find((cell) => cell.row === row && cell.link === column.link)))}</tr>`)}</tbody>`)}</table></div>
<ul class="legend" aria-label="legend">${(['pass', 'fail', 'cannotTell', 'flaky', 'notApplicable', 'accepted', 'waived', 'notRun', 'error', 'notTested'] as const).map((verdict) => html`<li>${icon(verdict)}${say(verdictWords[verdict])}</li>`)}<li><span class="dash">—</span>${both('手册无要求', 'nothing asked by the handbook')}</li></ul>`;
}

function square({ grade, link }: Column, cell: Cell | undefined): Markup {
  const asked = cell?.grades[grade] ?? 'none';
  const side = link === 'self' ? ' own' : '';
  if (!cell || asked === 'none') return html`<td class="asks-none${side}"><span aria-hidden="true">—</span>${hidden(say(requirementWords.none))}</td>`;
  const verdict = cell.gradeVerdicts[grade];
  const context = hidden(say(rowWords(cell.row, cell.title)), html`, `, say(gradeWords[grade]), html` `, say(linkWords[link]), html`: `);
  return html`<td class="v-${verdict}${side}"><a href="#${anchor('cell', link, cell.row)}" data-detail="${anchor('cell', link, cell.row)}">${context}${icon(verdict)}${hidden(say(verdictWords[verdict]))}${asked === 'required' ? '' : html`<small>${say(requirementWords[asked])}</small>`}</a></td>`;
}

function sections(result: Result): { section: string; rows: { row: string; title: string }[] }[] {
  const found: { section: string; rows: { row: string; title: string }[] }[] = [];
  for (const { section, row, title } of result.cells) {
    let group = found.find((item) => item.section === section);
    if (!group) found.push(group = { section, rows: [] });
    if (!group.rows.some((item) => item.row === row)) group.rows.push({ row, title });
  }
  return found;
}
