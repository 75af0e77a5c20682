import { describe, expect, it } from 'vitest';
import { conformingRun, event, judge, order, without, withJourney } from '../evidence-for-tests.js';
import { afterApplyTap, gigApp, isApplyTap, neverDelivered, withoutSheet } from './apply-checks.fixture.js';
import { workCardOffered } from './work-card-offered.js';

const run = conformingRun();

describe('work-card-offered', () => {
  it('passes where the apply tap opens the sheet, on both links', () => {
    expect([judge(workCardOffered, run).outcome, judge(workCardOffered, run, 'self').outcome]).toEqual(['pass', 'pass']);
  });

  it('fails where success comes without the sheet', () => {
    expect(judge(workCardOffered, withoutSheet(run, 'alipay-resume-complete'))).toMatchObject({ outcome: 'fail', observed: ['点击「立即投递」后没有唤起芝麻工作证就投递成功了'] });
  });

  it('fails where the sheet refuses the order string, and says why', () => {
    const refused = afterApplyTap(neverDelivered(withoutSheet(run, 'alipay-resume-complete'), 'alipay-resume-complete'), 'alipay-resume-complete', event('sheet', 0, { sheet: 'smart-resume', phase: 'refused', reason: '订单串验签失败', order: order('T') }));
    expect(judge(workCardOffered, refused).observed).toEqual(['芝麻工作证没有打开：订单串验签失败']);
  });

  it('asks for a person where the tap led nowhere', () => {
    expect(judge(workCardOffered, neverDelivered(withoutSheet(run, 'alipay-resume-complete'), 'alipay-resume-complete'))).toMatchObject({ outcome: 'fail', needsReview: true });
  });

  it('takes the real-name consent for the card in real-name mode', () => {
    const gig = conformingRun({ app: gigApp });
    expect(judge(workCardOffered, gig)).toMatchObject({ outcome: 'pass', facts: expect.arrayContaining(['1 次点击投递，1 次唤起支付宝实名授权']) });
  });

  it('cannot tell where the way to success was not seen', () => {
    expect(judge(workCardOffered, neverDelivered(run, 'alipay-resume-complete')).outcome).toBe('cannotTell');
  });

  it('does not run without a first application', () => {
    expect(judge(workCardOffered, without(run, 'alipay-resume-incomplete')).outcome).toBe('notRun');
  });

  it('says that the order was not accepted where no reason is known', () => {
    const refused = afterApplyTap(withoutSheet(run, 'alipay-resume-complete'), 'alipay-resume-complete', event('sheet', 0, { sheet: 'smart-resume', phase: 'refused' }));
    expect(judge(workCardOffered, refused).observed).toEqual(['芝麻工作证没有打开：订单串不被接受']);
  });

  it('blames nobody where the journey broke off right after the tap', () => {
    const broken = withJourney(run, 'alipay-resume-complete', (journey) => ({ ...journey, events: journey.events.slice(0, journey.events.findIndex(isApplyTap) + 1), end: { status: 'failed', events: 1, durationMs: 1, reason: '断开' } }));
    expect(judge(workCardOffered, broken)).toMatchObject({ outcome: 'cannotTell', observed: ['点击投递后没有走到投递成功'] });
  });
});
