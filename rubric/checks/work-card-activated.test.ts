import { describe, expect, it } from 'vitest';
import type { Evidence, JourneyId } from '../../evidence/contract.js';
import { alter, conformingRun, event, judge } from '../evidence-for-tests.js';
import { afterApplyTap, gigApp, neverDelivered, withoutSheet } from './apply-checks.fixture.js';
import { workCardActivated } from './work-card-activated.js';

const run = conformingRun();

describe('work-card-activated', () => {
  it('passes where new users activate the card in the sheet', () => {
    expect(judge(workCardActivated, run)).toMatchObject({ outcome: 'pass', facts: expect.arrayContaining(['2 位新用户在半屏里开通了芝麻工作证']) });
  });

  it('passes in real-name mode where the user agreed', () => {
    expect(judge(workCardActivated, conformingRun({ app: gigApp })).outcome).toBe('pass');
  });

  it('fails where an application goes through without activation', () => {
    expect(judge(workCardActivated, withoutSheet(run, 'alipay-resume-incomplete')).observed).toEqual(['用户没有开通芝麻工作证，投递却成功了']);
  });

  it('cannot tell where nobody was new', () => {
    const known = (['alipay-resume-incomplete', 'alipay-resume-complete'] as const).reduce((now, id) => alter(now, id, (events) => events.map((each) => (each.kind === 'sheet' ? { ...each, firstTime: false } : each))), run);
    expect(judge(workCardActivated, known)).toMatchObject({ outcome: 'cannotTell', observed: ['这次运行里没有一位用户是首次开通'] });
  });

  it('cannot tell where nothing was delivered', () => {
    expect(judge(workCardActivated, neverDelivered(run, 'alipay-resume-incomplete')).outcome).toBe('cannotTell');
  });

  const known = (evidence: Evidence, id: JourneyId): Evidence => alter(evidence, id, (events) => events.map((each) => (each.kind === 'sheet' ? { ...each, firstTime: false } : each)));
  it('is content with one new user of two, and doubts where neither was, one of them cut off', () => {
    expect(judge(workCardActivated, known(run, 'alipay-resume-complete'))).toMatchObject({ outcome: 'pass', facts: expect.arrayContaining(['1 位新用户在半屏里开通了芝麻工作证']) });
    const neither = known(known(neverDelivered(run, 'alipay-resume-incomplete'), 'alipay-resume-incomplete'), 'alipay-resume-complete');
    expect(judge(workCardActivated, neither).observed).toContain('这次运行里没有一位用户是首次开通');
  });

  it('fails where the sheet refused, with its reason or without', () => {
    const refused = (reason: string | undefined): string[] => judge(workCardActivated, afterApplyTap(withoutSheet(run, 'alipay-resume-complete'), 'alipay-resume-complete', event('sheet', 0, { sheet: 'smart-resume', phase: 'refused', ...(reason === undefined ? {} : { reason }) }))).observed;
    expect([refused('参数缺失'), refused(undefined)]).toEqual([['芝麻工作证没有打开：参数缺失'], ['芝麻工作证没有打开：订单串不被接受']]);
  });
});
