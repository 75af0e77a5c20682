import type { EventOf } from '../../evidence/contract.js';
import type { Check, CheckFinding } from '../check.js';
import { conclude } from '../check.js';
import { askedScopes, describeDialog, isAuthorisation, isRealNameConsent, isStatusConsent, shownDialogs } from '../consents.js';
import { perObject } from '../found.js';
import { applyLiveness, withFacts } from '../guards.js';
import { ofEach } from '../of-each.js';
import type { JourneyView, Passage, View } from '../view.js';
import { journeysInRole, passagesOf } from '../view.js';
import { atEvent } from '../where.js';

const expected = '投递环节除芝麻工作证与首次的应聘状态回传外，没有别的授权弹窗';
const remedy = '去掉多余的授权：姓名、手机号由智能简历返回，UID 用 auth_base 静默取得，应聘状态回传只在第一次申请。';

export const noExtraDialogs: Check = {
  id: 'no-extra-dialogs',
  title: '投递环节没有额外的授权弹窗',
  needs: ['first-apply', 'returning'],
  evaluate(view) {
    const { guard, doubts } = applyLiveness(view, passagesOf(journeysInRole(view, ...this.needs)));
    const shown = view.journeys.flatMap(authorisations);
    return conclude({
      guard: withFacts(guard, `投递前后共 ${shown.length} 个授权弹窗，都是手册允许的`),
      hits: ofEach(view.journeys.filter((journey) => journey.id !== 'alipay-consent-declined'), extra, view), doubts,
    });
  },
};

const authorisations = perObject((journey: JourneyView): readonly EventOf<'dialog'>[] => journey.passages.flatMap(shownIn).filter(isAuthorisation));
const shownIn = (passage: Passage): EventOf<'dialog'>[] => [...shownDialogs(passage.apply), ...shownDialogs(passage.after)];

/** 验收标准②: 应聘状态回传 appears the first time only; one who declined may be asked again, which that journey is left out for. */
function extra(journey: JourneyView, view: View): CheckFinding[] {
  const others = authorisations(journey).filter((dialog) => !isStatusConsent(dialog) && !isRealNameConsent(dialog, view.run) && (dialog.dialog !== 'consent' || dialog.scopes === undefined || askedScopes(dialog).length > 0));
  const repeated = shownDialogs(journey.events).filter(isStatusConsent).slice(1);
  return [
    ...others.map((dialog) => ({ expected, observed: `出现${describeDialog(dialog)}`, where: [atEvent(journey, dialog)], remedy })),
    ...repeated.map((dialog) => ({ expected, observed: `应聘状态回传授权第二次出现：${describeDialog(dialog)}`, where: [atEvent(journey, dialog)], remedy })),
  ];
}
