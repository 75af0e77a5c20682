/** Grading stored evidence again: shards, baselines and decisions, on the recorded run of the embedded example. No browser. */
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { PNG } from 'pngjs';
import { beforeAll, describe, expect, it } from 'vitest';
import { unpackBundle } from '../evidence/bundle/unpack.js';
import type { Evidence, EvidenceEvent } from '../evidence/contract.js';
import { loadEvidence } from '../evidence/load.js';
import { reviewItems } from '../reports/index.js';
import { gradeEvidence, serialiseResult } from '../rubric/index.js';
import { resultSchema, type Result } from '../rubric/result.js';
import { exitCodes, Stop } from './exit.js';
import { gradeRun, regrade } from './grade-run.js';
import { mergeShards } from './merge-shards.js';

const scratch = mkdtempSync(join(tmpdir(), 'yanshou-regrade-'));
const recorded = join(scratch, 'recorded');
const setupEvents = 5;
let whole: Evidence;

beforeAll(() => {
  unpackBundle(fileURLToPath(new URL('../evidence/bundle/golden/grade-s.yanshou.zip', import.meta.url)), recorded);
  whole = loadEvidence(recorded);
  writeHeader(recorded, { setupEvents, asked: whole.run.planned });
  whole = loadEvidence(recorded);
  for (const path of pictures()) writePicture(join(recorded, path), 200); // the bundle comes without
});

const pictures = (): string[] => whole.journeys.flatMap(({ header, events }) => events.flatMap((event) => (event.kind === 'screen' && event.file ? [`evidence/${header.journey}/${event.file}`] : [])));

function writePicture(file: string, shade: number): void {
  const png = new PNG({ width: 8, height: 16 });
  png.data.fill(shade);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, PNG.sync.write(png));
}

function writeHeader(dir: string, change: object): void {
  const file = join(dir, 'evidence/run.json');
  writeFileSync(file, JSON.stringify({ ...JSON.parse(readFileSync(file, 'utf8')) as object, ...change }));
}

const resultOf = (dir: string): Result => resultSchema.parse(JSON.parse(readFileSync(join(dir, 'result.json'), 'utf8')));
const copyOf = (name: string): string => {
  const dir = join(scratch, name);
  cpSync(recorded, dir, { recursive: true });
  return dir;
};

/** What `of` machines would have recorded: each its own journeys and its own copy of the server's start; the world's later events fall to one of them. */
function partsOf(evidence: Evidence, ownerOf: (position: number) => number, of: number): Evidence[] {
  const asked = evidence.run.asked ?? evidence.run.planned;
  return Array.from({ length: of }, (_, part): Evidence => {
    const own = asked.filter((_id, position) => ownerOf(position) === part);
    const world = evidence.world.filter((_event, position) => position < setupEvents || ownerOf(position) === part).map((event, seq) => ({ ...event, seq }));
    const run = { ...evidence.run, runId: part === 0 ? evidence.run.runId : `${evidence.run.runId}-${part}`, asked: own, shard: { index: part + 1, of } };
    return { run, world, journeys: evidence.journeys.filter(({ header }) => own.includes(header.journey)) };
  });
}

describe('shards', () => {
  it('of any partition, handed in in any order, give the bytes of the unsharded run', () => {
    const expected = serialiseResult(gradeEvidence(whole));
    const partition = fc.integer({ min: 1, max: 5 }).chain((of) => fc.record({ of: fc.constant(of), owners: fc.array(fc.nat(of - 1), { minLength: 40, maxLength: 40 }), shuffle: fc.nat() }));
    fc.assert(fc.property(partition, ({ of, owners, shuffle }) => {
      const parts = partsOf(whole, (position) => owners[position % owners.length] ?? 0, of);
      const shuffled = parts.map((part, index) => ({ part, key: (index * 7 + shuffle) % of })).sort((a, b) => a.key - b.key).map(({ part }) => part);
      const merged = mergeShards(shuffled);
      expect(merged).toEqual(whole);
      expect(serialiseResult(gradeEvidence(merged))).toBe(expected);
    }), { numRuns: 8, seed: 20261122 });
  }, 60_000);

  it('keep what one machine saw differently while its server started', () => {
    const [first, second] = partsOf(whole, (position) => position % 2, 2);
    if (!first || !second) throw new Error('two parts');
    const other: EvidenceEvent[] = second.world.map((event, index) => (index === 0 && event.kind === 'gateway' ? { ...event, signature: 'invalid' } : event));
    const merged = mergeShards([first, { ...second, world: other }]);
    expect(merged.world).toHaveLength(whole.world.length + 1);
    expect(merged.world.filter((event) => event.kind === 'gateway' && event.signature === 'invalid')).toHaveLength(1);
  });

  it('on disk merge into a folder with every picture, however the shell lists them; merging again is the same', () => {
    const runs = join(scratch, 'shards');
    const parts = split(runs, 2);
    const graded = regrade([...parts, parts[0] ?? ''], { cwd: runs });
    const unsharded = copyOf('unsharded');
    gradeRun(unsharded);
    const merged = join(runs, `${whole.run.runId}-merged`);
    expect(readFileSync(join(merged, 'result.json'), 'utf8')).toBe(readFileSync(join(unsharded, 'result.json'), 'utf8'));
    expect(graded.summary).toContain('报告：');
    for (const { id, screens } of resultOf(merged).journeys) for (const { file } of screens) if (file) expect(existsSync(join(merged, 'evidence', id, file)), `${id} ${file}`).toBe(true);
    expect(regrade([...parts, merged], { cwd: runs })).toEqual(graded);
  });

  it('keep the drafts that a part or an earlier merging was judged by', () => {
    const runs = join(scratch, 'drafted');
    const [first = '', second = ''] = split(runs, 2);
    const draft = (name: string): string => {
      const file = join(runs, `${name}.json`);
      writeFileSync(file, JSON.stringify({ id: name, title: '征求意见稿', from: 'handbook-v4.0', dropRows: ['JD.no-login'] }));
      return file;
    };
    gradeRun(second, { draft: JSON.parse(readFileSync(draft('draft-of-a-part'), 'utf8')) as unknown });
    regrade([first, second], { cwd: runs, rubric: draft('draft-of-both') });
    regrade([second, first], { cwd: runs });
    expect(resultOf(join(runs, `${whole.run.runId}-merged`)).otherEditions?.map(({ rubric }) => rubric)).toEqual(['draft-of-a-part', 'draft-of-both']);
  });

  it('are not green while one is missing, and the report says which', () => {
    const runs = join(scratch, 'missing');
    const parts = split(runs, 3);
    const graded = regrade(parts.slice(0, 2), { cwd: runs });
    expect(graded.exitCode).not.toBe(exitCodes.met);
    expect(resultOf(join(runs, `${whole.run.runId}-merged`)).conditions.warnings[0]).toBe('缺少第 3 份记录（共 3 份分片），没有走到的旅程不得分');
    expect(regrade(parts.slice(1, 2), { cwd: runs }).exitCode).not.toBe(exitCodes.met);
  });

  it('of different runs are refused', () => {
    const [first, second] = partsOf(whole, (position) => position % 2, 2);
    if (!first || !second) throw new Error('two parts');
    const otherBuild = { ...second, run: { ...second.run, miniProgram: { ...second.run.miniProgram, buildHash: 'another' } } };
    expect(() => mergeShards([first, otherBuild])).toThrow('不是同一个小程序的同一个版本');
    expect(() => mergeShards([first, { ...second, run: { ...second.run, shard: { index: 2, of: 3 } } }])).toThrow('不是同一次验收的各份');
    expect(() => mergeShards([first, { ...first, run: { ...first.run, shard: { index: 2, of: 2 } } }])).toThrow('在几份记录里都有');
  });
});

/** The recorded run as folders of `of` shards. */
function split(runs: string, of: number): string[] {
  return partsOf(whole, (position) => position % of, of).map((part, index) => {
    const dir = join(runs, `part-${index}`);
    cpSync(recorded, dir, { recursive: true });
    const gone = whole.journeys.map(({ header }) => header.journey).filter((id) => !part.journeys.some(({ header }) => header.journey === id));
    for (const id of gone) rmSync(join(dir, 'evidence', id), { recursive: true });
    writeFileSync(join(dir, 'evidence/run.json'), JSON.stringify(part.run));
    writeFileSync(join(dir, 'evidence/world.jsonl'), part.world.map((event) => `${JSON.stringify(event)}\n`).join(''));
    return dir;
  });
}

describe('--baseline', () => {
  /** A later submission in which a journey was cut off, so that rows in order before no longer are. */
  function worse(name: string): string {
    const dir = copyOf(name);
    rmSync(join(dir, 'evidence/alipay-resume-complete/end.json'));
    return dir;
  }

  it('that was in order where this run is not ends with the code of new failures and names them', () => {
    const before = copyOf('before'), after = worse('after');
    gradeRun(before);
    const { exitCode, summary } = regrade([after], { cwd: scratch, baseline: join(before, 'result.json') });
    expect(exitCode).toBe(exitCodes.newFailures);
    expect(summary).toMatch(/与上次提交（.*）相比：修好 0 · 仍在 \d+ · 新出现 [1-9]/);
    expect(summary).toContain('＋ 新出现：');
    expect(readFileSync(join(after, 'summary.md'), 'utf8')).toContain('### 与上次提交相比');
    expect(readFileSync(join(after, 'junit.xml'), 'utf8')).toContain('[gate:baseline]');
    expect(readFileSync(join(after, 'sarif.json'), 'utf8')).toContain('"baselineState": "new"');
    expect(readFileSync(join(after, 'report.html'), 'utf8')).toContain('与上次提交相比');
  });

  it('may be a folder or a sealed bundle, and the run keeps it: graded again without it, it says the same', () => {
    const before = copyOf('kept-before'), after = worse('kept-after');
    gradeRun(before);
    const first = regrade([after], { cwd: scratch, baseline: before });
    expect(regrade([after], { cwd: scratch })).toEqual(first);
    const bundle = fileURLToPath(new URL('../evidence/bundle/golden/grade-s.yanshou.zip', import.meta.url));
    expect(regrade([worse('from-bundle')], { cwd: scratch, baseline: bundle }).summary).toContain('与上次提交');
  });

  it('with the same failures is said aloud to be an idle submission', () => {
    const before = worse('idle-before'), after = worse('idle-after');
    gradeRun(before);
    const { exitCode, summary } = regrade([after], { cwd: scratch, baseline: before });
    expect(summary).toContain('自上次提交以来没有任何变化（手册：无效修改和提交）');
    expect(exitCode).not.toBe(exitCodes.newFailures);
  });

  it('shows a screen that changed beside the earlier one, with the difference', () => {
    const before = copyOf('seen-before'), after = copyOf('seen-after');
    gradeRun(before);
    writePicture(join(after, pictures()[0] ?? ''), 20);
    regrade([after], { cwd: scratch, baseline: before });
    const screens = JSON.parse(readFileSync(join(after, 'baseline/screens.json'), 'utf8')) as { after?: string; diff?: string; ratio?: number }[]; // just written
    const changed = screens.filter(({ ratio }) => ratio !== undefined && ratio > 0);
    expect(changed).toMatchObject([{ ratio: 1, after: pictures()[0] }]);
    expect(existsSync(join(after, changed[0]?.diff ?? ''))).toBe(true);
    expect(screens.filter(({ ratio }) => ratio === 0)).toHaveLength(pictures().length - 1);
  });

  it.each<[string, () => string, RegExp]>([
    ['is not there', () => join(scratch, 'nowhere'), /找不到/],
    ['was never graded', () => { const dir = copyOf('ungraded'); rmSync(join(dir, 'result.json')); return dir; }, /先对它运行 yanshou grade/],
    ['is something else', () => { const file = join(scratch, 'else.json'); writeFileSync(file, '{"grade":"S"}'); return file; }, /不是 yanshou 的结果/],
    ['is cut short', () => { const file = join(scratch, 'cut.json'); writeFileSync(file, '{"grade":'); return file; }, /不是合法的 JSON/],
    ['is of another app', () => { const dir = copyOf('other'); gradeRun(dir); const result = resultOf(dir); writeFileSync(join(dir, 'result.json'), JSON.stringify({ ...result, app: { ...result.app, appId: '2021999999999999' } })); return dir; }, /另一个小程序（2021999999999999）/],
  ])('that %s is refused in one sentence', (_what, given, sentence) => {
    const refused = (): unknown => regrade([recorded], { cwd: scratch, baseline: given() });
    expect(refused).toThrow(sentence);
    expect(refused).toThrow(Stop);
  });
});

describe('reject.txt', () => {
  it('is there to paste while something is in the way, and gone when nothing is', () => {
    const dir = copyOf('rejected');
    const events = join(dir, 'evidence/alipay-resume-complete/events.jsonl');
    const tapless = readFileSync(events, 'utf8').trim().split('\n').map((line) => JSON.parse(line) as EvidenceEvent).map((event) => (event.kind === 'sheet' && event.order ? { ...event, order: { ...event.order, signature: 'invalid' } } : event));
    const before = readFileSync(events, 'utf8');
    writeFileSync(events, tapless.map((event) => `${JSON.stringify(event)}\n`).join(''));
    const { summary } = gradeRun(dir);
    const rejected = existsSync(join(dir, 'reject.txt'));
    expect(rejected, summary).toBe(true);
    expect(readFileSync(join(dir, 'reject.txt'), 'utf8')).toMatch(/^【.*】按目标 S 级预检，有 \d+ 个问题[^]*条款：「/);
    writeFileSync(events, before);
    gradeRun(dir);
    expect(existsSync(join(dir, 'reject.txt'))).toBe(false);
  });
});

describe('--decisions', () => {
  /** The result page never came to rest: what looks at it is for human eyes. */
  function unsure(name: string): string {
    const dir = copyOf(name);
    unsettle(join(dir, 'evidence/alipay-resume-complete/events.jsonl'));
    return dir;
  }

  function unsettle(file: string): void {
    const events = readFileSync(file, 'utf8').trim().split('\n').map((line) => JSON.parse(line) as EvidenceEvent);
    writeFileSync(file, events.map((event) => `${JSON.stringify(event.kind === 'screen' && event.moment === 'after-delivery' ? { ...event, settled: false } : event)}\n`).join(''));
  }

  /** As the report's to-do list exports it. */
  function decide(dir: string, name: string, over: object = {}): string {
    const result = resultOf(dir);
    const decisions = reviewItems(result).map(({ id, row, link, finding: { check } }) => ({ id, row, link, check, decision: 'accept', note: '看过截图' }));
    const file = join(scratch, name);
    writeFileSync(file, JSON.stringify({ schemaVersion: 1, runId: result.runId, rubric: result.rubric, evidence: result.evidence, reviewer: '李审核', decidedAt: '2026-11-22T08:00:00.000Z', decisions, ...over }));
    return file;
  }

  it('lift the grade, are told in every report, and are kept with the run', () => {
    const dir = unsure('unsure');
    expect(gradeRun(dir).exitCode).toBe(exitCodes.review);
    const { exitCode, summary } = regrade([dir], { cwd: scratch, decisions: [decide(dir, 'decisions.json')] });
    expect(exitCode).toBe(exitCodes.met);
    expect(summary).toContain('（含人工判定）');
    const said = '李审核 于 2026-11-22 08:00 判定通过：看过截图';
    expect(readFileSync(join(dir, 'junit.xml'), 'utf8')).toContain(said);
    expect(readFileSync(join(dir, 'ctrf.json'), 'utf8')).toContain(said);
    expect(readFileSync(join(dir, 'summary.md'), 'utf8')).toContain('### 由人判定');
    expect(readFileSync(join(dir, 'report.html'), 'utf8')).toContain('人工通过');
    expect(gradeRun(dir).exitCode).toBe(exitCodes.met);
  });

  it('made on merged shards stand when the same shards are merged again', () => {
    const runs = join(scratch, 'decided-shards');
    const parts = split(runs, 2), merged = join(runs, `${whole.run.runId}-merged`);
    parts.map((part) => join(part, 'evidence/alipay-resume-complete/events.jsonl')).filter((file) => existsSync(file)).forEach(unsettle);
    expect(regrade(parts, { cwd: runs }).exitCode).toBe(exitCodes.review);
    expect(regrade(parts, { cwd: runs, decisions: [decide(merged, 'shards.json')] }).exitCode).toBe(exitCodes.met);
    expect(regrade(parts, { cwd: runs }).exitCode).toBe(exitCodes.met);
  });

  it('made on other evidence are refused, and nothing is written', () => {
    const [one, other] = [unsure('one'), unsure('other-evidence')];
    gradeRun(one);
    writeHeader(other, { createdAt: '2026-11-23T08:00:00.000Z' });
    gradeRun(other);
    const before = readFileSync(join(other, 'result.json'), 'utf8');
    expect(() => regrade([other], { cwd: scratch, decisions: [decide(one, 'foreign.json')] })).toThrow(/看着另一份证据/);
    expect(readFileSync(join(other, 'result.json'), 'utf8')).toBe(before);
    expect(existsSync(join(other, 'decisions.json'))).toBe(false);
  });

  it('made before a picture was swapped are refused', () => {
    const dir = unsure('swapped');
    gradeRun(dir);
    const file = decide(dir, 'swapped.json');
    writePicture(join(dir, pictures()[0] ?? ''), 20);
    expect(() => regrade([dir], { cwd: scratch, decisions: [file] })).toThrow(/看着另一份证据/);
  });

  it('count for a bundle as for the folder it was sealed from: the evidence has one name', () => {
    gradeRun(recorded);
    const again = copyOf('again');
    gradeRun(again);
    expect(resultOf(again).evidence).toBe(resultOf(recorded).evidence);
  });
});

