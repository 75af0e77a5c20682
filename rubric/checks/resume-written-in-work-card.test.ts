import { describe, expect, it } from 'vitest';
import { alter, conformingRun, judge, withJourney } from '../evidence-for-tests.js';
import { gigApp, neverDelivered, withoutSheet } from './apply-checks.fixture.js';
import { resumeWrittenInWorkCard } from './resume-written-in-work-card.js';

const run = conformingRun();

describe('resume-written-in-work-card', () => {
  it('passes where the user without a résumé fills it in the sheet', () => {
    expect(judge(resumeWrittenInWorkCard, run)).toMatchObject({ outcome: 'pass', facts: expect.arrayContaining(['简历不全的用户在半屏里补全了 BASIC_INFO']) });
  });

  it('asks nothing of a user whose résumé is complete', () => {
    expect(judge(resumeWrittenInWorkCard, withoutSheet(run, 'alipay-resume-complete')).outcome).toBe('pass');
  });

  it('passes in real-name mode, where nobody writes a résumé', () => {
    expect(judge(resumeWrittenInWorkCard, conformingRun({ app: gigApp }))).toMatchObject({ outcome: 'pass', facts: expect.arrayContaining(['实名模式不需要简历：实名授权后直接报名']) });
  });

  it('fails where an empty résumé is delivered', () => {
    const empty = alter(run, 'alipay-resume-incomplete', (events) => events.filter((each) => !(each.kind === 'sheet' && each.phase === 'filled')));
    expect(judge(resumeWrittenInWorkCard, empty).observed).toEqual(['半屏没有要求补全任何简历模块，简历空着也投递成功了']);
  });

  it('fails where the sheet never came', () => {
    expect(judge(resumeWrittenInWorkCard, withoutSheet(run, 'alipay-resume-incomplete')).observed).toEqual(['没有经过芝麻工作证就投递成功了']);
  });

  it('cannot tell where the application was not delivered', () => {
    expect(judge(resumeWrittenInWorkCard, neverDelivered(run, 'alipay-resume-incomplete')).outcome).toBe('cannotTell');
  });

  it('names the modules in order, each once', () => {
    const filled = alter(run, 'alipay-resume-incomplete', (events) => events.map((each) => (each.kind === 'sheet' && each.phase === 'filled' ? { ...each, modules: ['PHONE', 'EMAIL', 'PHONE'] } : each)));
    expect(judge(resumeWrittenInWorkCard, filled).facts).toContain('简历不全的用户在半屏里补全了 EMAIL、PHONE');
  });

  it('judges the authorisation in real-name mode, whatever résumé the user has', () => {
    const complete = withJourney(conformingRun({ app: gigApp }), 'gig-real-name', (journey) => ({ ...journey, header: { ...journey.header, user: { ...journey.header.user, resume: 'complete' } } }));
    expect(judge(resumeWrittenInWorkCard, complete).outcome).toBe('pass');
  });
});
