import { describe, expect, it } from 'vitest';
import type { CheckResult } from './result.js';
import { checks } from './checks/index.js';
import { conformingRun, withJourney, without } from './evidence-for-tests.js';
import { runCheck } from './run-checks.js';
import { viewsOf } from './view.js';

const run = conformingRun();
const lasting: ReadonlySet<CheckResult['outcome']> = new Set(['notRun', 'cannotTell', 'notApplicable']);

/** Each check on each link whose answer differs between the two runs, with both answers. */
function changed(spoiled: typeof run): { name: string; before: string; after: CheckResult['outcome'] }[] {
  const [whole, part] = [viewsOf(run), viewsOf(spoiled)];
  return (['alipay', 'self', 'run'] as const).flatMap((link) => checks.flatMap((check) => {
    const [before, after] = [runCheck(check, whole[link]).result.outcome, runCheck(check, part[link]).result.outcome];
    return before === after ? [] : [{ name: `${check.id}@${link}`, before, after }];
  }));
}

describe('a run with a journey missing', () => {
  it.each(run.journeys.map(({ header }) => header.journey))('turns nothing to pass or fail without %s', (id) => {
    expect(changed(without(run, id)).filter(({ after }) => !lasting.has(after))).toEqual([]);
  });

  it.each(run.journeys.map(({ header }) => header.journey))('turns nothing to pass or fail where %s broke off before its first step', (id) => {
    const cut = withJourney(run, id, (journey) => ({ ...journey, events: [], end: undefined }));
    expect(changed(cut).filter(({ after }) => !lasting.has(after))).toEqual([]);
  });

  it('judges nothing without any journey but what the job sync alone shows', () => {
    const empty = viewsOf({ ...run, journeys: [] });
    const judged = (['alipay', 'self', 'run'] as const).flatMap((link) => checks.filter((check) => ['pass', 'fail'].includes(runCheck(check, empty[link]).result.outcome)).map((check) => `${check.id}@${link}`));
    expect(judged).toEqual(['employer-name@alipay', 'job-address@alipay', 'employer-name@self', 'job-address@self', 'employer-name@run', 'job-address@run']);
  });
});
