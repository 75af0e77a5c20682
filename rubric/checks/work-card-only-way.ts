import type { Check, CheckFinding } from '../check.js';
import { conclude } from '../check.js';
import { brief } from '../consents.js';
import { applyLiveness, withFacts } from '../guards.js';
import { ofEach } from '../of-each.js';
import { controls } from '../screens.js';
import type { Passage } from '../view.js';
import { jdScreens, journeysInRole, passagesOf } from '../view.js';
import { atScreen } from '../where.js';
import { offersOwnWay, otherWays } from '../work-card.js';

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
      hits: ofEach(passages, ways), doubts,
    });
  },
};

const ways = (passage: Passage): CheckFinding[] => [...secondButton(passage), ...otherWays(passage, expected)];

/** A second button on the JD page that applies with something else. */
function secondButton(passage: Passage): CheckFinding[] {
  const found: CheckFinding[] = [];
  for (const screen of jdScreens(passage)) {
    const unit = controls(screen).find(({ text }) => offersOwnWay(text));
    if (unit) found.push({
      expected, observed: `岗位详情页上还有「${brief(unit.text)}」`, where: [atScreen(passage.journey, screen, unit.node)],
      remedy: '岗位详情页只保留一个投递按钮，点击后唤起芝麻工作证。',
    });
  }
  return found;
}
