import type { EventOf } from '../../evidence/contract.js';
import type { Check, CheckFinding } from '../check.js';
import { conclude } from '../check.js';
import { brief, describeDialog, shownDialogs } from '../consents.js';
import { clipboardText, copies, invitations, isContact } from '../external-signs.js';
import { says } from '../found.js';
import { deliveredLiveness, jdLiveness, joinLiveness, withFacts } from '../guards.js';
import { ofEach } from '../of-each.js';
import type { JourneyView, Screen } from '../view.js';
import { journeysInRole, miniScreens, ofKind, passagesOf, seenInApp } from '../view.js';
import { otherTerminal } from '../vocabulary.js';
import { atEvent, atScreen } from '../where.js';

const expected = '小程序里没有引导到微信、APP 等其他终端';
const remedy = '去掉二维码、微信号、公众号、下载 APP 等引导，让用户在小程序内完成求职。';

export const noOtherTerminals: Check = {
  id: 'no-other-terminals',
  title: '不引导用户到其他终端',
  needs: ['first-apply', 'probe'],
  evaluate(view) {
    const live = passagesOf(journeysInRole(view, 'first-apply'));
    const { guard, doubts } = joinLiveness(jdLiveness(view, live), deliveredLiveness(view, live));
    return conclude({
      guard: withFacts(guard, `小程序的全部 ${seenInApp(view).length} 屏都看过，未见二维码、微信、公众号、下载引导`),
      hits: ofEach(view.journeys, signs), doubts, warnings: ofEach(view.journeys, phoneCalls),
    });
  },
};

function signs(journey: JourneyView): CheckFinding[] {
  const spoken = shownDialogs(journey.events).filter((dialog) => says(otherTerminal, `${dialog.text} ${(dialog.buttons ?? []).join(' ')}`));
  const left = ofKind(journey.events, 'exit').filter((exit) => exit.to === 'outside');
  const copied = ofKind(journey.events, 'jsapi').filter(copiesContact);
  return [
    ...ofEach(miniScreens(journey.events), onScreen, journey),
    ...spoken.map((dialog) => ({ expected, observed: `出现${describeDialog(dialog)}`, where: [atEvent(journey, dialog)], remedy })),
    ...left.map((exit) => ({ expected, observed: `离开支付宝去了 ${brief(exit.target ?? exit.via, 80)}`, where: [atEvent(journey, exit)], remedy })),
    ...copied.map((call) => ({ expected, observed: `把「${brief(clipboardText(call.params))}」复制到了剪贴板`, where: [atEvent(journey, call)], remedy })),
  ];
}

const copiesContact = (call: EventOf<'jsapi'>): boolean => copies(call) && isContact(clipboardText(call.params));

const onScreen = (screen: Screen, journey: JourneyView): CheckFinding[] => [...codes(journey, screen), ...invitations(journey, screen, expected)];

const codes = (journey: JourneyView, screen: Screen): CheckFinding[] =>
  screen.codes.map((code) => ({ expected, observed: `画面上有二维码，内容为「${brief(code, 80)}」`, where: [atScreen(journey, screen)], remedy }));

const telephones = (call: EventOf<'jsapi'>): boolean => call.name.endsWith('makePhoneCall');

/** A telephone is outside too, yet 灵工 employers live by it: worth a person's eye, not a breach. */
function phoneCalls(journey: JourneyView): CheckFinding[] {
  const calls = ofKind(journey.events, 'jsapi').filter(telephones);
  return calls.slice(0, 1).map((call) => ({ expected, observed: '引导用户打电话', where: [atEvent(journey, call)], remedy: '请审核人确认是否算引导到其他终端。', needsReview: true }));
}
