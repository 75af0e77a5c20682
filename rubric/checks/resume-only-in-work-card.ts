import type { Check, CheckFinding } from '../check.js';
import { conclude } from '../check.js';
import { applyLiveness, withFacts } from '../guards.js';
import { ofEach } from '../of-each.js';
import type { Passage } from '../view.js';
import { journeysInRole, miniScreens, passagesOf } from '../view.js';
import { atScreen } from '../where.js';
import { ownResumeForm } from '../work-card.js';

export const resumeOnlyInWorkCard: Check = {
  id: 'resume-only-in-work-card',
  title: '投递过程不出现自己的简历表单',
  needs: ['first-apply'],
  evaluate(view) {
    const passages = passagesOf(view.journeys);
    const { guard, doubts } = applyLiveness(view, passagesOf(journeysInRole(view, ...this.needs)));
    return conclude({ guard: withFacts(guard, '未见小程序自己的简历表单'), hits: ofEach(passages, ownForms), doubts });
  },
};

function ownForms(passage: Passage): CheckFinding[] {
  const screens = miniScreens(passage.apply, 'after-apply-tap', 'dialog', 'sheet', 'lost', 'after-decline');
  return screens.flatMap((screen) => {
    const form = ownResumeForm(screen);
    return form ? [{
      expected: '简历只在芝麻工作证里填写', observed: `小程序自己的页面要求填写：${form.text}`, where: [atScreen(passage.journey, screen, form.node)],
      remedy: '去掉自己的简历填写页；三方必填字段缺失时，提交给「智能简历」团队补充字段。',
    }] : [];
  });
}
