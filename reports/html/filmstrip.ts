/** The handbook's six-step recording ①–⑥ as pictures, from the journey that walked it. */
import type { Result } from '../../rubric/result.js';
import type { Extras } from './extras.js';
import { type Markup, html } from './markup.js';
import { shot } from './picture.js';
import { both, clock, short } from './speech.js';

type Journey = Result['journeys'][number];
const steps = ['①', '②', '③', '④', '⑤', '⑥'] as const;
const handbookSteps = ['岗位列表点击岗位，进入岗位详情页', '点击投递，拉起应聘状态回传授权', '拉起「智能简历」或「实名信息」授权', '投递成功，显示返回支付宝就业的提示', '回到支付宝就业，进入我的-投递记录', '可以看到刚刚投递的岗位'] as const;

export function filmstrip(result: Result, extras: Extras): Markup {
  const journey = sixStepJourney(result);
  if (!journey) return html`<p class="muted">${both('没有旅程记录到六步录屏。', 'No journey recorded the six steps.')}</p>`;
  return html`<p class="muted">${short(journey.title, 60)} <code class="id">${short(journey.id, 40)}</code></p><ol class="film">${steps.map((label, index) => frame(label, handbookSteps[index] ?? '', journey, extras))}</ol>`;
}

/** The journey with most of the six chapters; the first one when several tie. */
export function sixStepJourney(result: Result): Journey | undefined {
  const count = (journey: Journey): number => steps.filter((label) => journey.chapters.some((chapter) => chapter.label === label)).length;
  return result.journeys.filter((journey) => count(journey) > 0).reduce<Journey | undefined>((best, journey) => (best && count(best) >= count(journey) ? best : journey), undefined);
}

/** Which pictures show a step best, in this order. */
const telling: Record<string, readonly string[]> = {
  '①': ['jd-opened'], '②': ['dialog', 'sheet', 'after-apply-tap'], '③': ['sheet', 'dialog'], '④': ['after-delivery'], '⑤': ['after-return'], '⑥': ['records'],
};

function frame(label: string, meaning: string, journey: Journey, extras: Extras): Markup {
  const chapter = journey.chapters.find((item) => item.label === label);
  const screen = chapter && pictureOf(chapter, journey);
  const video = extras.video?.find((item) => item.journey === journey.id);
  return html`<li><p class="step"><b>${label}</b> ${chapter ? short(chapter.text || meaning, 48) : html`<bdi>${meaning}</bdi>`}</p>
${screen ? shot(journey.id, screen) : html`<p class="noshot">${chapter ? both('这一步没有截图', 'No picture of this step') : both('没有走到这一步', 'This step was not reached')}</p>`}
${chapter ? html`<p class="muted small">${video ? html`<a class="seek" href="#${video.id}" data-video="${video.id}" data-second="${(chapter.at + video.offsetMs) / 1000}">▶ ${clock(chapter.at)}</a>` : clock(chapter.at)}</p>` : ''}</li>`;
}

/** The telling moment, else the last picture before the next chapter. */
function pictureOf(chapter: Journey['chapters'][number], journey: Journey): Journey['screens'][number] | undefined {
  const taken = journey.screens.filter((screen) => screen.file !== null);
  const best = (telling[chapter.label] ?? []).map((moment) => taken.find((screen) => screen.moment === moment)).find((screen) => screen !== undefined);
  const next = Math.min(...journey.chapters.map((item) => item.at).filter((at) => at > chapter.at), Number.POSITIVE_INFINITY);
  return best ?? taken.filter((screen) => screen.at >= chapter.at && screen.at < next).at(-1);
}
