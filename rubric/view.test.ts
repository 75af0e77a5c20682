import { describe, expect, it } from 'vitest';
import { alter, conformingRun } from './evidence-for-tests.js';
import { viewsOf } from './view.js';

const run = conformingRun();
const journey = (id: string, evidence = run): ReturnType<typeof viewsOf>['run']['journeys'][number] => {
  const found = viewsOf(evidence).run.journeys.find((each) => each.id === id);
  if (!found) throw new Error(`no ${id}`);
  return found;
};

describe('views', () => {
  it('narrow the evidence to a link', () => {
    const views = viewsOf(run);
    expect([views.alipay.journeys.length, views.self.journeys.length, views.run.journeys.length]).toEqual([7, 4, 11]);
  });

  it('cut a returning user’s journey into two applications, the second for the job its page names', () => {
    const { passages } = journey('alipay-returning-user');
    expect(passages.map((passage) => [passage.nth, passage.job?.outJobId, passage.applyTap !== undefined, passage.delivered !== undefined])).toEqual([[0, 'J-1001', true, true], [1, 'J-1002', true, true]]);
  });

  it('know the second job by its title where the page keeps the id to itself', () => {
    const bare = alter(run, 'alipay-returning-user', (events) => events.map((each) => (each.kind === 'screen' && each.page ? { ...each, page: { path: each.page.path, query: {} } } : each)));
    expect(journey('alipay-returning-user', bare).passages[1]?.job?.outJobId).toBe('J-1002');
  });

  it('know the second job by its page even where a login page came first', () => {
    const walled = alter(run, 'alipay-returning-user', (events) => events.flatMap((each) => (each.kind === 'screen' && each.moment === 'jd-again'
      ? [{ ...each, id: `${each.id}-login`, page: { path: 'pages/login/login', query: {} }, tree: [] }, each] : [each])));
    expect(journey('alipay-returning-user', walled).passages[1]?.job?.outJobId).toBe('J-1002');
  });

  it('lift probes out of the passage, and tell those of the JD page from those of the result page', () => {
    const probing = journey('alipay-jd-probe');
    expect(probing.probes.map((probe) => [probe.on, probe.tap.text, probe.events.length])).toEqual([['jd', '15-20K', 1], ['delivered', '请留意支付宝消息', 1]]);
    expect(probing.passages[0]?.jd.some((each) => each.kind === 'screen' && each.moment === 'after-probe')).toBe(false);
  });

  it('keep a JD page opened again between probes in one passage', () => {
    const reopened = alter(run, 'alipay-jd-probe', (events) => events.flatMap((each) => (each.kind === 'screen' && each.moment === 'after-probe' ? [each, { ...each, moment: 'jd-again' as const, id: `${each.id}-again` }] : [each])));
    expect(journey('alipay-jd-probe', reopened).passages).toHaveLength(1);
  });

  it('begin the own link’s JD page where the job was opened, not at the own home', () => {
    const [passage] = journey('self-first-apply').passages;
    expect(passage?.before.map((each) => each.kind)).toEqual(['tap', 'screen']);
    expect(passage?.jd[0]).toMatchObject({ kind: 'tap', purpose: 'open-job' });
  });

  it('read events in order of seq, however they come', () => {
    const shuffled = { ...run, journeys: run.journeys.map((each) => ({ ...each, events: [...each.events].reverse() })) };
    expect(journey('alipay-returning-user', shuffled).passages.map((passage) => passage.jd.length)).toEqual(journey('alipay-returning-user').passages.map((passage) => passage.jd.length));
  });
});
