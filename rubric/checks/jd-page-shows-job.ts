import type { Check, CheckFinding } from '../check.js';
import { conclude } from '../check.js';
import { jdLiveness, showsJob } from '../guards.js';
import { otherTitles } from '../job-names.js';
import { ofEach } from '../of-each.js';
import { writtenOn } from '../screens.js';
import type { Job, Passage } from '../view.js';
import { jdScreens, journeysInRole, passagesOf } from '../view.js';
import { atScreen } from '../where.js';

const expected = '点击岗位打开的就是这个岗位的详情页';

export const jdPageShowsJob: Check = {
  id: 'jd-page-shows-job',
  title: '岗位详情页显示刚才点击的岗位',
  needs: ['first-apply'],
  evaluate(view) {
    const passages = passagesOf(journeysInRole(view, ...this.needs));
    const { guard, doubts } = jdLiveness(view, passages);
    return conclude({ guard, hits: ofEach(passages, wrongJob, view.jobs), doubts });
  },
};

/** Another job's title where this one's should be. A page without any known title is in doubt, not wrong. */
function wrongJob(passage: Passage, jobs: readonly Job[]): CheckFinding[] {
  const { job, journey } = passage;
  const screens = jdScreens(passage);
  if (!job || screens.some((screen) => showsJob(screen, job.jobName))) return [];
  const titles = otherTitles(job, jobs);
  return screens.slice(0, 1).flatMap((first) => writtenOn(first).flatMap(({ node, wording }) => {
    const other = titles.get(wording.folded.text);
    return other ? [{
      expected, observed: `点击「${job.jobName}」，打开的是「${other.jobName}」`, where: [atScreen(journey, first, node)],
      remedy: '检查岗位同步的 job_detail_url 与页面参数：每个岗位的链接要打开自己的详情页。',
    }] : [];
  })).slice(0, 1);
}
