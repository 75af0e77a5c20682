import type { EventOf } from '../../evidence/contract.js';
import type { Check, CheckFinding } from '../check.js';
import { conclude } from '../check.js';
import { brief, describeDialog, isAuthorisation, isRealNameConsent, isStatusConsent, shownDialogs } from '../consents.js';
import { applyLiveness, withFacts } from '../guards.js';
import { ofEach } from '../of-each.js';
import type { Passage, View } from '../view.js';
import { journeysInRole, miniScreens, ofKind, passagesOf } from '../view.js';
import { successWords } from '../vocabulary.js';
import { atEvent, atScreen } from '../where.js';
import { ownResumeForm } from '../work-card.js';

const remedy = '点击投递后只出现支付宝自己的半屏；半屏返回 9000 就直接提交，不要再弹确认框、选择面板或自己的页面。再次投递的用户直接提交。';

export const oneTapApply: Check = {
  id: 'one-tap-apply',
  title: '从点击投递到成功只有支付宝自己的半屏',
  needs: ['first-apply', 'returning'],
  evaluate(view) {
    const passages = passagesOf(journeysInRole(view, ...this.needs));
    const { guard, doubts } = applyLiveness(view, passages);
    const again = passages.filter((passage) => passage.nth > 0 && passage.delivered).length;
    return conclude({
      guard: withFacts(guard, '除支付宝自己的半屏外没有一步要用户操作', `再次投递 ${again} 次，都只点了一下`),
      hits: ofEach(passages, faults, view),
      doubts: [...doubts, ...(again > 0 ? [] : [{ expected: '看到同一用户再次投递', observed: '没有看到再次投递成功', where: [], remedy: '重跑再次投递的旅程。' }])],
    });
  },
};

const faults = (passage: Passage, view: View): CheckFinding[] => [...extraTaps(passage), ...extraAsks(passage), ...ownPages(passage), ...returningAsks(passage, view)];

/** Taps in the app's own screens on the way; those in Alipay's sheet and dialogs are Alipay's. */
function extraTaps(passage: Passage): CheckFinding[] {
  const taps = ofKind(passage.apply, 'tap').filter((tap) => tap.seq !== passage.applyTap?.seq && (tap.purpose === 'apply' || tap.purpose === 'navigate'));
  return taps.map((tap) => ({ expected: '点一次投递就投递成功', observed: `还要点「${brief(tap.text)}」才能继续`, where: [atEvent(passage.journey, tap)], remedy }));
}

function extraAsks(passage: Passage): CheckFinding[] {
  return shownDialogs(passage.apply).filter(isOwnQuestion).map((dialog) => ({
    expected: '投递途中没有自己的弹窗', observed: `出现${describeDialog(dialog)}`, where: [atEvent(passage.journey, dialog)], remedy,
  }));
}

/** The app's own dialogs wait for an answer, except the one that says it worked. */
const isOwnQuestion = (dialog: EventOf<'dialog'>): boolean =>
  ['alert', 'confirm', 'prompt', 'actionSheet'].includes(dialog.dialog) && !successWords.test(dialog.text);

function ownPages(passage: Passage): CheckFinding[] {
  return miniScreens(passage.apply, 'after-apply-tap', 'dialog', 'sheet', 'lost').flatMap((screen) => {
    const form = ownResumeForm(screen);
    return form ? [{ expected: '投递途中没有自己的表单', observed: `小程序自己的页面要求填写：${form.text}`, where: [atScreen(passage.journey, screen, form.node)], remedy }] : [];
  });
}

/** 情况③: a user who comes back applies with one tap. */
function returningAsks(passage: Passage, view: View): CheckFinding[] {
  if (passage.nth === 0) return [];
  const asked = [
    ...ofKind(passage.apply, 'sheet').filter((sheet) => sheet.phase === 'opened'),
    ...shownDialogs(passage.apply).filter((dialog) => isAuthorisation(dialog) && (isStatusConsent(dialog) || isRealNameConsent(dialog, view.run))),
  ];
  const taps = ofKind(passage.apply, 'tap').filter((tap) => tap.purpose === 'sheet' || tap.purpose === 'dialog');
  const first = asked[0];
  if (!first || taps.length === 0) return [];
  return [{ expected: '再次投递只点一下', observed: `再次投递时又要在${first.kind === 'sheet' ? '半屏' : '授权弹窗'}里操作 ${taps.length} 次`, where: [atEvent(passage.journey, first, ...taps)], remedy }];
}
