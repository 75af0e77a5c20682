import { describe, expect, it } from 'vitest';
import type { Evidence, EvidenceEvent } from '../../evidence/contract.js';
import { viewsOf } from '../view.js';
import { alter, conformingRun, judge, withJourney } from '../evidence-for-tests.js';
import { neverDelivered } from './apply-checks.fixture.js';
import { statusWithin30s } from './status-within-30s.js';

const run = conformingRun();
/** The 停止招聘 push, the last, this long after its trigger was sent. */
const lastAfter = (ms: number): Evidence => alter(run, 'alipay-status', (events) => {
  const sent = events.find((each) => each.kind === 'trigger' && each.status === '停止招聘')?.at ?? 0;
  const last = events.findLastIndex((each) => each.kind === 'gateway');
  return events.map((each, at) => (at === last ? { ...each, at: sent + ms } : each));
});

describe('status-within-30s', () => {
  it('passes where every push is quick, and names the slowest', () => {
    expect(judge(statusWithin30s, run, 'run')).toMatchObject({ outcome: 'pass', warnings: [], facts: [expect.stringMatching(/^\d+ 次状态回传，最慢 [\d.]+ 秒，时钟误差 2 ms$/)] });
  });

  it('names the assumptions under which Alipay took the pushes', () => {
    const assumed = alter(run, 'alipay-status', (events) => events.map((each) => (each.kind === 'gateway' ? { ...each, assumptions: ['apply/status'] } : each)));
    expect(statusWithin30s.evaluate(viewsOf(assumed).run)).toMatchObject({ outcome: 'pass', assumptions: ['apply/status'] });
  });

  it('warns above 24 s', () => {
    expect(judge(statusWithin30s, lastAfter(24_000), 'run').warnings).toEqual([]);
    expect(judge(statusWithin30s, lastAfter(29_000), 'run')).toMatchObject({ outcome: 'pass', warnings: ['用了 29 秒，接近 30 秒（时钟误差 ±2 ms）'] });
  });

  it('fails above 30 s', () => {
    expect(judge(statusWithin30s, lastAfter(31_000), 'run')).toMatchObject({ outcome: 'fail', observed: ['用了 31 秒，超过 30 秒（时钟误差 ±2 ms）'] });
  });

  it('cannot tell where the clock error spans the limit', () => {
    expect(judge(statusWithin30s, lastAfter(30_002), 'run').outcome).toBe('cannotTell');
    expect(judge(statusWithin30s, lastAfter(29_998), 'run').outcome).toBe('cannotTell');
    expect(judge(statusWithin30s, lastAfter(30_003), 'run').outcome).toBe('fail');
    expect(judge(statusWithin30s, lastAfter(29_997), 'run').outcome).toBe('pass');
    const wide = withJourney(lastAfter(31_000), 'alipay-status', (journey) => ({ ...journey, header: { ...journey.header, clockErrorMs: 1_500 } }));
    expect(judge(statusWithin30s, wide, 'run').outcome).toBe('cannotTell');
  });

  it('counts 已投递 from the sheet’s submission', () => {
    const slow = alter(run, 'alipay-resume-complete', (events) => events.map((each: EvidenceEvent) => (each.kind === 'gateway' ? { ...each, at: each.at + 40_000 } : each)));
    expect(judge(statusWithin30s, slow, 'run').observed).toEqual(['用了 40.2 秒，超过 30 秒（时钟误差 ±2 ms）']);
  });

  it('cannot tell where no push arrived at all', () => {
    const silent = run.journeys.reduce((now, { header }) => alter(neverDeliveredIf(now, header.journey), header.journey, (events) => events.filter((each) => each.kind !== 'gateway')), run);
    expect(judge(statusWithin30s, silent, 'run')).toMatchObject({ outcome: 'cannotTell', observed: ['这次运行里没有收到可以计时的状态回传'] });
  });
});

const neverDeliveredIf = (evidence: Evidence, id: Parameters<typeof neverDelivered>[1]): Evidence => (id === 'alipay-resume-incomplete' ? neverDelivered(evidence, id) : evidence);
