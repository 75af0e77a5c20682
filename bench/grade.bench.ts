/**
 * Grading stored bundles on one core: how many a second, and whether memory stays flat over 10,000. Each grading gets evidence of its own, as it would
 * from a file of its own, so that nothing remembered of the last one's events and screens helps. What is remembered by text does: the bundles here hold the
 * same 199 texts, as those of one app do; where every text is new, a grading costs about a tenth more. Reading the file is apart.
 */
import { deserialize, serialize, setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { Evidence } from '../evidence/contract.js';
import { loadEvidence } from '../evidence/load.js';
import { gradeEvidence, serialiseResult } from '../rubric/index.js';
import type { Bench } from './bench.js';

const bundle = 'evidence/bundle/golden/grade-s.yanshou.zip';
/** `BENCH_BUNDLES` for a quick look; the row says how many it was. */
const bundles = Number(process.env['BENCH_BUNDLES'] ?? 10_000);
/** Until the code is compiled and the texts are known: what is held after that must not grow. */
const warmUp = 500;
/** In memory at a time. */
const batch = 25;
/** Gradings a second that the reference is. */
const wanted = 200;

const bench: Bench = {
  name: 'grading stored bundles, one core, in memory',
  measure() {
    if (!Number.isInteger(bundles) || bundles < 100) throw new Error(`BENCH_BUNDLES must be a whole number of at least 100, not ${process.env['BENCH_BUNDLES'] ?? ''}`);
    const { collectAll, moveOld } = garbageCollector();
    const opening = cpuMs();
    const evidence = loadEvidence(bundle);
    const openMs = cpuMs() - opening;
    const kept = serialize(evidence);
    const today = evidence.run.createdAt.slice(0, 10);
    const first = serialiseResult(gradeEvidence(evidence, { today }));
    /** Processor time of the gradings alone. */
    const grade = (times: number, tell = false): number => {
      let spent = 0;
      for (let done = 0; done < times; done += batch) {
        const fresh = Array.from({ length: batch }, () => deserialize(kept) as Evidence); // what was serialised above
        moveOld(); // the copying is no part of grading
        const started = cpuMs();
        for (const each of fresh) if (serialiseResult(gradeEvidence(each, { today })) !== first) throw new Error('the same evidence gave another result');
        spent += cpuMs() - started;
        if (tell && done % 500 < batch) console.log(`  … ${done + batch} of ${times}, ${(((done + batch) / spent) * 1000).toFixed(0)} a second`);
      }
      return spent;
    };
    grade(warmUp);
    collectAll();
    const before = process.memoryUsage().heapUsed;
    const perSecond = bundles / (grade(bundles, true) / 1000);
    collectAll();
    const after = process.memoryUsage().heapUsed;
    return Promise.resolve([
      {
        id: 'grade-bundles-per-second', ratio: perSecond / wanted, target: 1, better: 'higher', ours: perSecond, reference: wanted, unit: 'bundles/s',
        note: `by processor time, ${bundles} bundles from evidence in memory to the text of result.json, each time with evidence of its own; reading and verifying the bundle apart: ${openMs.toFixed(0)} ms`,
      },
      { id: 'grade-memory-10000', ratio: after / before, target: 1.1, better: 'lower', ours: after / 2 ** 20, reference: before / 2 ** 20, unit: 'MB', note: `live heap after ${bundles} bundles against before` },
    ]);
  },
};
export default bench;

/** Processor time of this process: what others do on the machine does not count. */
function cpuMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/**
 * V8's own functions, under that flag. A forced full collection also throws compiled code away, which no grading of a stored bundle goes through: it
 * costs the next gradings ten times their price. What was just copied is moved out of the young space instead, twice through, as V8 itself does.
 */
function garbageCollector(): { collectAll: () => void; moveOld: () => void } {
  setFlagsFromString('--expose-gc');
  const gc = runInNewContext('gc') as (options?: { type: 'minor' | 'major' }) => void; // what the flag puts there
  return { collectAll: () => { gc(); }, moveOld: () => { gc({ type: 'minor' }); gc({ type: 'minor' }); } };
}
