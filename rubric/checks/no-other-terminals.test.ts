import { describe, expect, it } from 'vitest';
import { addNodes, changeScreens, conformingRun, event, judge, text } from '../evidence-for-tests.js';
import { afterApplyTap, neverDelivered } from './apply-checks.fixture.js';
import { noOtherTerminals } from './no-other-terminals.js';

const run = conformingRun();

describe('no-other-terminals', () => {
  it('passes where nothing leads out', () => {
    expect(judge(noOtherTerminals, run, 'run').outcome).toBe('pass');
  });

  it.each([['own-home', 'self'], ['after-delivery', 'alipay'], ['jd-again', 'alipay-returning-user']] as const)('reads %s as well', (moment, where) => {
    expect(judge(noOtherTerminals, addNodes(run, where, [moment], [text('关注公众号不迷路，扫码进群')]), 'run').outcome).toBe('fail');
  });

  it.each(['关注微信公众号「禾岸招聘」领取新人礼包', '关注公众号：禾岸招聘', '关注我们的公众号'])('takes %s for an invitation', (words) => {
    expect(judge(noOtherTerminals, addNodes(run, 'self', ['own-home'], [text(words)]), 'run').outcome).toBe('fail');
  });

  it.each(['关注公众号数据，优化选题', '负责微信公众号运营，持续关注行业公众号动态'])('takes %s for a duty', (words) => {
    expect(judge(noOtherTerminals, addNodes(run, 'alipay', ['jd-end'], [text(words)]), 'run').outcome).toBe('pass');
  });

  it('fails on a code, a dialog, the clipboard and an exit', () => {
    expect(judge(noOtherTerminals, changeScreens(run, 'alipay', ['after-delivery'], (screen) => ({ ...screen, codes: ['https://weixin.qq.com/x'] })), 'run').outcome).toBe('fail');
    for (const added of [
      event('dialog', 0, { dialog: 'alert', phase: 'shown', text: '请添加HR微信 hr-2088' }), event('jsapi', 0, { name: 'setClipboard', params: { text: '微信：hr_2088' }, outcome: 'success' }), event('exit', 0, { via: 'openURL', to: 'outside', target: 'weixin://' }),
    ]) expect(judge(noOtherTerminals, afterApplyTap(run, 'alipay-resume-complete', added), 'run').outcome).toBe('fail');
  });

  const after = (added: ReturnType<typeof event>): ReturnType<typeof judge> => judge(noOtherTerminals, afterApplyTap(run, 'alipay-resume-complete', added), 'run');
  it('reads each button of a dialog by itself, names where an exit led, and lets an address be copied', () => {
    expect(after(event('dialog', 0, { dialog: 'confirm', phase: 'shown', text: '提示', buttons: ['打开 APP', 'later'] })).observed).toEqual(['出现确认框「提示」']);
    expect(after(event('exit', 0, { via: 'openURL', to: 'outside' })).observed).toEqual(['离开支付宝去了 openURL']);
    expect([after(event('jsapi', 0, { name: 'setClipboard', params: { text: '西溪路556号' }, outcome: 'success' })).outcome, after(event('jsapi', 0, { name: 'request', params: { text: 'kefu_2088' }, outcome: 'success' })).outcome]).toEqual(['pass', 'pass']);
  });

  it('warns of a telephone call', () => {
    expect(after(event('jsapi', 0, { name: 'my.makePhoneCallback', params: {}, outcome: 'success' })).warnings).toEqual([]);
    expect(judge(noOtherTerminals, afterApplyTap(run, 'alipay-resume-complete', event('jsapi', 0, { name: 'my.makePhoneCall', params: {}, outcome: 'success' })), 'run')).toMatchObject({ outcome: 'pass', warnings: ['引导用户打电话'] });
  });

  it('cannot tell where the result page was never seen', () => {
    expect(judge(noOtherTerminals, neverDelivered(run, 'alipay-resume-complete'), 'run').outcome).toBe('cannotTell');
  });
});
