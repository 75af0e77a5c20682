import type { Check, CheckFinding } from '../check.js';
import { conclude } from '../check.js';
import { describeDialog, shownDialogs } from '../consents.js';
import { jdLiveness, withFacts } from '../guards.js';
import type { JourneyView } from '../view.js';
import { brokeOffAt, journeysInRole, ofKind, passagesOf } from '../view.js';
import { atEvent, atJourney } from '../where.js';

const expected = '在岗位详情页按一次返回就回到支付宝';
const remedy = '不要拦截返回，也不要在岗位详情页下面垫自己的页面（onLoad 里 reLaunch、navigateTo）；让用户按返回就回到支付宝就业。';

export const backReturnsToAlipay: Check = {
  id: 'back-returns-to-alipay',
  title: '从岗位详情页返回就回到支付宝',
  needs: ['back'],
  evaluate(view) {
    const journeys = journeysInRole(view, ...this.needs);
    const seen = journeys.map(judgeBacks);
    const { guard, doubts } = jdLiveness(view, passagesOf(journeys));
    return conclude({
      guard: withFacts(guard, `按返回 ${seen.reduce((sum, each) => sum + each.backs, 0)} 次，每次都回到支付宝`),
      hits: seen.flatMap((each) => each.hits), doubts: [...doubts, ...seen.flatMap((each) => each.doubts)],
    });
  },
};

function judgeBacks(journey: JourneyView): { backs: number; hits: CheckFinding[]; doubts: CheckFinding[] } {
  const backs = ofKind(journey.events, 'back');
  if (backs.length === 0) return { backs: 0, hits: [], doubts: [{ expected, observed: '旅程没有按返回', where: [atJourney(journey)], remedy: '重跑这段旅程。' }] };
  const hits = backs.flatMap((back, nth) => {
    const next = backs[nth + 1]?.seq ?? Number.POSITIVE_INFINITY;
    const came = journey.events.filter((event) => event.seq > back.seq && event.seq < next);
    const exit = ofKind(came, 'exit')[0];
    if (exit?.to === 'alipay-employment' || exit?.to === 'alipay') return [];
    const page = ofKind(came, 'page')[0];
    const dialog = shownDialogs(came)[0];
    const instead = exit ?? page ?? dialog;
    if (!instead && brokeOffAt(journey, back)) return [];
    const observed = exit ? `返回后去了 ${exit.target ?? exit.to}` : page ? `返回后停在自己的页面 ${page.stack.slice(-1).map(({ path }) => path).join('')}` : dialog ? `返回被拦截，出现${describeDialog(dialog)}` : '按返回后没有离开岗位详情页';
    return [{ expected, observed, where: [atEvent(journey, back, ...(instead ? [instead] : []))], remedy }];
  });
  return { backs: backs.length, hits, doubts: [] };
}
