import type { Check, CheckFinding } from '../check.js';
import { conclude } from '../check.js';
import { brief } from '../consents.js';
import { fold } from '../fold.js';
import { says } from '../found.js';
import { deliveredLiveness, withFacts } from '../guards.js';
import { ofEach } from '../of-each.js';
import type { Signs } from '../other-jobs-signs.js';
import { otherJobsOn, probesToOtherJobs } from '../other-jobs-signs.js';
import type { Unit } from '../screens.js';
import { controls } from '../screens.js';
import type { Passage, View } from '../view.js';
import { deliveredScreens, journeysInRole, miniScreens, passagesOf, probesOf } from '../view.js';
import { moreJobsControl } from '../vocabulary.js';
import { atScreen } from '../where.js';

const expected = '投递成功后不推荐、不引导投递其他岗位';

export const noOtherJobsAfterDelivery: Check = {
  id: 'no-other-jobs-after-delivery',
  title: '投递后不推荐其他岗位',
  needs: ['first-apply', 'probe'],
  evaluate(view) {
    const passages = passagesOf(view.journeys);
    const signs = ofEach(passages, othersShown, view);
    const probes = probesOf(view, 'delivered');
    const { guard, doubts } = deliveredLiveness(view, passagesOf(journeysInRole(view, 'first-apply')));
    return conclude({
      guard: withFacts(guard, `已知 ${Math.max(view.jobs.length - 1, 0)} 个其他岗位名，未见`, `逐个点过 ${probes.length} 个控件`),
      hits: [...signs.flatMap((sign) => sign.hits), ...ofEach(passages, leadsOn), ...probesToOtherJobs(probes, view.jobs, expected)],
      doubts: [...doubts, ...signs.flatMap((sign) => sign.doubts)],
    });
  },
};

const othersShown = (passage: Passage, { jobs }: View): Signs[] => (passage.job
  ? [otherJobsOn({ journey: passage.journey, job: passage.job, jobs, screens: [...deliveredScreens(passage), ...miniScreens(passage.after, 'dialog', 'lost')], expected })] : []);

/** 不要引导投递其他岗位: a control that says so needs no probing. */
function leadsOn(passage: Passage): CheckFinding[] {
  const found: CheckFinding[] = [];
  for (const screen of deliveredScreens(passage)) {
    const unit = controls(screen).find(offersMoreJobs);
    if (unit) found.push({ expected, observed: `投递后的页面上有「${brief(unit.text)}」`, where: [atScreen(passage.journey, screen, unit.node)], remedy: '去掉它，只引导用户返回支付宝就业。' });
  }
  return found;
}

const offersMoreJobs = ({ text }: Unit): boolean => says(moreJobsControl, fold(text)) || says(moreJobsControl, text);
