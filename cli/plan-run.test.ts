import { expect, test } from 'vitest';
import { parseConfig } from './config/load.js';
import type { CompiledProgram } from '../mock-alipay/container/program.js';
import { ownJourneys, plannedJourneys, runHeader, runPlan } from './plan-run.js';

const url = 'http://127.0.0.1:7101/office/{outApplyId}';

function config(app: object = {}) {
  return parseConfig({
    app: { name: '星河招聘', appId: '2021000000000001', subject: 'gig', ...app }, miniProgram: { root: '.' },
    server: { command: 'node server.js', readyUrl: 'http://127.0.0.1:7101/' }, links: { alipay: { page: 'p', query: 'id={outJobId}' } },
    statusTriggers: { 沟通中: { url }, 面试中: { url }, 未录取: { url }, 已录取: { url }, 已入职: { url }, 停止招聘: { notOffered: '平台不下线岗位' } },
    statusCodes: { 面试中: 'INTERVIEW' },
  }, 'x');
}

test('a résumé app plays the résumé journeys, a real-name app the real-name one, and never both', () => {
  expect(plannedJourneys(config())).toContain('alipay-resume-incomplete');
  expect(plannedJourneys(config())).not.toContain('gig-real-name');
  expect(plannedJourneys(config({ resumeMode: 'real-name' }))).toContain('gig-real-name');
  expect(plannedJourneys(config({ resumeMode: 'real-name' }))).not.toContain('alipay-resume-complete');
});

test('shards part the journeys: each is played once, by one of them', () => {
  const planned = plannedJourneys(config());
  const parts = [1, 2, 3].map((index) => ownJourneys(planned, [], { index, of: 3 }));
  expect(parts.flat().sort()).toEqual([...planned].sort());
});

test('--journey picks, and what it leaves out stays planned', () => {
  expect(ownJourneys(plannedJourneys(config()), ['self-status'], { index: 1, of: 1 })).toEqual(['self-status']);
});

test('the plan fires what the config offers and knows the code of every status', () => {
  const plan = runPlan({ runDir: '/r', config: config(), jobs: [], journeys: [], mock: { controlUrl: 'http://c', controlToken: 't' } });
  expect(plan.triggers.map(({ status }) => status)).toEqual(['沟通中', '面试中', '未录取', '已录取', '已入职']);
  expect(plan.statusCodes).toMatchObject({ 已投递: 'APPLYING', 面试中: 'INTERVIEW', 沟通中: 'PROCESSING' });
});

test('pictures are masked unless a reviewer asked for plain ones', () => {
  const parts = { runDir: '/r', config: config(), jobs: [], journeys: [], mock: { controlUrl: 'http://c', controlToken: 't' } };
  expect([runPlan(parts).maskPictures, runPlan({ ...parts, maskPictures: false }).maskPictures]).toEqual([true, false]);
  const header = (maskPictures: boolean) => runHeader({ runId: 'r', config: config(), program: { buildHash: 'h', pages: [], framework: 'native', warnings: [], unsupported: [] } as unknown as CompiledProgram, jobs: [], versions: {}, now: new Date(0), maskPictures }); // what a header is made of
  expect([header(true).plainPictures, header(false).plainPictures]).toEqual([undefined, true]);
});
