import { describe, expect, it } from 'vitest';
import type { Evidence, EvidenceEvent } from '../../evidence/contract.js';
import { alter, changeScreens, conformingRun, judge, tree, withJourney } from '../evidence-for-tests.js';
import { gigApp } from './apply-checks.fixture.js';
import { chainComplete } from './chain-complete.js';

const run = conformingRun();
const both = (change: (evidence: Evidence, id: 'alipay-resume-incomplete' | 'alipay-resume-complete') => Evidence): Evidence => change(change(run, 'alipay-resume-incomplete'), 'alipay-resume-complete');
const drop = (fits: (each: EvidenceEvent) => boolean): Evidence => both((evidence, id) => alter(evidence, id, (events) => events.filter((each) => !fits(each))));
const steps = (evidence: Evidence): string[] => judge(chainComplete, evidence).observed.map((observed) => /第 (.) 步/.exec(observed)?.[1] ?? observed);

describe('chain-complete', () => {
  it('passes where one journey shows ①–⑥ on a new account', () => {
    expect(judge(chainComplete, run)).toMatchObject({ outcome: 'pass', facts: ['2 段首次投递的旅程，2 段走完①–⑥，账号都是新的'] });
  });

  it('is content with one complete journey of two', () => {
    expect(judge(chainComplete, alter(run, 'alipay-resume-complete', (events) => events.filter((each) => !(each.kind === 'screen' && each.moment === 'records')))).outcome).toBe('pass');
  });

  it('passes a 灵工 app whose merged consent is ② and ③', () => {
    expect(judge(chainComplete, conformingRun({ app: gigApp })).outcome).toBe('pass');
  });

  it.each<[string, Evidence, string[]]>([
    ['the job list was not seen', drop((each) => each.kind === 'screen' && each.moment === 'alipay-home'), ['①']],
    ['no authorisation came', drop((each) => each.kind === 'sheet'), ['②', '③']],
    ['nothing led back', drop((each) => each.kind === 'tap' && each.purpose === 'return'), ['④', '⑤']],
    ['the way back ended elsewhere', drop((each) => each.kind === 'exit'), ['⑤']],
    ['the record was not listed', both((evidence, id) => changeScreens(evidence, id, ['records'], (screen) => ({ ...screen, tree: tree([{ text: '暂无投递记录', zone: 'shell' }]) }))), ['⑥']],
  ])('fails where %s', (_what, evidence, missing) => {
    expect(steps(evidence)).toEqual(missing);
  });

  it('cannot tell on an account with a past', () => {
    const used = withJourney(run, 'alipay-resume-complete', (journey) => ({ ...journey, header: { ...journey.header, account: { journalEntries: 3, agreements: 1, applications: 0, consents: [] } } }));
    expect(judge(chainComplete, used)).toMatchObject({ outcome: 'cannotTell', observed: ['旅程开始时，这个账号已有授权、投递或调用记录'] });
  });

  it('cannot tell where the journeys were cut short', () => {
    const cut = both((evidence, id) => withJourney(evidence, id, (journey) => ({ ...journey, end: undefined, events: journey.events.slice(0, 6) })));
    expect(judge(chainComplete, cut).outcome).toBe('cannotTell');
  });

  it.each<[string, ReturnType<typeof tree>, string[]]>([
    ['in two parts', tree([{ text: '高级', zone: 'shell' }, { text: '前端工程师', zone: 'shell' }]), []], ['after another', tree([{ text: '门店咖啡师', zone: 'shell' }, { text: '高级前端工程师', zone: 'shell' }]), []],
  ])('finds the record listed %s', (_what, listed, missing) => {
    expect(steps(both((evidence, id) => changeScreens(evidence, id, ['records'], (screen) => ({ ...screen, tree: listed }))))).toEqual(missing);
  });

  it('does not take a page of the app for 支付宝就业', () => {
    expect(steps(both((evidence, id) => changeScreens(evidence, id, ['after-return'], (screen) => ({ ...screen, surface: 'mini-program' }))))).toEqual(['⑤']);
    const twice = both((evidence, id) => alter(evidence, id, (events) => events.flatMap((each) => (each.kind === 'screen' && each.moment === 'after-return' ? [{ ...each, surface: 'mini-program' as const }, each] : [each]))));
    expect(steps(twice)).toEqual([]);
  });
});
