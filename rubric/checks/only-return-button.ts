import type { Check, CheckFinding } from '../check.js';
import { conclude } from '../check.js';
import { brief } from '../consents.js';
import { deliveredLiveness, withFacts } from '../guards.js';
import { ofEach } from '../of-each.js';
import { notHome, notTapped, resultControls, returned } from '../return-button.js';
import type { Passage } from '../view.js';
import { journeysInRole, passagesOf } from '../view.js';
import { atScreen } from '../where.js';

const expected = '投递成功后的当前页上只有一个按钮，点它回到支付宝就业';

export const onlyReturnButton: Check = {
  id: 'only-return-button',
  title: '投递后唯一能点的按钮返回支付宝就业',
  needs: ['first-apply'],
  evaluate(view) {
    const passages = passagesOf(view.journeys).filter((passage) => passage.delivered);
    const first = passagesOf(journeysInRole(view, ...this.needs));
    const { guard, doubts } = deliveredLiveness(view, first);
    const taps = passages.filter((passage) => returned(passage)).length;
    return conclude({
      guard: withFacts(guard, `${passages.length} 次投递后都只有一个控件；点了 ${taps} 次，都回到支付宝就业`),
      hits: ofEach(passages, faults), doubts: [...doubts, ...notTapped(first)],
    });
  },
};

const faults = (passage: Passage): CheckFinding[] => [...notOne(passage), ...notHome(passage, expected)];

function notOne(passage: Passage): CheckFinding[] {
  const { delivered, journey } = passage;
  const placed = resultControls(passage);
  if (!delivered || placed.length === 1) return [];
  const names = placed.map(({ text, node }) => `「${brief(text === '' ? `没有文字的${node.role}` : text, 20)}」${node.disabled ? '（禁用）' : ''}`);
  const observed = placed.length === 0 ? '没有可以点击的按钮' : `有 ${placed.length} 个能点的控件：${names.slice(0, 6).join('')}`;
  return [{
    expected, observed, where: placed.length === 0 ? [atScreen(journey, delivered)] : placed.slice(0, 6).map(({ screen, node }) => atScreen(journey, screen, node)),
    remedy: '投递成功后只留一个「返回支付宝就业」按钮；去掉其他按钮、链接和可点的区域。', needsReview: placed.some(({ node, text }) => node.disabled || text === ''),
  }];
}
