/** A screenshot with the spot outlined. Pictures lie beside the report; a path that would leave the run's folder is not followed. */
import type { Result, Where } from '../../rubric/result.js';
import { shorten } from '../escape.js';
import { journeyWords, momentWords } from '../wording.js';
import { type Markup, html } from './markup.js';
import { mediaPath } from './media-path.js';
import { anchor, both, clock, data, say, short, titled } from './speech.js';
import { seek } from './video.js';
import type { Extras } from './extras.js';

type Screen = Result['journeys'][number]['screens'][number];
const phone = { w: 375, h: 812 };

export interface Pictures { result: Result; extras: Extras }

/** Everything `where` points at: the picture, the moment, the events, the second of the video. */
export function place(where: Where, pictures: Pictures): Markup {
  const journey = pictures.result.journeys.find((item) => item.id === where.journey);
  const screen = journey?.screens.find((item) => item.id === where.screen);
  return html`<figure class="place">${screen ? shot(where.journey, screen, where.box) : ''}
<figcaption>${screen ? html`<b>${nameOf(screen)}</b> ` : ''}<span class="muted">${journey ? titled(journeyWords(journey.id, journey.title), 60) : where.journey === 'world' ? both('整次运行', 'the run as a whole') : short(where.journey, 40)}</span>
${screen || !journey || journey.screens.length === 0 ? '' : html`<a href="#${anchor('journey', journey.id)}">${both(`看这段旅程的 ${journey.screens.length} 屏`, `See the ${journey.screens.length} screens of this journey`)}</a>`}
${where.at === undefined ? '' : moment(where, where.at, pictures.extras)}${calls(where, pictures.extras)}
<span class="muted small">${both('证据', 'Evidence')} <code>${short(where.journey, 40)} ${where.seqs.slice(0, 8).map((seq) => `#${seq}`).join(' ')}</code></span></figcaption></figure>`;
}

export function shot(journey: string, screen: Screen, box?: Where['box']): Markup {
  const path = screen.file === null ? undefined : mediaPath(journey, screen.file);
  const view = screen.viewport ?? phone;
  if (path === undefined) return html`<p class="noshot">${both('这一屏没有截图', 'No picture of this screen')}</p>`;
  return html`<span class="shot"><a href="${path}" class="zoom"><img src="${path}" loading="lazy" decoding="async" width="${view.w}" height="${view.h}" alt="${shorten(`${screen.title} ${momentWords(screen.moment).zh}`.trim(), 80)}"></a>${box ? spot(box, view) : ''}</span>`;
}

/** The page's own title, and what the journey was doing there. */
export function nameOf(screen: Screen): Markup {
  const moment = momentWords(screen.moment);
  const words = moment.zh.length > 40 ? short(moment.zh, 40) : say(moment);
  return screen.title === '' ? words : html`${short(screen.title, 40)} <span class="muted">${words}</span>`;
}

function spot(box: NonNullable<Where['box']>, view: { w: number; h: number }): Markup {
  const clamp = (value: number, limit: number): number => Math.min(Math.max(value, 0), limit);
  const left = clamp(box.x, view.w), top = clamp(box.y, view.h);
  const width = clamp(box.x + box.w, view.w) - left, height = clamp(box.y + box.h, view.h) - top;
  if (!(width > 0 && height > 0)) return html`<span class="offview">${both('位置在这一屏的画面之外', 'The spot is outside this picture')}</span>`;
  const percent = (value: number, whole: number): string => `${((value / whole) * 100).toFixed(2)}%`;
  return html`<span class="spot" style="left:${percent(left, view.w)};top:${percent(top, view.h)};width:${percent(width, view.w)};height:${percent(height, view.h)}"></span>`;
}

function moment(where: Where, at: number, extras: Extras): Markup {
  const video = extras.videos?.shown.find((item) => item.journey === where.journey);
  if (!video) return html`<span class="muted small">${both(`第 ${clock(at)}`, `at ${clock(at)}`)}</span>`;
  return html`<span class="small">${seek(video, at, html`▶ ${both(`录屏 ${clock(at)}`, `Video ${clock(at)}`)}`)}</span>`;
}

/** Gateway calls among the events that a finding points at, known when the timeline is there. */
function calls(where: Where, extras: Extras): Markup[] {
  const journey = extras.timeline?.journeys.find((item) => item.journey === where.journey);
  const hits = journey?.entries.filter((entry) => entry.lane === 'gateway' && where.seqs.includes(entry.seq)) ?? [];
  return hits.slice(0, 6).map((entry) => html`<span class="small call">${both('网关调用', 'Gateway call')} <code>${short(entry.label, 60)}</code> ${clock(entry.at)} ${entry.detail ? data(entry.detail) : ''}</span>`);
}
