import type { Check, CheckFinding } from '../check.js';
import { conclude } from '../check.js';
import { jdLiveness, picturesRead, withFacts } from '../guards.js';
import { mentionsJobId } from '../job-names.js';
import { ofEach } from '../of-each.js';
import type { Signs } from '../other-jobs-signs.js';
import { otherJobsOn, probesToOtherJobs } from '../other-jobs-signs.js';
import type { Passage, View } from '../view.js';
import { jdScreens, journeysInRole, ofKind, passagesOf, probesOf } from '../view.js';
import { atEvent } from '../where.js';

const expected = '岗位详情页只有这一个岗位';

export const noOtherJobsOnJd: Check = {
  id: 'no-other-jobs-on-jd',
  title: '岗位详情页没有推荐其他岗位',
  needs: ['first-apply', 'returning', 'probe'],
  evaluate(view) {
    const passages = passagesOf(view.journeys);
    const signs = ofEach(passages, othersShown, view);
    const probes = probesOf(view, 'jd');
    const { guard, doubts } = jdLiveness(view, passagesOf(journeysInRole(view, ...this.needs)));
    const others = Math.max(view.jobs.length - 1, 0);
    return conclude({
      guard: withFacts(guard, `已知 ${others} 个其他岗位名，未见`, `逐个点过页面上 ${probes.length} 个控件，没有一个打开其他岗位`, ...picturesRead(ofEach(passages, jdScreens))),
      hits: [...signs.flatMap((sign) => sign.hits), ...probesToOtherJobs(probes, view.jobs, expected)],
      doubts: [...doubts, ...signs.flatMap((sign) => sign.doubts), ...(others > 0 ? [] : [onlyOneJob])],
      notes: ofEach(passages, fetchedOthers, view),
    });
  },
};

const othersShown = (passage: Passage, { jobs }: View): Signs[] => (passage.job
  ? [otherJobsOn({ journey: passage.journey, job: passage.job, jobs, screens: jdScreens(passage), expected })] : []);

const onlyOneJob: CheckFinding = {
  expected: '至少同步两个岗位，才认得出「其他岗位」', observed: '这次运行里只知道一个岗位的名称', where: [],
  remedy: '让服务端在验收环境里同步两个以上岗位再运行。', needsReview: true,
};

/** Data that was fetched but not shown breaks nothing: it is worth a word only. */
function fetchedOthers(passage: Passage, view: View): CheckFinding[] {
  const { job: own } = passage;
  const found: CheckFinding[] = [];
  if (own === undefined) return found;
  for (const call of ofKind(passage.jd, 'http')) {
    const others = view.jobs.filter((job) => job.outJobId !== own.outJobId && mentionsJobId([call.responseBody ?? ''], job.outJobId)).length;
    if (others > 0) found.push({
      expected, observed: `${call.url} 的返回里带有 ${others} 个其他岗位的编号，页面上没有显示`, where: [atEvent(passage.journey, call)],
      remedy: '无需修改；若不再需要，可不请求这些数据。',
    });
  }
  return found;
}
