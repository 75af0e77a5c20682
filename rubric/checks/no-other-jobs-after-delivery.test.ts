import { describe, expect, it } from 'vitest';
import type { EvidenceEvent } from '../../evidence/contract.js';
import { addNodes, alter, button, conformingRun, event, insertAfter, jdPage, judge, text } from '../evidence-for-tests.js';
import { miniScreen, neverDelivered } from './apply-checks.fixture.js';
import { noOtherJobsAfterDelivery } from './no-other-jobs-after-delivery.js';

const run = conformingRun();

describe('no-other-jobs-after-delivery', () => {
  it('passes where the result page speaks of this job only', () => {
    expect(judge(noOtherJobsAfterDelivery, run).outcome).toBe('pass');
  });

  it.each([
    ['another job', text('社区护理员')], ['a heading', text('为你推荐')], ['继续逛逛', button('继续逛逛', { box: { x: 45, y: 500, w: 300, h: 44 } })],
    ['查看更多职位', button('查看更多职位', { box: { x: 45, y: 500, w: 300, h: 44 } })], ['一键投递相似职位', button('一键投递相似职位', { box: { x: 45, y: 500, w: 300, h: 44 } })],
  ])('fails on %s', (_what, node) => {
    expect(judge(noOtherJobsAfterDelivery, addNodes(run, 'alipay-resume-complete', ['after-delivery'], [node])).outcome).toBe('fail');
  });

  it.each(['dialog', 'lost'] as const)('reads what came up after success: a screen at the moment %s', (moment) => {
    const later = alter(run, 'alipay-resume-complete', (events) => insertAfter(events, (each) => each.kind === 'screen' && each.moment === 'after-delivery', miniScreen(moment, [text('社区护理员')])));
    expect(judge(noOtherJobsAfterDelivery, later).observed).toEqual(['页面上出现其他岗位：社区护理员']);
  });

  it.each(['Keep browsing', '查看 更多 职位'])('knows "%s" however it is spaced', (words) => {
    expect(judge(noOtherJobsAfterDelivery, addNodes(run, 'alipay-resume-complete', ['after-delivery'], [button(words, { box: { x: 45, y: 500, w: 300, h: 44 } })])).observed).toEqual([`投递后的页面上有「${words}」`]);
  });

  it('fails where a tap on the result page opens another job', () => {
    const opened = alter(run, 'alipay-jd-probe', (events) => {
      const at = events.findLastIndex((each) => each.kind === 'tap' && each.purpose === 'probe');
      const page: EvidenceEvent = { ...event('page', 0, { action: 'navigateTo', stack: [jdPage('J-1001'), jdPage('J-1002')] }), at: events[at]?.at ?? 0 };
      return [...events.slice(0, at + 1), page, ...events.slice(at + 1)];
    });
    expect(judge(noOtherJobsAfterDelivery, opened).observed).toEqual(['点击「请留意支付宝消息」打开了其他岗位「门店咖啡师」']);
  });

  it('lets a link to the own records stand', () => {
    expect(judge(noOtherJobsAfterDelivery, addNodes(run, 'alipay', ['after-delivery'], [button('查看投递进度', { box: { x: 45, y: 500, w: 300, h: 44 } })])).outcome).toBe('pass');
  });

  it('cannot tell where success was never seen', () => {
    expect(judge(noOtherJobsAfterDelivery, neverDelivered(run, 'alipay-resume-complete')).outcome).toBe('cannotTell');
  });
});
