import { describe, expect, it } from 'vitest';
import { alter, conformingRun, judge } from '../evidence-for-tests.js';
import { gigApp, neverDelivered, withoutSheet } from './apply-checks.fixture.js';
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
});
