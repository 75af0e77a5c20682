import { describe, expect, it } from 'vitest';
import type { Evidence, EvidenceEvent } from '../../evidence/contract.js';
import { timelineOf } from './timeline-of.js';

describe('timelineOf', () => {
  it('puts each event in its lane, without parameters', () => {
    const [journey] = timelineOf(evidence([
      { kind: 'tap', seq: 1, at: 100, purpose: 'apply', text: '立即投递', role: 'button', foundBy: 'text' },
      { kind: 'jsapi', seq: 2, at: 200, name: 'my.getAuthCode', params: { scopes: 'auth_base' }, outcome: 'success' },
      { kind: 'http', seq: 3, at: 300, via: 'my.request', method: 'POST', url: 'http://isv.test/apply?phone=13900000000', status: 500 },
      gateway(4, 400, 'alipay.system.oauth.token', {}),
      { kind: 'dingtalk', seq: 5, at: 500, path: '/topapi/ats/resume/add', body: {}, errcode: 0, response: {}, schemaFaults: [] },
    ])).journeys;
    expect(journey?.entries.map(({ lane, label, bad }) => [lane, label, bad ?? false])).toEqual([
      ['user', '点「立即投递」', false], ['jsapi', 'my.getAuthCode', false], ['mini', 'POST http://isv.test/apply', true], ['gateway', 'alipay.system.oauth.token', false], ['dingtalk', '/topapi/ats/resume/add', false],
    ]);
  });

  it('draws each push from its trigger to the call that carries its status', () => {
    const [journey] = timelineOf(evidence([
      trigger(1, 0, '面试中'), trigger(2, 0, '已录取'), trigger(3, 0, '已入职'), trigger(4, 0, '未录取'),
      gateway(5, 1_000, sync, { out_apply_id: 'A1', apply_status: '3' }), gateway(6, 25_000, sync, { out_apply_id: 'A1', apply_status: '5' }), gateway(7, 31_000, sync, { out_apply_id: 'A1', apply_status: '6' }),
    ])).journeys;
    expect(journey?.pushes.map(({ status, receivedAt, outcome }) => [status, receivedAt, outcome])).toEqual([
      ['面试中', 1_000, 'inTime'], ['已录取', 25_000, 'nearLimit'], ['已入职', 31_000, 'late'], ['未录取', undefined, 'missing'],
    ]);
  });

  it('counts a trigger once, from its sending, though its answer is recorded too', () => {
    const [journey] = timelineOf(evidence([trigger(1, 0, '面试中'), trigger(2, 40, '面试中', 40), gateway(3, 500, sync, { out_apply_id: 'A1', apply_status: '3' })])).journeys;
    expect(journey?.pushes).toEqual([{ status: '面试中', triggeredAt: 0, receivedAt: 500, limitMs: 30_000, outcome: 'inTime' }]);
  });

  it('takes no push of another application for an answer', () => {
    const [journey] = timelineOf(evidence([trigger(1, 0, '面试中'), gateway(2, 500, sync, { out_apply_id: 'A2', apply_status: '3' })])).journeys;
    expect(journey?.pushes[0]).toMatchObject({ outcome: 'missing', receivedAt: undefined });
  });

  it('calls a push undecidable when the clock error spans the limit', () => {
    const [journey] = timelineOf(evidence([trigger(1, 0, '面试中'), gateway(2, 30_004, sync, { out_apply_id: 'A1', apply_status: '3' })])).journeys;
    expect(journey?.pushes[0]?.outcome).toBe('undecidable');
  });
});

const sync = 'alipay.ebpp.industry.job.applyinfo.sync';

function trigger(seq: number, at: number, status: '面试中' | '已录取' | '已入职' | '未录取', answeredAt?: number): EvidenceEvent {
  return { kind: 'trigger', seq, at, status, outApplyId: 'A1', userId: '2088000000000001', method: 'POST', url: 'http://isv.test/admin', ...(answeredAt === undefined ? {} : { answeredAt, responseStatus: 200 }) };
}

function gateway(seq: number, at: number, method: string, bizContent: unknown): EvidenceEvent {
  return { kind: 'gateway', seq, at, call: seq, method, params: {}, bizContent, signature: 'valid', schemaFaults: [], response: { code: '10000', body: {} } };
}

function evidence(events: EvidenceEvent[]): Evidence {
  return {
    run: {
      schemaVersion: 1, runId: 'r1', createdAt: '2026-11-20T09:00:00Z', app: { name: '云杉招聘', appId: '2021000000000001', subject: 'enterprise', resumeMode: 'smart-resume' }, target: 'S', planned: ['alipay-status'],
      statuses: { codes: { 面试中: '3', 未录取: '4', 已录取: '5', 已入职: '6' }, triggered: ['面试中'], notOffered: [], limitMs: 30_000 },
      jobs: [], miniProgram: { buildHash: 'h', pages: [], framework: 'native', warnings: [] }, versions: {}, assumptions: [],
    },
    world: [],
    journeys: [{
      header: { schemaVersion: 1, journey: 'alipay-status', link: 'alipay', title: '应聘状态全程', startedAt: '2026-11-20T09:00:00Z', user: { userId: '2088000000000001', resume: 'complete' }, job: { outJobId: 'J1', jobName: '前端开发工程师' }, account: { journalEntries: 0, agreements: 0, applications: 0, consents: [] }, clockErrorMs: 5 },
      events, end: { status: 'finished', events: events.length, durationMs: 34_000 },
    }],
  };
}
