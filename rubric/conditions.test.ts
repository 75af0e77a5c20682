import { describe, expect, it, test } from 'vitest';
import { conditionsOf, journeyRecords } from './conditions.js';
import { conformingRun, event, withJourney, without } from './evidence-for-tests.js';

const run = conformingRun();
const onlySelf = { ...run, run: { ...run.run, asked: ['self-first-apply' as const] }, journeys: run.journeys.filter(({ header }) => header.journey === 'self-first-apply') };

describe('conditions of a run', () => {
  it('calls a run whole where every planned journey ended', () => {
    expect(conditionsOf(run).interrupted).toBe(false);
  });

  it('calls a run interrupted where a planned journey never began, or one never ended', () => {
    expect(conditionsOf(without(run, 'self-status')).interrupted).toBe(true);
    expect(conditionsOf(withJourney(run, 'self-status', (journey) => ({ ...journey, end: undefined }))).interrupted).toBe(true);
  });

  it('does not call a run interrupted that was asked for a part and played it', () => {
    expect(conditionsOf(onlySelf).interrupted).toBe(false);
    expect(journeyRecords(onlySelf).find(({ id }) => id === 'self-status')?.status).toBe('notRun');
  });

  it('calls a part interrupted where a journey of that part is missing', () => {
    expect(conditionsOf({ ...onlySelf, journeys: [] }).interrupted).toBe(true);
  });

  it('carries over what the run was made with', () => {
    const of = { ...run, run: { ...run.run, miniProgram: { ...run.run.miniProgram, root: 'app', warnings: ['旧语法'] }, shards: { of: 3, present: [1] } } };
    expect(conditionsOf(of)).toMatchObject({ createdAt: run.run.createdAt, versions: run.run.versions, buildHash: 'abc', sourceRoot: 'app', framework: 'native', assumptions: run.run.assumptions });
    expect(conditionsOf(of).warnings).toEqual(['缺少第 2、3 份记录（共 3 份分片），没有走到的旅程不得分', '旧语法']);
    expect([conditionsOf(run).warnings, 'sourceRoot' in conditionsOf(run)]).toEqual([[], false]);
  });

  it('warns of trouble that the run itself recorded', () => {
    const trouble = event('error', 1, { source: 'isv-server', message: '服务端退出' });
    expect(conditionsOf({ ...run, world: [...run.world, trouble] }).warnings).toEqual(['服务端退出']);
  });

  it('takes the worst clock error of all journeys, repeated ones too', () => {
    const slow = withJourney(run, 'self-status', (journey) => ({ ...journey, header: { ...journey.header, clockErrorMs: 40 } }));
    expect([conditionsOf(run).clockErrorMs, conditionsOf(slow).clockErrorMs, conditionsOf({ ...run, repeats: slow.journeys }).clockErrorMs]).toEqual([2, 40, 40]);
  });

  test.each([{ journalEntries: 1 }, { agreements: 1 }, { applications: 1 }, { consents: ['auth_user'] }])('proves fresh accounts by nothing known of any user: %o is known', (known) => {
    const used = withJourney(run, 'self-status', (journey) => ({ ...journey, header: { ...journey.header, account: { ...journey.header.account, ...known } } }));
    expect([conditionsOf(run).freshAccounts, conditionsOf(used).freshAccounts, conditionsOf({ ...run, repeats: used.journeys }).freshAccounts, conditionsOf({ ...run, journeys: [] }).freshAccounts]).toEqual(['proven', 'not proven', 'not proven', 'not proven']);
  });

  it('calls a run interrupted where a journey says so itself, and not where one failed', () => {
    const ended = (status: 'interrupted' | 'failed'): boolean => conditionsOf(withJourney(run, 'self-status', (journey) => ({ ...journey, end: { status, events: 1, durationMs: 1 } }))).interrupted;
    expect([ended('interrupted'), ended('failed')]).toEqual([true, false]);
  });
});

describe('records of the journeys', () => {
  const of = (id: string, evidence = run): ReturnType<typeof journeyRecords>[number] | undefined => journeyRecords(evidence).find((record) => record.id === id);

  it('hold how each ended, its chapters and its pictures, and nothing else', () => {
    const record = of('self-status');
    expect(record).toMatchObject({ link: 'self', title: 'self-status', status: 'finished' });
    expect([record?.chapters.map(({ label }) => label), record?.screens.map(({ moment }) => moment)]).toEqual([['③', '④'], ['own-home', 'jd-opened', 'jd-end', 'after-delivery']]);
    expect(record?.screens[0]).toEqual({ id: '001-own-home', moment: 'own-home', file: 'screens/001-own-home.png', at: expect.any(Number), title: '岗位详情', viewport: { w: 390, h: 844 } });
    expect(record && 'reason' in record).toBe(false);
  });

  it('say why one failed, and that one without an end was interrupted', () => {
    const failed = withJourney(run, 'self-status', (journey) => ({ ...journey, end: { status: 'failed', events: 1, durationMs: 7, reason: '超时' } }));
    expect(of('self-status', failed)).toMatchObject({ status: 'failed', durationMs: 7, reason: '超时' });
    const cut = of('self-status', withJourney(run, 'self-status', (journey) => ({ ...journey, end: undefined })));
    expect([cut?.status, cut && 'durationMs' in cut]).toEqual(['interrupted', false]);
  });

  it('name a planned journey that left nothing, on its own link', () => {
    expect([of('self-status', without(run, 'self-status')), of('alipay-status', without(run, 'alipay-status'))]).toEqual([
      { id: 'self-status', link: 'self', title: 'self-status', status: 'notRun', chapters: [], screens: [] }, { id: 'alipay-status', link: 'alipay', title: 'alipay-status', status: 'notRun', chapters: [], screens: [] },
    ]);
    expect(journeyRecords(run).some(({ status }) => status === 'notRun')).toBe(false);
  });

  it('keep a journey repeated alone beside the first', () => {
    const repeats = run.journeys.filter(({ header }) => header.journey === 'self-status');
    expect(of('self-status.repeat', { ...run, repeats })).toMatchObject({ title: 'self-status（单独重走）', repeats: 'self-status', status: 'finished' });
  });
});
