import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { overlaySchema } from './overlay.js';
import { canaryId, earlier, holds, summed, writeProof } from './proof.js';
import { detectionTable, frameworksOf, sentence, withFrameworks } from './table.js';
import type { Judgement, State } from './judge.js';
import type { Conforming, Proof } from './proof.js';

const defect = (id: string) => overlaySchema.parse({ id, description: id, base: 'grade-s', turnsRed: ['no-login-on-jd'], rows: ['JD.no-login@alipay'] });
const judgement = (id: string, state: State, more: Partial<Judgement> = {}): Judgement => ({ id, state, red: [], notRed: state === 'missed' ? ['no-login-on-jd'] : [], unlisted: [], judged: 3, places: 4, ...more });
const quiet = (id: string, turn = 0, more: Partial<Conforming> = {}): Conforming => ({ id, turn, grade: 'S', alarms: [], doubts: [], ...more });

function proof({ judgements = [judgement(canaryId, 'caught')], conforming = [quiet('grade-s')] }: { judgements?: Judgement[]; conforming?: Conforming[] }): Proof {
  return summed({ defects: judgements.map(({ id }) => defect(id)), judgements, conforming, plannedRuns: conforming.length, full: false, regraded: false, seconds: 1.4, complete: true });
}

describe('a proof', () => {
  it('holds when the canary died and nothing is unexplained', () => {
    expect(holds(proof({}))).toBe(true);
  });

  it('is void when the canary lives, or was never judged', () => {
    expect(holds(proof({ judgements: [judgement(canaryId, 'missed')] }))).toBe(false);
    expect(proof({ judgements: [judgement('other', 'caught')] }).canary).toBe('void');
    expect(sentence(proof({ judgements: [judgement('other', 'caught')] }))).toContain('作废：金丝雀没有死');
  });

  it('lists a known miss as missed and fails on a new one', () => {
    const known = proof({ judgements: [judgement(canaryId, 'caught'), judgement('in-image', 'missed', { knownMiss: '不识别图片里的文字' })] });
    expect({ ...known.defects, holds: holds(known) }).toMatchObject({ missed: 1, knownMissed: 1, holds: true });
    expect(holds(proof({ judgements: [judgement(canaryId, 'caught'), judgement('new', 'missed')] }))).toBe(false);
    expect(detectionTable(known)).toContain('- `in-image` 不识别图片里的文字');
  });

  it.each(['void', 'spilled'] as const)('fails on a %s defect', (state) => {
    expect(holds(proof({ judgements: [judgement(canaryId, 'caught'), judgement('x', state)] }))).toBe(false);
  });

  it('counts false alarms by check and changed verdicts by app', () => {
    const { conforming, checks } = proof({ conforming: [quiet('dark'), quiet('dark', 1, { alarms: ['JD.no-login@alipay/no-login-on-jd'], grade: 'none' }), quiet('light')] });
    expect(conforming).toMatchObject({ runs: 3, falseAlarms: 1, changedVerdicts: 1 });
    expect(checks).toEqual([{ id: 'no-login-on-jd', defects: 1, caught: 1, falseAlarms: 1 }]);
  });

  it('says how steady verdicts are, with an interval, once apps were played more than once', () => {
    const runs = ['dark', 'light'].flatMap((id) => Array.from({ length: 20 }, (_, turn) => quiet(id, turn, { seconds: 9 })));
    const steady = proof({ judgements: [judgement(canaryId, 'caught', { seconds: 4 })], conforming: runs });
    expect(steady.stability).toMatchObject({ variants: 2, times: 20, runs: 40, changedVerdicts: 0, falseAlarms: 0, interval: { low: 0 } });
    expect(steady.cost).toEqual({ defect: 4, conforming: 9, added: -5 });
    expect([sentence(steady), detectionTable(steady)].map((text) => text.includes('2 个合格小程序各走至少 20 次，共 40 次，结论有变 0 次（95 % 区间 0.0 %–8.8 %），误报 0'))).toEqual([true, true]);
    expect(proof({}).stability).toBeUndefined();
  });

  it('counts a conforming run that broke as void, not as quiet', () => {
    const broken = proof({ conforming: [quiet('dark', 0, { void: 'did not start' })] });
    expect({ ...broken.conforming, holds: holds(broken) }).toMatchObject({ runs: 0, void: 1, holds: false });
  });

  it('goes on from an earlier one, without its canary, its voids and what is to be played again', () => {
    const folder = mkdtempSync(join(tmpdir(), 'proof-'));
    try {
      const file = join(folder, 'prove.json');
      expect(earlier(file, [])).toEqual({ judgements: [], conforming: [], seconds: 0 });
      writeProof(file, proof({ judgements: [judgement(canaryId, 'caught'), judgement('a', 'missed'), judgement('b', 'void'), judgement('c', 'caught')], conforming: [quiet('dark'), quiet('light', 0, { void: 'x' })] }));
      const { judgements, conforming, seconds } = earlier(file, ['c']);
      expect({ judged: judgements.map(({ id }) => id), conforming: conforming.map(({ id }) => id), seconds }).toEqual({ judged: ['a'], conforming: ['dark'], seconds: 1 });
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it('ends its page with the framework apps, counted by app and replaced whole', () => {
    const main = detectionTable(proof({}));
    const one = withFrameworks(main, ['uni-app/a'], [judgement('uni-app/a', 'void', { reason: '没有走完' })]);
    const two = withFrameworks(one, ['taro-vue/a', 'taro-vue/b', 'uni-app/a'], [judgement('taro-vue/a', 'caught'), judgement('uni-app/a', 'missed')]);
    expect(two.startsWith(main.trimEnd())).toBe(true);
    expect(frameworksOf(one)).toContain('- `uni-app/a` 没有走完');
    expect(frameworksOf(two).split('\n').filter((line) => line.startsWith('| `') || line.startsWith('| 合计') || line.startsWith('- '))).toEqual([
      '| `taro-vue` | 2 | 1 | 0 | 0 | 0 | 1 |', '| `uni-app` | 1 | 0 | 1 | 0 | 0 | 0 |', '| 合计 | 3 | 1 | 1 | 0 | 0 | 1 |', '- `uni-app/a` no-login-on-jd 没有变红',
    ]);
    expect(frameworksOf(main)).toBe('');
  });

  it('replaces the file whole', () => {
    const folder = mkdtempSync(join(tmpdir(), 'proof-'));
    try {
      writeProof(join(folder, 'deep', 'prove.json'), proof({}));
      expect(JSON.parse(readFileSync(join(folder, 'deep', 'prove.json'), 'utf8'))).toMatchObject({ canary: 'caught', defects: { total: 1, caught: 1 } });
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
