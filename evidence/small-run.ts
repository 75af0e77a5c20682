/** For tests: a small run in a folder of its own, written through the writer as a real one is. */
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openJourney, openWorldStream, writeRunHeader, type Mask, type Unplaced } from './writer.js';
import type { JourneyHeader, RunHeader, ScreenNode } from './contract.js';

export const wang = { name: '王测试008', phone: '19900000008', certNo: '999999199001010085', email: 'user8@mock.invalid', nickName: '模拟用户008' };

export const runHeader: RunHeader = {
  schemaVersion: 1, runId: 'r-1', createdAt: '2026-11-21T08:00:00.000Z', app: { name: '示例招聘', appId: '2021000000000001', subject: 'enterprise', resumeMode: 'smart-resume' },
  target: 'S', planned: ['alipay-resume-complete'], statuses: { codes: { 已投递: 'DELIVERED' }, triggered: ['已投递'], notOffered: [], limitMs: 30_000 },
  jobs: [{ outJobId: 'J13800138000', jobName: '客服专员' }], miniProgram: { buildHash: 'b', pages: ['pages/index'], framework: 'native', warnings: [] }, versions: { yanshou: '0.1.0' }, assumptions: [],
};

export const journeyHeader: JourneyHeader = {
  schemaVersion: 1, journey: 'alipay-resume-complete', link: 'alipay', title: '简历完整的用户从支付宝就业投递', startedAt: '2026-11-21T08:00:01.000Z', user: { userId: '2088123412341234', resume: 'complete' },
  job: { outJobId: 'J13800138000', jobName: '客服专员' }, account: { journalEntries: 0, agreements: 0, applications: 0, consents: [] }, clockErrorMs: 0.4,
};

const node = (i: number, text: string): ScreenNode => ({
  i, parent: -1, text, role: 'text', tag: 'text', box: { x: 0, y: i * 20, w: 100, h: 20 }, tappable: false, onTop: true, inView: true, disabled: false, opacity: 1, color: '#000', background: '#fff', fontSize: 14, zone: 'mini',
});

export const events: Unplaced[] = [
  { kind: 'chapter', label: '①', text: '岗位列表' },
  { kind: 'http', via: 'my.request', method: 'POST', url: `https://isv.invalid/apply?name=${encodeURIComponent(wang.name)}`, requestHeaders: { 'x-phone': wang.phone }, requestBody: JSON.stringify({ name: wang.name, mobile: wang.phone }), status: 200, responseBody: `{"greeting":"${wang.name} 您好"}` },
  {
    kind: 'gateway', call: 1, method: 'alipay.ebpp.industry.job.apply.sync', params: { app_id: '2021000000000001' }, bizContent: { out_apply_id: '13800138000', phone: Number(wang.phone), email: wang.email }, signature: 'valid',
    schemaFaults: [], response: { code: '10000', body: { cert_no: wang.certNo } }, userId: '2088123412341234',
  },
  {
    kind: 'screen', id: '001-jd-opened', moment: 'jd-opened', file: 'screens/001-jd-opened.png', surface: 'mini-program', title: '岗位详情', viewport: { w: 390, h: 844 }, scroll: { top: 0, height: 844, atEnd: true },
    settled: true, tree: [node(0, '客服专员 8000-12000元'), node(1, `${wang.name}，${wang.phone}`)], codes: [],
  },
  { kind: 'waited', for: '已投递', outcome: 'seen', limitMs: 30_000, tookMs: 120 },
];

/** The folder, with evidence of one journey, a picture and a result. */
export function smallRun({ mask, ended = true }: { mask?: Mask; ended?: boolean } = {}): string {
  const dir = mkdtempSync(join(tmpdir(), 'yanshou-run-'));
  writeRunHeader(dir, runHeader);
  const world = openWorldStream(dir, mask);
  world.append({ kind: 'error', source: 'isv-server', message: `${wang.name} 的请求失败` }, 3);
  world.close();
  const journey = openJourney(dir, journeyHeader, mask);
  events.forEach((event, index) => journey.events.append(event, index * 10));
  writeFileSync(join(journey.screens, '001-jd-opened.png'), Buffer.from([137, 80, 78, 71, 1, 2, 3]));
  if (ended) journey.end({ status: 'finished', events: events.length, durationMs: 60 });
  else journey.events.close();
  writeFileSync(join(dir, 'result.json'), JSON.stringify({ schemaVersion: 1, rubric: 'handbook-v4.0', grade: 'S', app: { name: '示例招聘' } }, null, 2));
  writeFileSync(join(dir, 'report.html'), '<!doctype html><title>预检报告</title>');
  writeFileSync(join(dir, 'plan.json'), '{"controlToken":"t"}');
  return dir;
}
