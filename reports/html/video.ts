/** Videos of the journeys with their chapters. The file lies beside the report and loads only when played. */
import type { Video } from './extras.js';
import { type Markup, html } from './markup.js';
import { mediaPath } from './picture.js';
import { both, clock, short } from './speech.js';

export function videos(list: readonly Video[]): Markup {
  return html`${list.map((video) => {
    const path = mediaPath(video.journey, video.file);
    if (path === undefined) return html`<p class="noshot">${both('没有录屏', 'No video')}</p>`;
    return html`<figure class="video"><video id="${video.id}" controls preload="none" muted playsinline aria-label="${video.title.slice(0, 80)}"><source src="${path}" type="${video.type}"></video>
<figcaption><b>${short(video.title, 60)}</b><ol>${video.chapters.map((chapter) => html`<li><a class="seek" href="#${video.id}" data-video="${video.id}" data-second="${(chapter.at + video.offsetMs) / 1000}">${clock(chapter.at)} ${short(chapter.label, 10)} ${short(chapter.text, 60)}</a></li>`)}</ol></figcaption></figure>`;
  })}`;
}
