import type { Check, CheckFinding } from '../check.js';
import { conclude } from '../check.js';
import { applyLiveness, withFacts } from '../guards.js';
import { ofEach } from '../of-each.js';
import type { Passage, View } from '../view.js';
import { brokeOffAt, journeysInRole, passagesOf } from '../view.js';
import { atEvent } from '../where.js';
import { cardName, cardUse } from '../work-card.js';

const remedy = '服务端用 sdkExecute 生成 zhima.credit.payafteruse.creditagreement.sign 的订单串，点击投递后把它交给 my.ap.openCreditEvaluation。';

export const workCardOffered: Check = {
  id: 'work-card-offered',
  title: '点击投递能唤起芝麻工作证',
  needs: ['first-apply'],
  evaluate(view) {
    const passages = passagesOf(journeysInRole(view, ...this.needs));
    const tapped = passages.filter((passage) => passage.applyTap);
    const { guard, doubts } = applyLiveness(view, passages);
    return conclude({
      guard: withFacts(guard, `${tapped.length} 次点击投递，${tapped.filter((passage) => cardUse(passage, view.run).opened).length} 次唤起${cardName(view.run)}`),
      // A passage that neither opened the card nor got anywhere proves nothing: the liveness doubt speaks for it.
      hits: ofEach(tapped, missing, view), doubts,
    });
  },
};

function missing(passage: Passage, view: View): CheckFinding[] {
  const use = cardUse(passage, view.run);
  const expected = `点击投递后唤起${cardName(view.run)}`;
  const tap = passage.applyTap;
  if (use.opened || !tap) return [];
  if (use.refused) return [{ expected, observed: `${cardName(view.run)}没有打开：${use.refused.reason ?? '订单串不被接受'}`, where: [atEvent(passage.journey, tap, use.refused)], remedy }];
  if (brokeOffAt(passage.journey, tap)) return [];
  const observed = passage.delivered ? `点击「${tap.text}」后没有唤起${cardName(view.run)}就投递成功了` : `点击「${tap.text}」后没有唤起${cardName(view.run)}`;
  return [{ expected, observed, where: [atEvent(passage.journey, tap)], remedy, needsReview: !passage.delivered }];
}
