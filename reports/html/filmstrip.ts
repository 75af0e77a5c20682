/** The handbook's six-step recording ①–⑥ as pictures, from the journey that walked it. */
import type { Result } from '../../rubric/result.js';
import type { Extras } from './extras.js';
import { type Markup, html } from './markup.js';
import { shot } from './picture.js';
import { journeyWords } from '../wording.js';
import { both, clock, short, titled } from './speech.js';
import { seek } from './video.js';

type Journey = Result['journeys'][number];
type Screen = Journey['screens'][number];
const steps = ['①', '②', '③', '④', '⑤', '⑥'] as const;
const handbookSteps = ['岗位列表点击岗位，进入岗位详情页', '点击投递，拉起应聘状态回传授权', '拉起「智能简历」或「实名信息」授权', '投递成功，显示返回支付宝就业的提示', '回到支付宝就业，进入我的-投递记录', '可以看到刚刚投递的岗位'] as const;

export function filmstrip(result: Result, extras: Extras): Markup {
  const journey = sixStepJourney(result);
  if (!journey) return html`<p class="muted">${both('没有旅程记录到六步录屏。', 'No journey recorded the six steps.')}</p>`;
  const shown = stepPictures(journey);
  return html`<p class="muted">${titled(journeyWords(journey.id, journey.title), 60)} <code class="id">${short(journey.id, 40)}</code></p><ol class="film">${steps.map((label, index) => frame(label, handbookSteps[index] ?? '', { journey, extras, shown: shown.get(label) }))}</ol>`;
}

/** The journey with most of the six chapters; the first one when several tie. */
export function sixStepJourney(result: Result): Journey | undefined {
  const count = (journey: Journey): number => steps.filter((label) => journey.chapters.some((chapter) => chapter.label === label)).length;
  return result.journeys.filter((journey) => count(journey) > 0).reduce<Journey | undefined>((best, journey) => (best && count(best) >= count(journey) ? best : journey), undefined);
}

/** `sharedWith` = the step whose picture shows this one too: a merged consent is one screen. */
export interface StepPicture { screen: Screen; sharedWith?: string }

/** Which moments show a step best, in this order. */
const telling: Record<(typeof steps)[number], readonly string[]> = {
  '①': ['jd-opened', 'alipay-home'], '②': ['dialog', 'sheet', 'after-apply-tap'], '③': ['sheet', 'dialog'], '④': ['after-delivery'], '⑤': ['after-return'], '⑥': ['records'],
};

/**
 * Each step gets a picture of its own where there is one: the telling moment from its chapter on, else whatever was taken until the next step. ② and ③ begin
 * at one instant when the consent is merged into the sheet; they share a picture only when the sheet was seen once.
 */
export function stepPictures(journey: Journey): Map<string, StepPicture> {
  const taken = journey.screens.filter((screen) => screen.file !== null);
  const found = new Map<string, StepPicture>();
  for (const label of steps) {
    const chapter = journey.chapters.find((item) => item.label === label);
    if (!chapter) continue;
    const end = Math.min(...journey.chapters.filter((item) => item.at > chapter.at && item.label !== '③').map((item) => item.at), Number.POSITIVE_INFINITY);
    const within = taken.filter(({ at }) => at >= chapter.at && at < end);
    const candidates = [...telling[label].flatMap((moment) => within.filter((screen) => screen.moment === moment)), ...within];
    const usedBy = (screen: Screen): string | undefined => [...found].find(([, used]) => used.screen === screen)?.[0];
    const screen = candidates.find((each) => usedBy(each) === undefined) ?? candidates[0];
    const sharedWith = screen && usedBy(screen);
    if (screen) found.set(label, { screen, ...(sharedWith === undefined ? {} : { sharedWith }) });
  }
  return found;
}

function frame(label: string, meaning: string, { journey, extras, shown }: { journey: Journey; extras: Extras; shown: StepPicture | undefined }): Markup {
  const chapter = journey.chapters.find((item) => item.label === label);
  const video = extras.videos?.shown.find((item) => item.journey === journey.id);
  return html`<li><p class="step"><b>${label}</b> ${chapter ? short(chapter.text || meaning, 48) : html`<bdi>${meaning}</bdi>`}</p>
${shown ? shot(journey.id, shown.screen) : html`<p class="noshot">${chapter ? both('这一步没有截图', 'No picture of this step') : both('没有走到这一步', 'This step was not reached')}</p>`}
${chapter ? html`<p class="muted small">${video ? seek(video, shown?.screen.at ?? chapter.at, html`▶ ${clock(chapter.at)}`) : clock(chapter.at)}${shown?.sharedWith ? html` · ${both(`与 ${shown.sharedWith} 同一屏：合并授权`, `same screen as ${shown.sharedWith}: merged consent`)}` : ''}</p>` : ''}</li>`;
}
