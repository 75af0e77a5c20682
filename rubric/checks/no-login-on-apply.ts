import type { Check, CheckFinding } from '../check.js';
import { conclude } from '../check.js';
import { applyLiveness, withFacts } from '../guards.js';
import { loginSigns } from '../login-signs.js';
import { ofEach } from '../of-each.js';
import type { Passage, View } from '../view.js';
import { journeysInRole, miniScreens, passagesOf } from '../view.js';

export const noLoginOnApply: Check = {
  id: 'no-login-on-apply',
  title: '点击投递后不需要登录',
  needs: ['first-apply', 'returning'],
  evaluate(view) {
    const passages = passagesOf(view.journeys);
    const { guard, doubts } = applyLiveness(view, passagesOf(journeysInRole(view, ...this.needs)));
    return conclude({ guard: withFacts(guard, '未见登录表单、登录按钮、手机号授权、跳转登录页'), hits: ofEach(passages, asksOnApply, view), doubts });
  },
};

const asksOnApply = (passage: Passage, view: View): CheckFinding[] => loginSigns({
  view, journey: passage.journey, events: passage.apply, screens: miniScreens(passage.apply, 'after-apply-tap', 'dialog', 'lost', 'after-decline', 'sheet'),
  applyTap: passage.applyTap, expected: '点击投递后直接进入芝麻工作证，没有登录、注册或绑定手机号',
});
