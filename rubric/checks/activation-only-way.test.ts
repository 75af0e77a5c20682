import { describe, expect, it } from 'vitest';
import { alter, conformingRun, event, findingsOf, judge, pushCall } from '../evidence-for-tests.js';
import { isApplyTap, miniScreen, withoutSheet } from './apply-checks.fixture.js';
import { activationOnlyWay } from './activation-only-way.js';

const run = conformingRun();
const declinedUser = run.journeys.find((journey) => journey.header.journey === 'alipay-consent-declined')?.header.user.userId ?? '';
const declinedPush = pushCall(90_001, { status: '已投递', outJobId: 'J-1001', outApplyId: 'A-x', userId: declinedUser });

describe('activation-only-way', () => {
  it('passes where every first application activated, and a declined one went nowhere', () => {
    expect(judge(activationOnlyWay, run)).toMatchObject({ outcome: 'pass', facts: expect.arrayContaining(['1 次拒绝授权后都没有投递成功']) });
  });

  it('fails where an application goes through without the card', () => {
    expect(judge(activationOnlyWay, withoutSheet(run, 'alipay-resume-complete')).outcome).toBe('fail');
  });

  it('fails where the declined user is shown success', () => {
    expect(judge(activationOnlyWay, alter(run, 'alipay-consent-declined', (events) => [...events, miniScreen('after-delivery', [])])).observed).toEqual(['用户拒绝了授权，仍然投递成功']);
  });

  it('fails where the declined user’s application reaches Alipay after the journey ended', () => {
    expect(judge(activationOnlyWay, { ...run, world: [...run.world, event('gateway', 1, declinedPush)] }).outcome).toBe('fail');
  });

  it('cannot tell where there was nothing to decline', () => {
    const nothing = alter(run, 'alipay-consent-declined', (events) => events.filter((each) => each.kind !== 'sheet'));
    expect(judge(activationOnlyWay, nothing)).toMatchObject({ outcome: 'cannotTell', observed: ['旅程没有遇到可以拒绝的授权'] });
    const noTap = alter(run, 'alipay-consent-declined', (events) => events.filter((each) => !isApplyTap(each)));
    expect(judge(activationOnlyWay, noTap).outcome).toBe('cannotTell');
  });

  it('points at the push that came all the same, or at the page that says so', () => {
    const pushed = { ...run, world: [...run.world, event('gateway', 1, declinedPush)] };
    const shown = alter(run, 'alipay-consent-declined', (events) => [...events, miniScreen('after-delivery', []), miniScreen('after-delivery', [])]);
    const where = [pushed, shown].flatMap((each) => findingsOf(activationOnlyWay, each).map((finding) => finding.where.map(({ journey, seqs, screen }) => [journey, seqs.length, screen])));
    expect(where).toEqual([[['world', 1, undefined]], [['alipay-consent-declined', 1, 'x-after-delivery']]]);
  });

  it.each([
    ['refused by Alipay', { response: { code: '40004', body: {} } }],
    ['of another status', { bizContent: { ...(declinedPush.bizContent as object), apply_status: 'PROCESSING' } }], // an object, as pushCall made it
    ['of another user', { bizContent: { ...(declinedPush.bizContent as object), user_id: '2088000000000002' } }], // as above
  ])('takes no push %s for an application of the user who declined', (_what, over) => {
    expect(judge(activationOnlyWay, { ...run, world: [...run.world, event('gateway', 1, { ...declinedPush, ...over })] }).outcome).toBe('pass');
  });
});
