import { describe, expect, it } from 'vitest';
import { conformingRun, input, judge, text } from '../evidence-for-tests.js';
import { afterApplyTap, miniScreen, neverDelivered } from './apply-checks.fixture.js';
import { resumeOnlyInWorkCard } from './resume-only-in-work-card.js';

const run = conformingRun();
const form = [text('姓名'), text('最高学历'), text('工作经历'), input('请输入姓名')];

describe('resume-only-in-work-card', () => {
  it('passes where the app shows no form of its own', () => {
    expect(judge(resumeOnlyInWorkCard, run).outcome).toBe('pass');
  });

  it('fails on the app’s own form after the apply tap', () => {
    expect(judge(resumeOnlyInWorkCard, afterApplyTap(run, 'alipay-resume-incomplete', miniScreen('after-apply-tap', form))).observed).toEqual(['小程序自己的页面要求填写：姓名、最高学历、工作经历、请输入姓名']);
  });

  it('lets the page name one field, or list fields without inputs', () => {
    expect(judge(resumeOnlyInWorkCard, afterApplyTap(run, 'alipay-resume-incomplete', miniScreen('after-apply-tap', [text('学历'), input('留言')]))).outcome).toBe('pass');
    expect(judge(resumeOnlyInWorkCard, afterApplyTap(run, 'alipay-resume-incomplete', miniScreen('after-apply-tap', [text('学历'), text('年龄')]))).outcome).toBe('pass');
  });

  it('cannot tell where the way to success was not seen', () => {
    expect(judge(resumeOnlyInWorkCard, neverDelivered(run, 'alipay-resume-incomplete')).outcome).toBe('cannotTell');
  });
});
