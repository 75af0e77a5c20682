import type { Check, CheckFinding } from '../check.js';
import { conclude } from '../check.js';
import { brief } from '../consents.js';
import { fold } from '../fold.js';
import { says } from '../found.js';
import { deliveredLiveness, withFacts } from '../guards.js';
import { otherJobsOn, probesToOtherJobs } from '../other-jobs-signs.js';
import { controls } from '../screens.js';
import type { Passage } from '../view.js';
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
    const signs = passages.map((passage) => (passage.job
      ? otherJobsOn({ journey: passage.journey, job: passage.job, jobs: view.jobs, screens: [...deliveredScreens(passage), ...miniScreens(passage.after, 'dialog', 'lost')], expected }) : { hits: [], doubts: [] }));
    const probes = probesOf(view, 'delivered');
    const { guard, doubts } = deliveredLiveness(view, passagesOf(journeysInRole(view, 'first-apply')));
    return conclude({
      guard: withFacts(guard, `已知 ${Math.max(view.jobs.length - 1, 0)} 个其他岗位名，未见`, `逐个点过 ${probes.length} 个控件`),
      hits: [...signs.flatMap((sign) => sign.hits), ...passages.flatMap(leadsOn), ...probesToOtherJobs(probes, view.jobs, expected)],
      doubts: [...doubts, ...signs.flatMap((sign) => sign.doubts)],
    });
  },
};

/** 不要引导投递其他岗位: a control that says so needs no probing. */
function leadsOn(passage: Passage): CheckFinding[] {
  return deliveredScreens(passage).flatMap((screen) => {
    const unit = controls(screen).find(({ text }) => says(moreJobsControl, fold(text)) || says(moreJobsControl, text));
    return unit ? [{
      expected, observed: `投递后的页面上有「${brief(unit.text)}」`, where: [atScreen(passage.journey, screen, unit.node)], remedy: '去掉它，只引导用户返回支付宝就业。',
    }] : [];
  });
}
