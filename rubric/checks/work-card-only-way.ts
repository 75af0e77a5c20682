import type { Check, CheckFinding } from '../check.js';
import { conclude } from '../check.js';
import { brief } from '../consents.js';
import { fold } from '../fold.js';
import { says } from '../found.js';
import { applyLiveness, withFacts } from '../guards.js';
import { controls } from '../screens.js';
import type { Passage } from '../view.js';
import { jdScreens, journeysInRole, passagesOf } from '../view.js';
import { ownResumeWay } from '../vocabulary.js';
import { atScreen } from '../where.js';
import { otherWays } from '../work-card.js';

const expected = '芝麻工作证是投递的唯一路径';

export const workCardOnlyWay: Check = {
  id: 'work-card-only-way',
  title: '除芝麻工作证外没有别的投递方式',
  needs: ['first-apply'],
  evaluate(view) {
    const passages = passagesOf(view.journeys);
    const { guard, doubts } = applyLiveness(view, passagesOf(journeysInRole(view, ...this.needs)));
    return conclude({
      guard: withFacts(guard, '岗位详情页与投递过程中未见其他投递方式'),
      hits: passages.flatMap((passage) => [...secondButton(passage), ...otherWays(passage, expected)]), doubts,
    });
  },
};

/** A second button on the JD page that applies with something else. */
function secondButton(passage: Passage): CheckFinding[] {
  return jdScreens(passage).flatMap((screen) => {
    const unit = controls(screen).find(({ text }) => says(ownResumeWay, fold(text)));
    return unit ? [{
      expected, observed: `岗位详情页上还有「${brief(unit.text)}」`, where: [atScreen(passage.journey, screen, unit.node)],
      remedy: '岗位详情页只保留一个投递按钮，点击后唤起芝麻工作证。',
    }] : [];
  });
}
