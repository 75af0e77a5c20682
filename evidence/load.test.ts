import { appendFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { EvidenceError, loadEvidence } from './load.js';
import { events, runHeader, smallRun } from './small-run.js';
import { EventStream, openJourney, writeRunHeader } from './writer.js';

const journey = (run: string, file: string): string => join(run, 'evidence', 'alipay-resume-complete', file);
const edited = (file: (run: string) => string, change: (text: string) => string): string => {
  const run = smallRun();
  writeFileSync(file(run), change(readFileSync(file(run), 'utf8')));
  return run;
};
const inEvents = (change: (lines: string[]) => string[]): string => edited((run) => journey(run, 'events.jsonl'), (text) => change(text.split('\n')).join('\n'));

describe('a run that was killed is readable', () => {
  test('without its end it counts as interrupted', () => {
    expect(loadEvidence(smallRun({ ended: false })).journeys[0]).toMatchObject({ end: undefined, events: { length: events.length } });
  });
  test('cut at any byte of its stream it gives every whole event before the cut', () => {
    const run = smallRun({ ended: false });
    const whole = readFileSync(journey(run, 'events.jsonl'));
    fc.assert(fc.property(fc.nat(whole.length), (length) => {
      writeFileSync(journey(run, 'events.jsonl'), whole.subarray(0, length));
      const lines = whole.subarray(0, length).toString('utf8').split('\n').length - 1;
      const read = loadEvidence(run).journeys[0]?.events.length ?? -1;
      expect(read === lines || read === lines + 1).toBe(true); // an event whose newline alone is missing is whole
    }), { numRuns: 60 });
  });
  test('killed between folder and first line it has a journey without events, or none', () => {
    const run = smallRun({ ended: false });
    writeFileSync(journey(run, 'events.jsonl'), '');
    expect(loadEvidence(run).journeys[0]?.events).toEqual([]);
    rmSync(journey(run, 'journey.json'));
    expect(loadEvidence(run).journeys).toEqual([]);
  });
});

describe('what cannot be read is one sentence that names it', () => {
  test.each([
    ['a folder without a run', () => mkdtempSync(join(tmpdir(), 'yanshou-none-')), '缺少 evidence/run.json'],
    ['a path that is not there', () => join(tmpdir(), 'yanshou-nowhere'), '不存在'],
    ['a file that is no bundle', () => journey(smallRun(), 'end.json'), '不是 zip'],
    ['an empty header', () => edited((run) => join(run, 'evidence', 'run.json'), () => ''), 'run.json 是空的'],
    ['half a header', () => edited((run) => join(run, 'evidence', 'run.json'), (text) => text.slice(0, 40)), 'run.json 不是 JSON'],
    ['an event in the middle that is no JSON', () => inEvents(([, ...rest]) => ['{"kind":', ...rest]), 'events.jsonl 第 1 行 不是 JSON'],
    ['a blank line in the middle', () => inEvents(([first = '', ...rest]) => [first, '', ...rest]), 'events.jsonl 第 2 行 是空的'],
    ['an event that is missing', () => inEvents(([, ...rest]) => rest), 'seq 是 1，应为 0'],
    ['an unknown kind of event', () => inEvents((lines) => lines.map((line) => line.replace('"waited"', '"telepathy"'))), '不认识的事件 "telepathy"'],
    ['an event with a field of the wrong type', () => inEvents((lines) => lines.map((line) => line.replace('"tookMs":120', '"tookMs":"long"'))), 'tookMs'],
    ['evidence of a newer version', () => edited((run) => join(run, 'evidence', 'run.json'), (text) => text.replace('"schemaVersion": 1', '"schemaVersion": 2')), '请升级 yanshou'],
  ])('%s', (_, make, sentence) => {
    const path = make();
    expect(() => loadEvidence(path)).toThrow(EvidenceError);
    expect(() => loadEvidence(path)).toThrow(sentence);
  });
});

describe('a disk that refuses', () => {
  test.runIf(existsSync('/dev/full'))('because it is full is one sentence, and nothing is written after the cut', () => {
    const stream = new EventStream('/dev/full');
    const event = { kind: 'chapter', label: '①', text: 'x' } as const;
    expect(() => stream.append(event, 0)).toThrow('磁盘已满');
    expect(() => stream.append(event, 1)).toThrow(EvidenceError);
  });
  test('because a file stands where a folder must go is one sentence', () => {
    const file = join(mkdtempSync(join(tmpdir(), 'yanshou-file-')), 'run');
    appendFileSync(file, '');
    expect(() => writeRunHeader(file, runHeader)).toThrow(EvidenceError);
  });
  test('leaves no half document behind', () => {
    const run = mkdtempSync(join(tmpdir(), 'yanshou-half-'));
    mkdirSync(join(run, 'evidence', 'run.json'), { recursive: true });
    expect(() => writeRunHeader(run, runHeader)).toThrow();
    expect(() => openJourney(run, { ...loadEvidence(smallRun()).journeys[0]?.header, journey: 'nonsense' } as never)).toThrow(); // a header that breaks the contract
    expect(existsSync(join(run, 'evidence', 'nonsense', 'journey.json'))).toBe(false);
  });
});
