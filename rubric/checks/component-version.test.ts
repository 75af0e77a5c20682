import { describe, expect, it } from 'vitest';
import type { Evidence, EventOf } from '../../evidence/contract.js';
import { alter, conformingRun, jobSync, judge } from '../evidence-for-tests.js';
import { gigApp } from './apply-checks.fixture.js';
import { componentVersion } from './component-version.js';

const run = conformingRun();
type Order = NonNullable<EventOf<'sheet'>['order']>;
const order = (change: Partial<Order>): Evidence => alter(run, 'alipay-resume-complete', (events) => events.map((each) => (each.kind === 'sheet' && each.order ? { ...each, order: { ...each.order, ...change } } : each)));

describe('component-version', () => {
  it('passes the handbook’s parameters', () => {
    expect(judge(componentVersion, run, 'run').outcome).toBe('pass');
  });

  it.each<[Partial<Order>, string]>([
    [{ categoryId: 'credit_pay_after_use' }, '参数不对：category_id=credit_pay_after_use'], [{ productCode: 'CREDIT_PAY_AFTER_USE' }, '参数不对：product_code=CREDIT_PAY_AFTER_USE'],
    [{ sourceFrom: 'OTHER' }, '参数不对：sourceFrom=OTHER'], [{ moduleScene: 'OLD' }, '参数不对：moduleScene=OLD'], [{ onceToken: '' }, '参数不对：onceToken=（空）'], [{ signature: 'invalid' }, '参数不对：订单串验签 invalid'],
    [{ onceToken: 'T-alipay-resume-incomplete' }, '同一个 onceToken 用了 2 次'],
  ])('fails %j', (change, observed) => {
    expect(judge(componentVersion, order(change), 'run').observed).toEqual([observed]);
  });

  it('fails a call of the old component', () => {
    const old = { ...run, world: [...run.world, { ...jobSync(9), kind: 'gateway' as const, method: 'zhima.customer.jobworth.info.query' } as EventOf<'gateway'>] }; // a copy of a gateway call
    expect(judge(componentVersion, old, 'run').observed).toEqual(['调用了老版本组件的接口 zhima.customer.jobworth.info.query']);
  });

  it('notes EMPLOYMENT, which the sample has and its footnote has not', () => {
    expect(judge(componentVersion, order({ moduleScene: 'EMPLOYMENT' }), 'run')).toMatchObject({ outcome: 'pass', notes: [expect.stringContaining('moduleScene=EMPLOYMENT：')] });
  });

  it('takes several modules, and asks for a person about an unnamed one', () => {
    expect(judge(componentVersion, order({ requireModules: 'BASIC_INFO,EDUCATION_DEGREE' }), 'run').outcome).toBe('pass');
    expect(judge(componentVersion, order({ requireModules: 'BASIC_INFO,HOBBY' }), 'run')).toMatchObject({ outcome: 'cannotTell', needsReview: true });
  });

  it('does not apply to a real-name app that never opens the sheet, and cannot tell for another', () => {
    const bare = (evidence: Evidence): Evidence => evidence.journeys.reduce((now, { header }) => alter(now, header.journey, (events) => events.filter((each) => each.kind !== 'sheet')), evidence);
    expect(judge(componentVersion, bare(conformingRun({ app: gigApp })), 'run').outcome).toBe('notApplicable');
    expect(judge(componentVersion, bare(run), 'run').outcome).toBe('cannotTell');
  });

  it.each<[{ [name in keyof Order]?: undefined }, string]>([
    [{ categoryId: undefined }, '参数不对：category_id=（空）'], [{ moduleScene: undefined }, '参数不对：moduleScene=（空）'], [{ onceToken: undefined }, '参数不对：onceToken=（空）'],
  ])('fails an order without %j', (gone, observed) => {
    expect(judge(componentVersion, order(gone as never), 'run').observed).toEqual([observed]); // a field that is undefined reads as one that is not there
  });

  it('names each call of the old component once', () => {
    const call = (nth: number, method: string): EventOf<'gateway'> => ({ ...jobSync(nth), method } as EventOf<'gateway'>); // a copy of a gateway call
    const old = ['zhima.customer.jobworth.scene.use', 'zhima.customer.jobworth.info.query', 'zhima.customer.jobworth.scene.use'].map((method, nth) => call(50 + nth, method));
    expect(judge(componentVersion, { ...run, world: [...run.world, ...old] }, 'run').observed).toEqual(['调用了老版本组件的接口 zhima.customer.jobworth.scene.use、zhima.customer.jobworth.info.query']);
  });

  it('names every module it does not know, and none where none is asked for', () => {
    expect(judge(componentVersion, order({ requireModules: undefined } as never), 'run').outcome).toBe('pass'); // as above
    expect(judge(componentVersion, order({ requireModules: ' BASIC_INFO, HOBBY；;PETS|EMAIL' }), 'run').observed).toEqual(['requireModules 里有手册没有列出的 HOBBY；、PETS']);
  });
});
