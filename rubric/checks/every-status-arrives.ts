import type { HandbookStatus } from '../../evidence/contract.js';
import type { Check, CheckFinding } from '../check.js';
import { conclude } from '../check.js';
import { ofEach } from '../of-each.js';
import type { Answer, Push, Trigger } from '../pushes.js';
import { answers, codeOf, placeOfPush, pushesIn, triggerCauses, triggersOf, whyRefused } from '../pushes.js';
import type { JourneyView, View } from '../view.js';
import { journeysInRole } from '../view.js';
import { atEvent, atJourney } from '../where.js';

/** 消息通: 已投递 is caused by the user himself and has a check of its own. */
const changedByEmployer: readonly HandbookStatus[] = ['沟通中', '面试中', '未录取', '已录取', '已入职', '停止招聘'];

const remedy = '后台每次改变应聘状态，服务端都调用 alipay.ebpp.industry.job.applyinfo.sync；映射后状态码相同也要回传，不区分用户从哪里来。';

export const everyStatusArrives: Check = {
  id: 'every-status-arrives',
  title: '应聘状态全量同步：每种状态都到达支付宝',
  needs: ['status'],
  evaluate(view) {
    const journeys = journeysInRole(view, ...this.needs);
    const pairs = ofEach(journeys, changes, view);
    const arrived = pairs.filter(({ answer }) => answer.push);
    return conclude({
      guard: { screens: 0, nodes: 0, facts: [`后台改变了 ${pairs.length} 次状态，收到 ${arrived.length} 次回传：${arrived.map(({ answer }) => answer.cause.status).join('、')}`] },
      hits: pairs.filter(({ answer }) => !answer.push).flatMap(({ journey, answer }) => lost(journey, answer, view)),
      doubts: ofEach(journeys, uncovered, view),
      notes: view.run.statuses.notOffered.map(({ status, reason }) => ({
        expected: `「${status}」同步到支付宝`, observed: `配置声明小程序没有「${status}」：${reason}`, where: [], remedy: '请审核人确认该声明。', needsReview: true,
      })),
      warnings: ofEach(journeys, repeated, view),
      assumptions: pairs.flatMap(({ answer }) => answer.push?.event.assumptions ?? []),
    });
  },
};

interface Change { journey: JourneyView; answer: Answer }

const changes = (journey: JourneyView, view: View): Change[] => answers(view.run, triggerCauses(journey), pushesIn(journey, view)).map((answer) => ({ journey, answer }));

function lost(journey: JourneyView, { cause }: Answer, view: View): CheckFinding[] {
  const trigger = triggersOf(journey).find(({ sent }) => sent.status === cause.status);
  if (!trigger || failureOf(trigger) !== undefined) return [];
  const pushes = pushesIn(journey, view).filter((push) => push.event.at >= cause.at);
  const near = pushes.find((push) => push.status === codeOf(view.run, cause.status) && !push.accepted)
    ?? pushes.find((push) => push.status === codeOf(view.run, cause.status) && (push.outApplyId !== cause.outApplyId || push.userId !== cause.userId));
  // Nobody looked for as long as the handbook gives it.
  if (!near && !journey.finished && journey.events.every(({ at }) => at < cause.at + view.run.statuses.limitMs)) return [];
  return [{
    expected: `后台改为「${cause.status}」后，支付宝收到该用户、该次投递的「${cause.status}」`, observed: near ? whyNot(near, cause) : `没有收到「${cause.status}」`,
    where: [atEvent(journey, cause.event), ...(near ? [placeOfPush(journey, near)] : [])], remedy,
  }];
}

function whyNot(push: Push, cause: Answer['cause']): string {
  if (push.userId !== cause.userId) return `「${cause.status}」带的是别的用户`;
  if (push.outApplyId !== cause.outApplyId) return `「${cause.status}」带的是别的应聘单 ${push.outApplyId ?? '（空）'}`;
  return `「${cause.status}」被支付宝拒绝：${whyRefused(push)}`;
}

/** Idempotent, hence no breach; yet a user may be told twice. */
function repeated(journey: JourneyView, view: View): CheckFinding[] {
  const first = triggersOf(journey)[0];
  const pushes = first ? pushesIn(journey, view).filter((push) => push.accepted && push.outApplyId === first.sent.outApplyId && push.event.at >= first.sent.at) : [];
  const extra = pushes.length - triggersOf(journey).length;
  return extra > 0 ? [{ expected: '每次状态改变回传一次', observed: `多回传了 ${extra} 次`, where: pushes.map((push) => placeOfPush(journey, push)), remedy: '状态没有改变就不要重复回传。' }] : [];
}

/** A back office that did not change the status proves nothing about the push. */
function failureOf({ answered }: Trigger): string | undefined {
  const status = answered?.responseStatus ?? 0;
  return answered?.error ?? (status >= 400 ? `HTTP ${status}` : undefined);
}

function uncovered(journey: JourneyView, view: View): CheckFinding[] {
  const triggers = triggersOf(journey);
  const declared = new Set(view.run.statuses.notOffered.map(({ status }) => status));
  const missing = changedByEmployer.filter((status) => !declared.has(status) && !triggers.some(({ sent }) => sent.status === status));
  const broken = triggers.flatMap((trigger) => { const failure = failureOf(trigger); return failure === undefined ? [] : [{ ...trigger, failure }]; });
  const none = triggers.length === 0 ? [{ expected: '至少改变一次应聘状态', observed: '旅程没有改变任何应聘状态', where: [atJourney(journey)], remedy: '在配置 statusTriggers 里写明如何改变状态，并确认投递成功。' }] : [];
  return [
    ...none,
    ...(missing.length > 0 ? [{ expected: '手册列出的每种状态都触发过', observed: `没有触发：${missing.join('、')}`, where: [atJourney(journey)], remedy: '在配置 statusTriggers 里补上，或用 notOffered 写明小程序没有该状态的原因。' }] : []),
    ...broken.map(({ sent, answered, failure }) => ({
      expected: `后台把状态改为「${sent.status}」`, observed: `触发请求失败：${failure}`, where: [atEvent(journey, sent, ...(answered ? [answered] : []))],
      remedy: '请检查 statusTriggers 里的地址、方法与参数。',
    })),
  ];
}
