import { describe, expect, it } from 'vitest';
import type { Evidence, EvidenceEvent, JourneyEvidence } from '../../evidence/contract.js';
import { videosOf } from './videos-of.js';

const film = { state: 'made' as const, file: 'film.webm', type: 'video/webm', durationMs: 9_000, frames: 7 };
const events: EvidenceEvent[] = [
  { kind: 'chapter', seq: 0, at: 10, label: '①', text: '进入岗位详情页' },
  { kind: 'tap', seq: 1, at: 20, purpose: 'open-job', text: 'job-card J-1', role: 'button', foundBy: 'shell:alipay-employment' },
  { kind: 'tap', seq: 2, at: 30, purpose: 'apply', text: 'sheet-agree', role: 'button', foundBy: 'text:投递' },
  { kind: 'trigger', seq: 3, at: 40, status: '面试中', outApplyId: 'A1', userId: '2088000000000001', method: 'POST', url: 'http://isv.test' },
  { kind: 'trigger', seq: 4, at: 45, status: '面试中', outApplyId: 'A1', userId: '2088000000000001', method: 'POST', url: 'http://isv.test', answeredAt: 45 },
];

describe('videosOf', () => {
  it('puts chapters and what the user did beside a recording, Alipay’s own controls by the names a reviewer knows', () => {
    const [video] = videosOf(evidence({ film })).shown;
    expect(video?.file).toBe('evidence/alipay-status/film.webm');
    expect(video?.chapters).toEqual([{ label: '①', text: '进入岗位详情页', at: 10 }]);
    expect(video?.acts).toEqual([{ at: 20, text: '点「支付宝就业的岗位卡片」 J-1' }, { at: 30, text: '点「sheet-agree」' }, { at: 40, text: '后台改状态：面试中' }]);
  });

  it.each([
    ['that none could be made', { film: { state: 'missing' as const, reason: '录屏没有做成：这个 Chromium 不能编码 VP9' } }, '录屏没有做成：这个 Chromium 不能编码 VP9'],
    ['that the journey was cut off', { end: undefined }, '旅程在走完之前被中断，没有录屏；截图还在'],
    ['that the run made none', {}, '这次运行没有制作录屏'],
  ])('says %s', (_what, part, reason) => {
    expect(videosOf(evidence(part))).toEqual({ shown: [], missing: [{ journey: 'alipay-status', title: '应聘状态全程', reason }] });
  });
});

function evidence(part: Partial<JourneyEvidence>): Evidence {
  const journey: JourneyEvidence = {
    header: { schemaVersion: 1, journey: 'alipay-status', link: 'alipay', title: '应聘状态全程', startedAt: '2026-11-20T09:00:00Z', user: { userId: '2088000000000001', resume: 'complete' }, job: { outJobId: 'J1', jobName: '店员' }, account: { journalEntries: 0, agreements: 0, applications: 0, consents: [] }, clockErrorMs: 5 },
    events, end: { status: 'finished', events: events.length, durationMs: 9_000 }, ...part,
  };
  return { journeys: [journey] } as unknown as Evidence; // the run's header is not looked at
}
