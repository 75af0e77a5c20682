/** Against the last submission: mended, still there, new; "nothing changed" is said aloud. */
import type { Comparison, Trouble } from '../baseline/compare-results.js';
import { gradeWords, journeyWords, linkWords, momentWords, redLineWords, rowWords, verdictWords, type Words } from '../wording.js';
import type { Baseline, ScreenPair } from './extras.js';
import { type Markup, html } from './markup.js';
import { anchor, both, icon, say, short, titled } from './speech.js';

export function againstBaseline({ comparison, screens }: Baseline): Markup {
  return html`${verdictOf(comparison)}<div class="panels three">${group({ zh: '已修好', en: 'Mended' }, comparison.fixed, 'ok')}${group({ zh: '仍然存在', en: 'Still there' }, comparison.stillThere, 'bad')}${group({ zh: '新出现', en: 'New' }, comparison.fresh, 'bad')}</div>
${screens.length > 0 ? html`<h3>${both('画面对比', 'Screens then and now')}</h3><ul class="pairs">${screens.map(pair)}</ul>` : ''}`;
}

function verdictOf(comparison: Comparison): Markup {
  const { before, after } = comparison;
  const grades = html`<p>${both('上次', 'Before')} <b class="chip g-${before.grade}">${say(gradeWords[before.grade])}</b> <code>${short(before.runId, 40)}</code> → ${both('这次', 'Now')} <b class="chip g-${after.grade}">${say(gradeWords[after.grade])}</b></p>`;
  const build = comparison.sameBuild ? html`<p class="bad">${both('小程序构建与上次完全相同。', 'The mini program’s build is the same as before.')}</p>` : '';
  const rubric = comparison.sameRubric ? '' : html`<p class="muted">${both('两次所用手册版本不同，对比仅供参考。', 'The two runs used different handbooks; compare with care.')}</p>`;
  if (!comparison.nothingChanged) return html`${grades}${build}${rubric}`;
  return html`${grades}<p class="banner" role="note">${icon('fail')}${both('与上次相比没有任何变化：上次的问题一个也没有修好。手册称之为「无效修改和提交」。', 'Nothing changed: not one of the earlier findings is mended. The handbook calls this an idle submission (无效修改和提交).')}</p>${build}${rubric}`;
}

function group(title: Words, list: readonly Trouble[], tone: string): Markup {
  return html`<div class="panel"><h3>${say(title)} <span class="${list.length > 0 ? tone : 'muted'}">${list.length}</span></h3>${list.length === 0 ? html`<p class="muted">${both('无', 'None')}</p>` : html`<ul class="lines">${list.map((trouble) => html`<li><a href="#${target(trouble)}">${icon(tone === 'ok' ? 'pass' : trouble.verdict)}${trouble.link === 'red-line' ? both('红线', 'Red line') : say(linkWords[trouble.link])} · ${nameOf(trouble)}</a> <span class="muted">${tone === 'ok' ? both('上次', 'before: ') : ''}${say(verdictWords[trouble.verdict])}</span></li>`)}</ul>`}</div>`;
}

function nameOf(trouble: Trouble): Markup {
  const id = trouble.id.slice(trouble.id.indexOf(':') + 1);
  return titled(trouble.link === 'red-line' ? redLineWords(id, trouble.title) : rowWords(id, trouble.title), 60);
}

function target(trouble: Trouble): string {
  const [head, ...rest] = trouble.id.split(':');
  return head === 'red-line' ? anchor('red', rest.join(':')) : anchor('cell', head ?? '', rest.join(':'));
}

function pair(screens: ScreenPair): Markup {
  const side = (path: string | undefined, words: Words): Markup => html`<figure>${path ? html`<img src="${path.split('/').map(encodeURIComponent).join('/')}" loading="lazy" decoding="async" width="375" height="812" alt="${`${screens.title.slice(0, 60)} ${words.zh}`}">` : html`<p class="noshot">${both('没有画面', 'No picture')}</p>`}<figcaption>${say(words)}</figcaption></figure>`;
  const share = screens.ratio === undefined ? undefined : `${(screens.ratio * 100).toFixed(1)}%`;
  return html`<li><p><b>${short(screens.title, 40)}</b> <span class="muted">${titled(journeyWords(screens.journey, screens.journey), 60)} · ${say(momentWords(screens.moment))}</span> ${share === undefined ? '' : screens.ratio === 0 ? both('画面相同', 'identical') : both(`${share} 的像素不同`, `${share} of the pixels differ`)}</p>
<div class="trio">${side(screens.before, { zh: '上次', en: 'Before' })}${side(screens.after, { zh: '这次', en: 'Now' })}${side(screens.diff, { zh: '差异', en: 'Difference' })}</div></li>`;
}
