import type { Check, CheckFinding } from '../check.js';
import { conclude } from '../check.js';
import { applyLiveness, withFacts } from '../guards.js';
import { ofEach } from '../of-each.js';
import type { Answer, Cause, Push } from '../pushes.js';
import { answers, answersCause, codeOf, deliveryCause, placeOfPush, pushesIn, whyRefused } from '../pushes.js';
import type { JourneyView, View } from '../view.js';
import { journeysInRole, ofKind, passagesOf } from '../view.js';
import { atEvent } from '../where.js';

const expected = '每次投递成功后，「已投递」到达支付宝：用户、岗位、状态都对';
const remedy = '投递成功后由服务端调用 alipay.ebpp.industry.job.applyinfo.sync，带上该用户的 user_id、本次投递的 out_apply_id 与 out_job_id；不区分用户从哪里来。';

export const deliveredStatusArrives: Check = {
  id: 'delivered-status-arrives',
  title: '「已投递」到达支付宝',
  needs: ['first-apply'],
  evaluate(view) {
    const passages = passagesOf(view.journeys).filter((passage) => passage.delivered);
    const pairs = ofEach(view.journeys, deliveryAnswers, view);
    const { guard, doubts } = applyLiveness(view, passagesOf(journeysInRole(view, ...this.needs)));
    const arrived = pairs.filter(({ answer }) => answer.push);
    return conclude({
      guard: withFacts(guard, `${passages.length} 次投递，${arrived.length} 次收到「已投递」`),
      hits: pairs.filter(({ answer }) => !answer.push).map(({ journey, answer }) => missing(journey, answer.cause, view)),
      doubts: [...doubts, ...(codeOf(view.run, '已投递') === undefined ? [noCode] : []), ...pairs.filter(({ answer }) => answer.cause.outJobId === undefined).map(({ journey, answer }) => unknownJob(journey, answer))],
      notes: ofEach(view.journeys, early, view), assumptions: pairs.flatMap(({ answer }) => answer.push?.event.assumptions ?? []),
    });
  },
};

export function deliveryAnswers(journey: JourneyView, view: View): { journey: JourneyView; answer: Answer }[] {
  const causes: Cause[] = [];
  for (const passage of journey.passages) {
    const cause = passage.delivered && deliveryCause(passage);
    if (cause) causes.push(cause);
  }
  return answers(view.run, causes, pushesIn(journey, view)).map((answer) => ({ journey, answer }));
}

function missing(journey: JourneyView, cause: Cause, view: View): CheckFinding {
  const pushes = pushesIn(journey, view);
  const near = pushes.find((push) => answersCause(view.run, cause, push) && !push.accepted) ?? pushes.find((push) => answersCause(view.run, cause, push)) ?? pushes[0];
  return { expected, observed: near ? whyNot(near, cause, view) : '没有收到这次投递的状态回传', where: [atEvent(journey, cause.event), ...(near ? [placeOfPush(journey, near)] : [])], remedy };
}

function whyNot(push: Push, cause: Cause, view: View): string {
  if (answersCause(view.run, cause, push) && !push.accepted) return `「已投递」被支付宝拒绝：${whyRefused(push)}`;
  if (answersCause(view.run, cause, push) && push.event.at < cause.at) return '「已投递」在用户投递之前就回传了';
  if (push.userId !== cause.userId) return '收到的状态回传带的是别的用户';
  if (cause.outJobId !== undefined && push.outJobId !== cause.outJobId) return `收到的状态回传带的是别的岗位 ${push.outJobId ?? '（空）'}`;
  if (push.status !== codeOf(view.run, '已投递')) return `收到的状态是 ${push.status ?? '（空）'}，不是「已投递」（${codeOf(view.run, '已投递') ?? '未配置'}）`;
  return '这次投递没有自己的「已投递」：收到的回传属于另一次投递';
}

const noCode: CheckFinding = { expected: '配置里有「已投递」对应的 apply_status', observed: '没有配置', where: [], remedy: '在配置 statusCodes 里写明「已投递」对应的 apply_status。' };

const unknownJob = (journey: JourneyView, answer: Answer): CheckFinding => ({
  expected: '知道用户投递的是哪个岗位', observed: '再次投递时，页面参数里没有岗位编号，页面上也认不出是哪个岗位', where: [atEvent(journey, answer.cause.event)],
  remedy: '岗位详情页的 query 里带上岗位编号。', needsReview: true,
});

/** A push that comes before the user has applied is told apart even where a later one arrives as well. */
function early(journey: JourneyView, view: View): CheckFinding[] {
  const firstTap = ofKind(journey.events, 'tap').find((tap) => tap.purpose === 'apply');
  const push = firstTap && pushesIn(journey, view).find((each) => each.accepted && each.event.at < firstTap.at);
  return push ? [{ expected: '用户投递之后才回传', observed: `用户点击投递之前就回传了 ${push.status ?? '（空）'}`, where: [placeOfPush(journey, push)], remedy }] : [];
}

