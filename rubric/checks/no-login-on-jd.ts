import type { Check, CheckFinding } from '../check.js';
import { conclude } from '../check.js';
import { jdLiveness, withFacts } from '../guards.js';
import { isStatusConsent, shownDialogs, describeDialog } from '../consents.js';
import { loginSigns } from '../login-signs.js';
import { ofEach } from '../of-each.js';
import type { Passage, View } from '../view.js';
import { jdScreens, journeysInRole, miniScreens, passagesOf } from '../view.js';
import { atEvent } from '../where.js';

export const noLoginOnJd: Check = {
  id: 'no-login-on-jd',
  title: '打开岗位详情页不需要登录或授权',
  needs: ['first-apply', 'returning', 'probe'],
  evaluate(view) {
    const passages = passagesOf(view.journeys);
    const { guard, doubts } = jdLiveness(view, passagesOf(journeysInRole(view, ...this.needs)));
    return conclude({ guard: withFacts(guard, '未见登录表单、登录按钮、授权弹窗、跳转登录页'), hits: ofEach(passages, asksOnJd, view), doubts, notes: ofEach(passages, allowed) });
  },
};

const asksOnJd = (passage: Passage, view: View): CheckFinding[] => loginSigns({
  view, journey: passage.journey, events: passage.jd, screens: [...jdScreens(passage), ...miniScreens(passage.jd, 'lost', 'dialog')],
  applyTap: passage.applyTap, anyAuthorisation: true, expected: '打开岗位详情页就能看，没有登录、注册或授权',
});

const allowed = (passage: Passage): CheckFinding[] => shownDialogs(passage.jd).filter(isStatusConsent).map((dialog) => ({
  expected: '应聘状态回传授权仅第一次出现', observed: `在点击投递之前出现${describeDialog(dialog)}`, where: [atEvent(passage.journey, dialog)],
  remedy: '验收标准②允许它出现在点击投递按钮之前，无需修改；合并进芝麻工作证更好。',
}));
