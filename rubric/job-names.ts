/** Telling one job from another by title or id, as a reader of the screen would. */
import { fold } from './fold.js';

export interface NamedJob { outJobId: string; jobName: string }

/** The job whose title stands in this text; the longest title wins ("高级前端工程师" before "前端工程师"). */
export function byTitle<J extends NamedJob>(text: string, jobs: readonly J[]): J | undefined {
  const folded = fold(text);
  return jobs
    .filter((job) => fold(job.jobName) !== '' && folded.includes(fold(job.jobName)))
    .sort((a, b) => fold(b.jobName).length - fold(a.jobName).length)[0];
}

/** An id counts where it stands whole: "J1" is not in "J12", and is in "J12,J1". */
export function mentionsJobId(values: readonly string[], outJobId: string): boolean {
  return outJobId !== '' && values.some((value) => standsWhole(value, outJobId));
}

function standsWhole(value: string, id: string): boolean {
  for (let at = value.indexOf(id); at >= 0; at = value.indexOf(id, at + 1)) {
    if (!continues(value[at - 1]) && !continues(value[at + id.length])) return true;
  }
  return false;
}

const continues = (character = ''): boolean => /[\p{L}\p{N}]/u.test(character);

/** Titles of other jobs, folded, longest first. A title that is also the own job's, or a part of it, tells nothing and is left out. */
export function otherTitles(own: NamedJob, jobs: readonly NamedJob[]): Map<string, NamedJob> {
  const mine = fold(own.jobName);
  const others = jobs.filter((job) => job.outJobId !== own.outJobId).map((job) => [fold(job.jobName), job] as const);
  return new Map(others.filter(([title]) => title.length >= 2 && !mine.includes(title)).sort(([a], [b]) => b.length - a.length));
}

/**
 * Short of a card or a heading, a title inside a longer sentence is a mention ("协助产品经理完成…"), not an offer: the title must make up
 * at least half of the text it stands in.
 */
export function namesOtherJob(text: string, own: NamedJob, titles: ReadonlyMap<string, NamedJob>): NamedJob | undefined {
  const folded = fold(text).replaceAll(fold(own.jobName), '');
  for (const [title, job] of titles) if (folded.length <= title.length * 2 + 4 && folded.includes(title)) return job;
  return undefined;
}
