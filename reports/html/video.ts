/** Recordings with their chapters. The files lie beside the report and load only when played; without the script a link opens the file at its second. */
import { shorten, wellFormed } from '../escape.js';
import type { Video, VideoNote, Videos } from './extras.js';
import { type Markup, type Slot, html } from './markup.js';
import { mediaPath } from './media-path.js';
import { journeyWords } from '../wording.js';
import { both, clock, data, short, titled } from './speech.js';

const entriesShown = 200;
const rates = ['0.25', '0.5', '1', '2'] as const;

/** `first` = the journey whose recording is open from the start. */
export function videos({ shown, missing }: Videos, first: string | undefined): Markup {
  const opening = shown.find((video) => video.journey === first);
  const others = shown.filter((video) => video !== opening);
  return html`<h3>${both('录屏', 'Recordings')}</h3><p class="muted small">${both('由旅程中的截图按真实时刻拼成，遮盖与截图相同；红圈是点按的位置。点章节或任一判定旁的 ▶ 跳到那一秒。', 'Put together from the journey’s pictures at their true instants, masked as they are; a red ring is a tap. Chapters, and ▶ beside any finding, go to their second.')}</p>
${opening ? player(opening) : ''}${others.length > 0 ? html`<details${opening ? '' : html` open`}><summary>${both(`其他旅程的录屏（${others.length}）`, `Recordings of the other journeys (${others.length})`)}</summary>${others.map(player)}</details>` : ''}
${missing.length > 0 ? html`<p class="sub">${both('没有录屏的旅程', 'Journeys without a recording')}</p><ul class="lines">${missing.map(note)}</ul>` : ''}`;
}

/** A link to the second of `at` on the journey's clock. Nothing to link to: the words alone. */
export function seek(video: Video | undefined, at: number, words: Slot): Markup {
  const path = video && mediaPath(video.journey, video.file);
  if (!video || path === undefined) return html`${words}`;
  const second = secondOf(video, at);
  return html`<a class="seek" href="${path}#t=${second}" data-video="${video.id}" data-second="${second}">${words}</a>`;
}

function player(video: Video): Markup {
  const path = mediaPath(video.journey, video.file);
  if (path === undefined) return note({ journey: video.journey, title: video.title, reason: '录屏的路径不合规' });
  const poster = video.poster === undefined ? undefined : mediaPath(video.journey, video.poster);
  const chapters = video.chapters.map(({ at, label, text }) => ({ at, text: `${label} ${text}`, chapter: true }));
  const entries = [...chapters, ...video.acts.map((act) => ({ ...act, chapter: false }))].sort((a, b) => a.at - b.at).slice(0, entriesShown);
  return html`<figure class="video"><div class="player"><video id="${video.id}" controls preload="none" muted playsinline width="390" height="844"${poster === undefined ? '' : html` data-poster="${poster}"`} aria-label="${`录屏 ${video.title.slice(0, 80)}`}"><source src="${path}" type="${video.type}">
<track kind="chapters" srclang="zh" label="章节" src="${vtt(video, chapters)}"><track kind="captions" srclang="zh" label="操作" src="${vtt(video, video.acts)}"></video>
<p class="rates" role="group" aria-label="播放速度 Playback rate">${rates.map((rate) => html`<button type="button" data-rate="${rate}" data-for="${video.id}" aria-pressed="${rate === '1' ? 'true' : 'false'}">${rate}×</button>`)}</p></div>
<figcaption><b>${titled(journeyWords(video.journey, video.title), 60)}</b> <span class="muted">${clock(video.durationMs)}</span><ol class="chapters">${entries.map(({ at, text, chapter }) => html`<li${chapter ? html` class="chapter"` : ''}>${seek(video, at, html`<span class="at">${clock(at)}</span> ${short(text, 70)}`)}</li>`)}</ol></figcaption></figure>`;
}

const note = ({ journey, title, reason }: VideoNote): Markup => html`<li><b>${titled(journeyWords(journey, title), 60)}</b> <span class="muted">${data(reason)}</span></li>`;

/** A millisecond on, so that a player that rounds down shows the picture of that instant and not the one before. */
const secondOf = ({ durationMs }: Video, at: number): string => (Math.min(Math.max(0, at + 1), durationMs) / 1000).toFixed(3);

/** In the page itself: a page opened from a file may not load a text track that lies beside it. */
function vtt(video: Video, cues: readonly { at: number; text: string }[]): string {
  const sorted = [...cues].sort((a, b) => a.at - b.at).slice(0, entriesShown);
  const stamp = (seconds: number): string => new Date(Math.round(seconds * 1000)).toISOString().slice(11, 23); // hh:mm:ss.mmm
  const body = sorted.flatMap(({ at, text }, index) => {
    const from = Number(secondOf(video, at)), to = Number(secondOf(video, sorted[index + 1]?.at ?? video.durationMs));
    return to > from ? [`${stamp(from)} --> ${stamp(to)}\n${cueText(text)}`] : [];
  });
  return `data:text/vtt;charset=utf-8,${encodeURIComponent(['WEBVTT', ...body].join('\n\n'))}`;
}

const cueText = (text: string): string => wellFormed(shorten(text, 100)).replace(/\s+/g, ' ').replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
