import type { Check, CheckFinding } from '../check.js';
import { conclude } from '../check.js';
import { applyLiveness, withFacts } from '../guards.js';
import { ofEach } from '../of-each.js';
import type { Passage, View } from '../view.js';
import { journeysInRole, passagesOf } from '../view.js';
import { atEvent } from '../where.js';
import { cardName, cardUse } from '../work-card.js';

export const workCardActivated: Check = {
  id: 'work-card-activated',
  title: '没有开通芝麻工作证的用户在投递时开通',
  needs: ['first-apply'],
  evaluate(view) {
    const passages = passagesOf(journeysInRole(view, ...this.needs));
    const uses = passages.map((passage) => cardUse(passage, view.run));
    const { guard, doubts } = applyLiveness(view, passages);
    const never = uses.every((use) => !use.activated) && passages.some((passage) => passage.delivered);
    return conclude({
      guard: withFacts(guard, `${uses.filter((use) => use.activated).length} 位新用户在半屏里开通了${cardName(view.run)}`),
      hits: ofEach(passages, notActivated, view),
      doubts: [...doubts, ...(never ? [{ expected: `新用户开通${cardName(view.run)}`, observed: '这次运行里没有一位用户是首次开通', where: [], remedy: '用干净账号重跑首次投递的旅程。' }] : [])],
    });
  },
};

function notActivated(passage: Passage, view: View): CheckFinding[] {
  const use = cardUse(passage, view.run);
  const tap = passage.applyTap;
  if (!tap || use.authorised || (!passage.delivered && !use.refused)) return [];
  const observed = use.refused ? `${cardName(view.run)}没有打开：${use.refused.reason ?? '订单串不被接受'}` : `用户没有开通${cardName(view.run)}，投递却成功了`;
  return [{
    expected: `首次投递的用户在投递过程中开通${cardName(view.run)}`, observed, where: [atEvent(passage.journey, tap, ...(use.refused ? [use.refused] : []))],
    remedy: '点击投递后唤起芝麻工作证半屏，resultStatus 为 9000 之后再提交投递。',
  }];
}
