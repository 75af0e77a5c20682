import type { Check, CheckFinding } from '../check.js';
import { conclude, notApplicable } from '../check.js';
import { askedScopes, describeDialog, isRealNameConsent, isStatusConsent, shownDialogs, statusScopes } from '../consents.js';
import { applyLiveness, withFacts } from '../guards.js';
import type { JourneyView, View } from '../view.js';
import { journeysInRole, ofKind, passagesOf } from '../view.js';
import { atEvent } from '../where.js';

const expected = '实名授权与应聘状态回传合并在一个授权弹窗里';
const remedy = '一次 my.getAuthCode({ scopes: ["auth_user", "yingpin"] }) 同时申请实名信息与应聘状态回传，不要分两次弹。';

export const dialogsMerged: Check = {
  id: 'dialogs-merged',
  title: '实名授权与应聘状态回传合并授权',
  needs: ['first-apply'],
  evaluate(view) {
    const asked = view.journeys.filter((journey) => realName(journey, view).length > 0);
    const { guard, doubts } = applyLiveness(view, passagesOf(journeysInRole(view, ...this.needs)));
    if (asked.length === 0 && view.run.app.resumeMode === 'smart-resume') {
      return notApplicable({ expected, observed: '没有使用实名授权：智能简历授权已含应聘状态回传', where: [], remedy: '无需修改。' });
    }
    const none = asked.length === 0 ? [{ expected: '看到实名授权', observed: '声明为实名模式，但旅程里没有出现实名授权', where: [], remedy, needsReview: true }] : [];
    return conclude({ guard: withFacts(guard, `${asked.length} 段旅程出现实名授权`), hits: asked.flatMap((journey) => apart(journey, view)), doubts: [...doubts, ...none] });
  },
};

const realName = (journey: JourneyView, view: View): { seq: number }[] => [
  ...shownDialogs(journey.events).filter((dialog) => isRealNameConsent(dialog, view.run)),
  ...ofKind(journey.events, 'sheet').filter((sheet) => sheet.sheet === 'real-name' && sheet.phase === 'opened'),
];

/** Two dialogs for what one can ask: a consent for 应聘状态回传 beside the real-name one. */
function apart(journey: JourneyView, view: View): CheckFinding[] {
  const dialogs = shownDialogs(journey.events);
  const separate = dialogs.find(isStatusConsent);
  const alone = dialogs.find((dialog) => isRealNameConsent(dialog, view.run) && !askedScopes(dialog).some((scope) => statusScopes.has(scope)));
  const found = separate ?? alone;
  if (!found) return [];
  return [{ expected, observed: separate ? `另外弹出${describeDialog(separate)}` : `实名授权没有合并应聘状态回传：${describeDialog(found)}`, where: [atEvent(journey, found)], remedy }];
}
