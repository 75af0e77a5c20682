/** Lanes of one journey (user, mini program, JSAPI, gateway, DingTalk), and each status push drawn against its limit. */
import { type Words, journeyWords, statusWords } from '../wording.js';
import { type Lane, type Push, type Timeline, type TimelineEntry, lanes } from './extras.js';
import { type Markup, html } from './markup.js';
import { anchor, both, clock, data, say, titled } from './speech.js';

type JourneyLanes = Timeline['journeys'][number];
const tableRows = 400;

const laneWords: Record<Lane, Words> = {
  user: { zh: '用户', en: 'User' }, mini: { zh: '小程序', en: 'Mini program' }, jsapi: { zh: 'JSAPI', en: 'JSAPI' }, gateway: { zh: '网关', en: 'Gateway' }, dingtalk: { zh: '钉钉', en: 'DingTalk' },
};
const pushWords: Record<Push['outcome'], Words> = {
  inTime: { zh: '及时', en: 'in time' }, nearLimit: { zh: '接近上限', en: 'near the limit' }, late: { zh: '超时', en: 'late' },
  missing: { zh: '没有到达', en: 'never arrived' }, undecidable: { zh: '时钟误差跨过上限，无法判定', en: 'undecidable within the clock error' },
};

export function timeline(data: Timeline): Markup {
  return html`${data.journeys.some(({ entries }) => entries.some(({ bad }) => bad)) ? html`<p class="muted small"><i class="dot bad"></i>${both('红点：出错或被拒绝的调用，说明在「事件」里', 'red: a call that failed or was refused; the events say why')}</p>` : ''}${data.journeys.map((journey, index) => html`<details class="timeline" id="${anchor('timeline', journey.journey)}"${index === 0 || journey.pushes.length > 0 ? html` open` : ''}><summary>${titled(journeyWords(journey.journey, journey.title), 60)} · ${clock(journey.durationMs)}</summary>
${journey.pushes.length > 0 ? pushes(journey.pushes) : ''}${journey.entries.length > 0 ? html`${laneChart(journey)}${entryTable(journey, index)}` : ''}</details>`)}`;
}

/** A picture for the eye; the table under it says the same to a screen reader. */
function laneChart(journey: JourneyLanes): Markup {
  const whole = Math.max(journey.durationMs, ...journey.entries.map((entry) => entry.at), 1);
  const dot = (entry: TimelineEntry): Markup => html`<i class="dot${entry.bad ? ' bad' : ''}" style="left:${percent(entry.at, whole)}" title="${`${clock(entry.at)} ${entry.label.slice(0, 120)}`}"></i>`;
  return html`<div class="lanes" aria-hidden="true">${lanes.map((lane) => html`<div class="lane l-${lane}"><b>${say(laneWords[lane])}</b><span class="track">${journey.entries.filter((entry) => entry.lane === lane).map(dot)}</span></div>`)}
<div class="lane axis"><b></b><span class="track">${[0, 0.25, 0.5, 0.75, 1].map((part) => html`<i class="tick" style="left:${percent(part, 1)}">${clock(part * whole)}</i>`)}</span></div></div>`;
}

function pushes(list: readonly Push[]): Markup {
  const scale = Math.max(...list.map((push) => push.limitMs), ...list.map(took), 1) * 1.08;
  return html`<h3>${both('状态回传：从后台变更到网关收到', 'Status pushes: from the change to the gateway')}</h3><ul class="pushes">${list.map((push) => html`<li class="p-${push.outcome}"><b>${titled(statusWords(push.status), 24)}</b>
<span class="track" aria-hidden="true"><i class="bar" style="width:${percent(took(push), scale)}"></i><i class="limit" style="left:${percent(push.limitMs, scale)}"></i></span>
<span>${push.receivedAt === undefined ? '' : html`${seconds(push.receivedAt - push.triggeredAt)} s · `}${say(pushWords[push.outcome])} <span class="muted">${both(`上限 ${push.limitMs / 1000} 秒`, `limit ${push.limitMs / 1000} s`)}</span></span></li>`)}</ul>`;
}

/** A push that never arrived fills the bar up to its limit. */
const took = (push: Push): number => (push.receivedAt === undefined ? push.limitMs : Math.max(0, push.receivedAt - push.triggeredAt));

function entryTable(journey: JourneyLanes, index: number): Markup {
  const rows = [...journey.entries].sort((a, b) => a.at - b.at || a.seq - b.seq);
  return html`<details><summary>${both(`${rows.length} 条事件`, `${rows.length} events`)}</summary><div class="scroll tall" tabindex="0" role="region" aria-label="${`事件 Events ${index + 1} ${journey.title.slice(0, 60)}`}"><table class="plain small"><thead><tr><th scope="col">#</th><th scope="col">${both('时刻', 'At')}</th><th scope="col">${both('泳道', 'Lane')}</th><th scope="col">${both('事件', 'Event')}</th></tr></thead>
<tbody>${rows.slice(0, tableRows).map((entry) => html`<tr><td>${entry.seq}</td><td>${clock(entry.at)}</td><td>${say(laneWords[entry.lane])}</td><td>${data(entry.label)}${entry.detail ? html` <span class="muted">${data(entry.detail)}</span>` : ''}</td></tr>`)}</tbody></table></div>
${rows.length > tableRows ? html`<p class="muted">${both(`只列前 ${tableRows} 条，其余见证据文件。`, `The first ${tableRows} are listed; the rest is in the evidence.`)}</p>` : ''}</details>`;
}

/** Two digits that matter: a push of 40 ms is not 0.0 s. */
const seconds = (ms: number): string => (ms / 1000).toFixed(ms < 1000 ? 2 : 1);

const percent = (value: number, whole: number): string => `${Math.min(100, Math.max(0, (value / whole) * 100)).toFixed(2)}%`;
