import type { EventOf } from '../../evidence/contract.js';
import type { Check, CheckFinding } from '../check.js';
import { conclude } from '../check.js';
import { perObject } from '../found.js';
import { groupBy } from '../group-by.js';
import { mentionsJobId } from '../job-names.js';
import { ofEach } from '../of-each.js';
import type { Push } from '../pushes.js';
import { allPushes, placeOfPush, triggersOf } from '../pushes.js';
import type { JourneyView, View } from '../view.js';
import { ofKind } from '../view.js';
import { atEvent, atJourney } from '../where.js';

const expected = '每条应聘状态都回传给投递的那位用户';
const remedy = '用 auth_base 静默取得 user_id，在服务端保存它与自有用户的一一映射；回传时按应聘单查到投递人的 user_id，不要用当前登录人或缓存。';

interface Known { push: Push; journey: JourneyView | undefined }

export const uidMapping: Check = {
  id: 'uid-mapping',
  title: '两位用户的应聘状态从不混淆',
  needs: ['first-apply'],
  evaluate(view) {
    // A push that Alipay refused for naming the wrong user shows the confusion best of all.
    const sent = allPushes(view).filter(({ push }) => push.event.signature === 'valid');
    const pushes = sent.filter(({ push }) => push.accepted);
    const users = new Set(pushes.map(({ push }) => push.userId).filter((user) => user !== undefined));
    const few = users.size < 2 ? [{ expected: '至少两位用户的状态回传可以比较', observed: `只收到 ${users.size} 位用户的状态回传`, where: [], remedy: '请先让状态回传到达，再看映射。' }] : [];
    return conclude({
      guard: { screens: 0, nodes: 0, facts: [`比较了 ${pushes.length} 条状态回传、${users.size} 位用户，应聘单与用户一一对应`] },
      hits: [...sharedApplications(sent), ...wrongUser(view, sent), ...notTheApplicant(view, sent), ...heaped(view, sent), ...strangers(view, pushes)], doubts: few,
      assumptions: pushes.flatMap(({ push }) => push.event.assumptions ?? []),
    });
  },
};

/** One application belongs to one user. */
function sharedApplications(pushes: readonly Known[]): CheckFinding[] {
  const groups = groupBy(pushes, ({ push }) => push.outApplyId ?? '');
  return [...groups].flatMap(([outApplyId, group]) => {
    const users = new Set(group.flatMap(({ push }) => push.userId ?? []));
    return outApplyId === '' || users.size < 2 ? [] : [{ expected, observed: `应聘单 ${outApplyId} 先后回传给了 ${users.size} 位用户`, where: group.map(place), remedy }];
  });
}

/** The application whose status the back office changed is this user's. */
function wrongUser(view: View, pushes: readonly Known[]): CheckFinding[] {
  for (const journey of view.journeys) {
    for (const { sent } of triggersOf(journey)) {
      const wrong = pushes.filter(({ push }) => push.outApplyId === sent.outApplyId && push.userId !== undefined && push.userId !== sent.userId);
      if (wrong.length > 0) return [{ expected, observed: `应聘单 ${sent.outApplyId} 的状态回传给了别的用户`, where: [atEvent(journey, sent), ...wrong.map(place)], remedy }];
    }
  }
  return [];
}

/** The app itself told one user's phone alone the number of the application: it is his. Shorter numbers stand anywhere by chance. */
function notTheApplicant(view: View, pushes: readonly Known[]): CheckFinding[] {
  const ids = new Set(pushes.flatMap(({ push: { outApplyId } }) => (outApplyId !== undefined && outApplyId.length >= telling ? [outApplyId] : [])));
  const journeys = everyJourney(view);
  for (const id of ids) {
    const told = new Set<string>();
    for (const journey of journeys) if (mentionsJobId(exchanged(journey), id)) told.add(journey.header.user.userId);
    const [owner] = told;
    if (owner === undefined || told.size > 1) continue;
    const wrong = pushes.filter(({ push }) => push.outApplyId === id && push.userId !== undefined && push.userId !== owner);
    if (wrong.length > 0) return [{ expected, observed: `应聘单 ${id} 回传给了不是投递人的用户`, where: wrong.map(place), remedy }];
  }
  return [];
}

const telling = 6;

/** What the phone of this journey sent and was told. */
const exchanged = perObject((journey: JourneyView): readonly string[] => ofEach(ofKind(journey.events, 'http'), saidIn));
const saidIn = ({ url, requestBody, responseBody }: EventOf<'http'>): string[] => [url, requestBody, responseBody].filter((said) => said !== undefined);

/** More applications under one user than he ever tapped for, while another who applied has none: the second's went to the first. */
function heaped(view: View, pushes: readonly Known[]): CheckFinding[] {
  const byUser = groupBy(pushes, ({ push }) => push.userId ?? '');
  // Probing may apply in a throw-away copy of the page, as often as it likes.
  const journeys = everyJourney(view).filter((journey) => journey.probes.length === 0);
  const without = journeys.find((journey) => journey.passages.some((passage) => passage.delivered) && !byUser.has(journey.header.user.userId));
  if (without === undefined) return [];
  const heap = journeys.map((journey) => ({ journey, group: byUser.get(journey.header.user.userId) ?? [] }))
    .find(({ journey, group }) => applicationsOf(group).size > ofKind(journey.events, 'tap').filter((tap) => tap.purpose === 'apply').length);
  return heap === undefined ? [] : [{
    expected, observed: `一位用户名下回传了 ${applicationsOf(heap.group).size} 张应聘单，多于他投递的次数，而另一位投递成功的用户一条也没有`,
    where: [...heap.group.slice(0, 5).map(place), atJourney(without)], remedy,
  }];
}

const applicationsOf = (pushes: readonly Known[]): Set<string> => new Set(pushes.flatMap(({ push }) => (push.outApplyId === undefined ? [] : [push.outApplyId])));
const everyJourney = (view: View): JourneyView[] => [...view.journeys, ...(view.underFaults ? [view.underFaults] : [])];

/** A user who took part in no journey has applied for nothing. */
function strangers(view: View, pushes: readonly Known[]): CheckFinding[] {
  const known = new Set<string | undefined>(everyJourney(view).map((journey) => journey.header.user.userId));
  const foreign = pushes.filter(({ push }) => !known.has(push.userId));
  return foreign.length === 0 ? [] : [{ expected, observed: `有 ${foreign.length} 条状态回传给了没有投递过的用户`, where: foreign.slice(0, 5).map(place), remedy }];
}

const place = ({ push, journey }: Known): CheckFinding['where'][number] => placeOfPush(journey, push);
