import type { Check, CheckFinding } from '../check.js';
import { conclude } from '../check.js';
import { deliveredLiveness, withFacts } from '../guards.js';
import { ofEach } from '../of-each.js';
import type { Passage, View } from '../view.js';
import { journeysInRole, ofKind, passagesOf } from '../view.js';
import { atEvent, atScreen } from '../where.js';
import { cardUse } from '../work-card.js';

const expected = '投递成功后停留在当前页';
const remedy = '投递成功后不要 navigateTo、redirectTo 或 reLaunch，在当前页提示成功并引导返回支付宝就业。';

export const noNewPageAfterDelivery: Check = {
  id: 'no-new-page-after-delivery',
  title: '投递后不跳转新页面',
  needs: ['first-apply'],
  evaluate(view) {
    const passages = passagesOf(view.journeys);
    const { guard, doubts } = deliveredLiveness(view, passagesOf(journeysInRole(view, ...this.needs)));
    return conclude({ guard: withFacts(guard, '投递前后是同一个页面'), hits: ofEach(passages, moved, view), doubts });
  },
};

const opens: ReadonlySet<string> = new Set(['navigateTo', 'redirectTo', 'reLaunch', 'switchTab']);

/** From the moment the user gave his résumé (a returning user: from success) until he taps something himself. */
function moved(passage: Passage, view: View): CheckFinding[] {
  const { journey, applyTap, delivered } = passage;
  const given = cardUse(passage, view.run).completed?.seq ?? delivered?.seq ?? Number.POSITIVE_INFINITY;
  const tapped = ofKind(passage.after, 'tap')[0]?.seq ?? Number.POSITIVE_INFINITY;
  const page = [...ofKind(passage.apply, 'page'), ...ofKind(passage.after, 'page')].find((event) => opens.has(event.action) && event.seq > given && event.seq < tapped);
  if (page) return [{ expected, observed: `投递后跳转到了 ${page.stack.slice(-1).map(({ path }) => path).join('')}`, where: [atEvent(journey, page)], remedy }];
  const [from, to] = [applyTap?.page, delivered?.page?.path];
  if (!delivered || from === undefined || to === undefined || from === to) return [];
  return [{ expected, observed: `投递成功显示在新页面 ${to}`, where: [atScreen(journey, delivered)], remedy }];
}
