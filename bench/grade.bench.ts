/** Grading a stored bundle again and again on one core: how many a second, and whether memory stays flat over 10,000. Reading the file is apart. */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { loadEvidence } from '../evidence/load.js';
import { gradeEvidence, serialiseResult } from '../rubric/index.js';
import type { Bench } from './bench.js';

const bundle = 'evidence/bundle/golden/grade-s.yanshou.zip';
const rounds = 10_000;
/** Gradings a second that the reference is. */
const wanted = 200;

const bench: Bench = {
  name: 'grading a stored bundle, one core, in memory',
  measure() {
    const opening = cpuMs();
    const evidence = loadEvidence(bundle);
    const openMs = cpuMs() - opening;
    const grade = (times: number): void => {
      for (let nth = 0; nth < times; nth++) serialiseResult(gradeEvidence(evidence, { today: evidence.run.createdAt.slice(0, 10) }));
    };
    grade(rounds / 100);
    const before = heap();
    const started = cpuMs();
    grade(rounds);
    const perSecond = rounds / ((cpuMs() - started) / 1000);
    const after = heap();
    return Promise.resolve([
      {
        id: 'grade-bundles-per-second', ratio: perSecond / wanted, target: 1, better: 'higher', ours: perSecond, reference: wanted, unit: 'bundles/s',
        note: `by processor time, from evidence in memory to the text of result.json; reading and verifying the bundle apart: ${openMs.toFixed(0)} ms`,
      },
      { id: 'grade-memory-10000', ratio: after / before, target: 1.1, better: 'lower', ours: after / 2 ** 20, reference: before / 2 ** 20, unit: 'MB', note: `live heap after ${rounds} gradings against before` },
    ]);
  },
};
export default bench;

/** Processor time of this process: what others do on the machine does not count. */
function cpuMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

function heap(): number {
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)(); // V8's own function under that flag
  return process.memoryUsage().heapUsed;
}
