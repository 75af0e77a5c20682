import type { Check, CheckFinding } from '../check.js';
import { conclude } from '../check.js';
import { ofEach } from '../of-each.js';
import type { Answer } from '../pushes.js';
import { answers, nearLimitShare, placeOfPush, pushesIn, triggerCauses } from '../pushes.js';
import type { JourneyView, View } from '../view.js';
import { atEvent } from '../where.js';
import { deliveryAnswers } from './delivered-status-arrives.js';

const remedy = '状态改变后立即回传，不要用定时任务攒批；失败要重试，30 秒内必须到达。';
interface Timed { journey: JourneyView; answer: Answer; latencyMs: number }

export const statusWithin30s: Check = {
  id: 'status-within-30s',
  title: '应聘状态 30 秒内到达支付宝',
  needs: ['first-apply', 'status'],
  evaluate(view) {
    const limit = view.run.statuses.limitMs;
    const timed = ofEach(view.journeys, answered, view);
    const slowest = timed.reduce((worst, each) => Math.max(worst, each.latencyMs), 0);
    const over = timed.filter(({ latencyMs, journey }) => latencyMs > limit + journey.header.clockErrorMs);
    const undecided = timed.filter(({ latencyMs, journey }) => Math.abs(latencyMs - limit) <= journey.header.clockErrorMs);
    const near = timed.filter((each) => each.latencyMs > limit * nearLimitShare && !over.includes(each) && !undecided.includes(each));
    return conclude({
      guard: { screens: 0, nodes: 0, facts: [`${timed.length} 次状态回传，最慢 ${seconds(slowest)}，时钟误差 ${Math.max(0, ...timed.map(({ journey }) => journey.header.clockErrorMs))} ms`] },
      hits: over.map((each) => finding(each, limit, '超过')), doubts: [...undecided.map((each) => ({ ...finding(each, limit, '时钟误差跨过'), needsReview: true })), ...(timed.length === 0 ? [none] : [])],
      warnings: near.map((each) => finding(each, limit, '接近')), assumptions: timed.flatMap(({ answer }) => answer.push?.event.assumptions ?? []),
    });
  },
};

/** Strictly from the instant of the cause: the trigger's sending, the sheet's submission. */
function answered(journey: JourneyView, view: View): Timed[] {
  const timed: Timed[] = [];
  const changed = answers(view.run, triggerCauses(journey), pushesIn(journey, view)).map((answer) => ({ journey, answer }));
  for (const { answer } of [...deliveryAnswers(journey, view), ...changed]) if (answer.latencyMs !== undefined) timed.push({ journey, answer, latencyMs: answer.latencyMs });
  return timed;
}

function finding({ journey, answer: { cause, push }, latencyMs }: Timed, limit: number, word: string): CheckFinding {
  return {
    expected: `「${cause.status}」在 ${seconds(limit)}内到达`, observed: `用了 ${seconds(latencyMs)}，${word} ${seconds(limit)}（时钟误差 ±${journey.header.clockErrorMs} ms）`,
    where: [atEvent(journey, cause.event), ...(push ? [placeOfPush(journey, push)] : [])], remedy,
  };
}

const seconds = (ms: number): string => `${Math.round(ms / 100) / 10} 秒`;
const none: CheckFinding = { expected: '收到状态回传', observed: '这次运行里没有收到可以计时的状态回传', where: [], remedy };
