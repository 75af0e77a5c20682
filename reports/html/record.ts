/** The back of the report: remarks, journeys with all their screens, conditions, waivers and assumptions. */
import type { Result } from '../../rubric/result.js';
import { type Words, journeyStatusWords, journeyWords } from '../wording.js';
import { findingCard } from './detail.js';
import { type Markup, html } from './markup.js';
import { type Pictures, nameOf, shot } from './picture.js';
import { anchor, both, clock, data, icon, say, short, titled } from './speech.js';

export function remarks(result: Result, pictures: Pictures): Markup {
  return html`<div class="remarks">${result.remarks.map((finding) => findingCard(finding, pictures))}</div>`;
}

export function journeyList(result: Result): Markup {
  return html`<div class="journeys">${result.journeys.map((journey) => (journey.screens.length === 0 ? html`<div class="journey" id="${anchor('journey', journey.id)}">${outcomeOf(journey)}</div>`
    : html`<details class="journey gallery" id="${anchor('journey', journey.id)}"><summary>${outcomeOf(journey)}</summary><ul>${journey.screens.map((screen) => html`<li>${shot(journey.id, screen)}<p class="small">${nameOf(screen)} <span class="muted">${clock(screen.at)}</span></p></li>`)}</ul></details>`))}</div>`;
}

/** One line: name, how it ended, how long it took, how many screens there are to unfold. */
function outcomeOf({ id, title, status, reason, durationMs, screens }: Result['journeys'][number]): Markup {
  return html`<span class="journey-line"><b>${titled(journeyWords(id, title), 60)}</b><span>${icon(status === 'finished' ? 'pass' : status === 'notRun' ? 'notRun' : 'error')}${say(journeyStatusWords[status])}</span>
<span class="muted">${durationMs === undefined ? '—' : clock(durationMs)}</span><span class="muted">${both(`${screens.length} 屏`, `${screens.length} screens`)}</span>${reason ? html`<span class="muted why">${short(reason, 200)}</span>` : ''}</span>`;
}

export function conditions(result: Result): Markup {
  const { conditions: c, app } = result;
  const facts: [Markup, Markup][] = [
    [both('小程序', 'App'), html`${data(app.name)} <code>${short(app.appId, 40)}</code>`], [both('主体 / 简历方式', 'Subject / résumé mode'), html`${subject(app.subject)} / ${subject(app.resumeMode)}`],
    [both('构建', 'Build'), html`<code>${short(c.buildHash, 90)}</code> · ${subject(c.framework)}`], [both('新账号', 'Fresh accounts'), c.freshAccounts === 'proven' ? both('已由模拟支付宝的流水证明', 'Proven from the journal') : both('未证明：录屏可能与验收同学的不一致', 'Not proven: the recording may differ from the reviewer’s')],
    [both('时钟误差', 'Clock error'), html`±${c.clockErrorMs} ms`], [both('运行编号', 'Run'), html`<code>${short(result.runId, 60)}</code>`],
    ...Object.entries(c.versions).map(([name, version]): [Markup, Markup] => [html`${short(name, 40)}`, html`<code>${short(version, 60)}</code>`]),
  ];
  return html`<dl class="facts wide">${facts.map(([term, value]) => html`<div><dt>${term}</dt><dd>${value}</dd></div>`)}</dl>
${c.warnings.length > 0 ? html`<h3>${both('运行提醒', 'Warnings of the run')}</h3><ul>${c.warnings.map((text) => html`<li>${data(text)}</li>`)}</ul>` : ''}
${result.waivers.length > 0 ? waivers(result) : ''}
<h3>${both('模拟支付宝的假设', 'Assumptions of the mock Alipay')}</h3>${assumptions(result)}`;
}

/** Those that a verdict rests on come first; the rest of the ledger is folded. */
function assumptions(result: Result): Markup {
  const used = new Set([...result.cells, ...result.redLines].flatMap((row) => row.checks).flatMap((check) => check.assumptions));
  const list = (items: Result['conditions']['assumptions']): Markup => html`<ul>${items.map((item) => html`<li>${data(item.text)} <code class="id">${short(item.id, 60)}</code></li>`)}</ul>`;
  const resting = result.conditions.assumptions.filter((item) => used.has(item.id)), rest = result.conditions.assumptions.filter((item) => !used.has(item.id));
  return html`${resting.length > 0 ? html`<p>${both('有判定依赖的假设：', 'Verdicts rest on these:')}</p>${list(resting)}` : html`<p>${both('没有判定依赖假设。', 'No verdict rests on an assumption.')}</p>`}
${rest.length > 0 ? html`<details><summary>${both(`其余 ${rest.length} 条假设`, `${rest.length} other assumptions`)}</summary>${list(rest)}</details>` : ''}`;
}

const declared: Record<string, Words> = {
  enterprise: { zh: '企业', en: 'enterprise' }, government: { zh: '政府机构', en: 'government' }, gig: { zh: '灵工', en: 'gig work' },
  native: { zh: '原生小程序', en: 'native mini program' }, 'smart-resume': { zh: '智能简历', en: 'smart résumé' }, 'real-name': { zh: '实名认证', en: 'real name' },
};

function subject(value: string): Markup {
  const words = declared[value];
  return words ? say(words) : short(value, 40);
}

function waivers(result: Result): Markup {
  const state = { used: both('生效', 'in use'), stale: both('已不再需要', 'stale'), expired: both('已过期', 'expired') };
  return html`<h3>${both('豁免', 'Waivers')}</h3><ul>${result.waivers.map((waiver) => html`<li><b class="${waiver.state === 'used' ? '' : 'bad'}">${state[waiver.state]}</b> <code>${short(waiver.row, 40)}</code> ${data(waiver.reason)}（${short(waiver.owner, 40)}，${both('至', 'until')} ${short(waiver.expires, 20)}）</li>`)}</ul>`;
}
