import type { Check, CheckFinding } from '../check.js';
import { conclude } from '../check.js';
import { applyLiveness, joinLiveness, withFacts } from '../guards.js';
import { isAuthorisation, shownDialogs } from '../consents.js';
import { ofEach } from '../of-each.js';
import { allPushes, codeOf, placeOfPush } from '../pushes.js';
import type { JourneyView, Passage, View } from '../view.js';
import { journeysInRole, passagesOf, screensOf } from '../view.js';
import { atEvent, atJourney, atScreen } from '../where.js';
import { cardName, cardUse } from '../work-card.js';

const remedy = '未取得 resultStatus=9000 时不要提交投递；投递成功只能发生在用户授权芝麻工作证之后。';

export const activationOnlyWay: Check = {
  id: 'activation-only-way',
  title: '不开通芝麻工作证就投递不了',
  needs: ['first-apply', 'declined'],
  evaluate(view) {
    const first = passagesOf(journeysInRole(view, 'first-apply'));
    const declined = journeysInRole(view, 'declined');
    const live = joinLiveness(applyLiveness(view, first), declinedLiveness(declined, view));
    return conclude({
      guard: withFacts(live.guard, `${first.length} 次首次投递都先开通了${cardName(view.run)}`, `${declined.length} 次拒绝授权后都没有投递成功`),
      hits: [...ofEach(first, withoutCard, view), ...ofEach(declined, deliveredAnyway, view)], doubts: live.doubts,
    });
  },
};

function withoutCard(passage: Passage, view: View): CheckFinding[] {
  const tap = passage.applyTap;
  if (!tap || !passage.delivered || cardUse(passage, view.run).completed) return [];
  return [{
    expected: `投递成功之前用户授权了${cardName(view.run)}`, observed: `没有授权${cardName(view.run)}，投递也成功了`,
    where: [atEvent(passage.journey, tap), atScreen(passage.journey, passage.delivered)], remedy,
  }];
}

function deliveredAnyway(journey: JourneyView, view: View): CheckFinding[] {
  const sent = allPushes(view).find(({ push }) => push.accepted && push.status === codeOf(view.run, '已投递') && push.userId === journey.header.user.userId);
  const where = sent ? [placeOfPush(sent.journey, sent.push)] : screensOf(journey.events, 'after-delivery').slice(0, 1).map((screen) => atScreen(journey, screen));
  return where.length === 0 ? [] : [{ expected: '用户拒绝授权后投递不成功', observed: '用户拒绝了授权，仍然投递成功', where, remedy }];
}

/** The declined journey must have tapped apply and met something to decline. */
function declinedLiveness(journeys: readonly JourneyView[], view: View): ReturnType<typeof applyLiveness> {
  const doubts = journeys.flatMap((journey) => {
    const met = journey.passages.some((passage) => cardUse(passage, view.run).opened !== undefined || shownDialogs(passage.apply).some(isAuthorisation));
    return met ? [] : [{ expected: '旅程拒绝了一次授权', observed: '旅程没有遇到可以拒绝的授权', where: [atJourney(journey)], remedy: '请看截图确认点击投递后发生了什么。', needsReview: true }];
  });
  const screens = journeys.flatMap((journey) => screensOf(journey.events, 'after-decline'));
  return { guard: { screens: screens.length, nodes: screens.reduce((sum, screen) => sum + screen.tree.length, 0), facts: [] }, doubts };
}
