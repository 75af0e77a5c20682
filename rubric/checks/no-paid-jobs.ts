import type { Check, CheckFinding } from '../check.js';
import { conclude } from '../check.js';
import { brief } from '../consents.js';
import { perWording, wordingOf } from '../found.js';
import { countNodes } from '../guards.js';
import { ofEach } from '../of-each.js';
import { writtenOn } from '../screens.js';
import type { SyncCall } from '../synced-jobs.js';
import { jobLabel, noJobs, syncedJobs } from '../synced-jobs.js';
import type { Passage } from '../view.js';
import { jdScreens, passagesOf } from '../view.js';
import { negation, paidJobPhrase, paidJobWords } from '../vocabulary.js';
import { atScreen, atWorld } from '../where.js';

const expected = '岗位不收取任何费用，不出现付费岗位的说法';
const remedy = '下线这个岗位，或删去收费的内容；手册禁止「有偿合作」「付费岗位」「收取报名费」等字样。';

export const noPaidJobs: Check = {
  id: 'no-paid-jobs',
  title: '没有付费岗位',
  needs: ['first-apply'],
  evaluate(view) {
    const jobs = syncedJobs(view);
    const passages = passagesOf(view.journeys);
    const all = [...jobs.flatMap(synced), ...ofEach(passages, shown)];
    const screens = ofEach(passages, jdScreens);
    return conclude({
      guard: { screens: screens.length, nodes: countNodes(screens), facts: [`看了 ${jobs.length} 个同步的岗位和 ${screens.length} 屏岗位详情页`] },
      hits: all.filter(({ negated }) => !negated).map(finding), doubts: [...all.filter(({ negated }) => negated).map(finding), ...(jobs.length === 0 ? [noJobs] : [])],
      assumptions: jobs.flatMap(({ event }) => event.assumptions ?? []),
    });
  },
};

interface Found { words: string; negated: boolean }
interface Said extends Found { where: CheckFinding['where']; said: string }

const finding = ({ words, where, said, negated }: Said): CheckFinding => ({
  expected, observed: `${said}写着「${brief(words)}」${negated ? '（像是否定的说法）' : ''}`, where, remedy, needsReview: negated,
});

function synced(job: SyncCall): Said[] {
  const texts = [job.biz.text('job_name'), job.biz.text('job_detail'), ...job.biz.texts('job_features')].filter((text) => text !== undefined);
  const said: Said[] = [];
  for (const text of texts) for (const found of paidWords(wordingOf(text))) said.push({ ...found, where: [atWorld(job.event)], said: `岗位${jobLabel(job)}的同步数据` });
  return said;
}

function shown(passage: Passage): Said[] {
  const said: Said[] = [];
  for (const screen of jdScreens(passage)) {
    for (const { node, wording } of writtenOn(screen)) {
      for (const found of paidWords(wording)) said.push({ ...found, where: [atScreen(passage.journey, screen, node)], said: '岗位详情页' });
    }
  }
  return said;
}

const anyPaid = new RegExp(`${paidJobWords.join('|')}|${paidJobPhrase.source}`, paidJobPhrase.flags);

/** The handbook's own three words are banned as such: denied ("不收取报名费") they still need a person's eye. Other phrases count only when not denied. */
const paidWords = perWording((wording): Found[] => {
  const words = wording.found(anyPaid);
  if (words === undefined) return [];
  const text = wording.text.normalize('NFKC');
  const banned = paidJobWords.filter((each) => text.includes(each)).map((each) => ({ words: each, negated: negation.test(text.slice(0, text.indexOf(each))) }));
  if (banned.length > 0) return banned;
  return negation.test(text.slice(0, text.indexOf(words))) || /不|无需|免/.test(words) ? [] : [{ words, negated: false }];
});
