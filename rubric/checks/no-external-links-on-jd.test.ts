import { describe, expect, it } from 'vitest';
import type { EvidenceEvent } from '../../evidence/contract.js';
import { addNodes, alter, changeScreens, conformingRun, event, insertAfter, judge, text, tree } from '../evidence-for-tests.js';
import { noExternalLinksOnJd } from './no-external-links-on-jd.js';

const run = conformingRun();
const probed = (each: EvidenceEvent): boolean => each.kind === 'tap' && each.purpose === 'probe';
const afterProbe = (...added: EvidenceEvent[]): ReturnType<typeof alter> => alter(run, 'alipay-jd-probe', (events) => insertAfter(events, probed, ...added));

describe('no-external-links-on-jd', () => {
  it('passes where nothing leads out, though the duties are about WeChat and Node.js', () => {
    expect(judge(noExternalLinksOnJd, addNodes(run, 'alipay', ['jd-end'], [text('负责微信公众号与小程序运营'), text('熟悉 Node.js、ASP.NET、Vue'), text('简历附作品集优先 hr@example.com')])).outcome).toBe('pass');
  });

  it.each([
    '添加HR微信：hr_abc123', '加微信了解详情', '扫码关注公众号', '请关注我们的公众号', '微信号: kefu_88', '下载我们的APP投递', '扫描下方二维码进群', '详情见 https://example.com/job', 'www.example.com',
    '手机号微信同号', '到官网投递', '进群领福利', 'Add us on WeChat', '复制微信号',
  ])('fails on the text "%s"', (words) => {
    expect(judge(noExternalLinksOnJd, addNodes(run, 'alipay-resume-complete', ['jd-end'], [text(words)])).outcome).toBe('fail');
  });

  it('fails on an invitation drawn in an image, and asks a person to look', () => {
    const poster = addNodes(run, 'alipay-resume-complete', ['jd-end'], [{ text: '', role: 'image', tag: 'image', drawn: ['岗位咨询', '加微信 hean2026 了解面试安排'] }]);
    expect(judge(noExternalLinksOnJd, poster)).toMatchObject({ outcome: 'fail', observed: ['图片里的文字「加微信 hean2026 了解面试安排」引导到支付宝以外'], needsReview: true });
  });

  it('fails on a QR code in an image', () => {
    const coded = changeScreens(run, 'alipay-resume-complete', ['jd-end'], (screen) => ({ ...screen, codes: ['https://u.wechat.com/abc'] }));
    expect(judge(noExternalLinksOnJd, coded)).toMatchObject({ outcome: 'fail', observed: ['画面上有二维码，内容为「https://u.wechat.com/abc」'] });
  });

  it.each([
    ['leaves for a web page', event('exit', 0, { via: 'openURL', to: 'url', target: 'https://example.com' })],
    ['opens another mini program', event('jsapi', 0, { name: 'navigateToMiniProgram', params: { appId: '2021001' }, outcome: 'success' })],
    ['copies a WeChat id', event('jsapi', 0, { name: 'setClipboard', params: { text: 'kefu_2088' }, outcome: 'success' })],
    ['says to scan a code', event('dialog', 0, { dialog: 'alert', phase: 'shown', text: '扫码添加顾问微信' })],
  ])('fails where a tap %s', (_what, added) => {
    expect(judge(noExternalLinksOnJd, afterProbe(added)).outcome).toBe('fail');
  });

  it('fails where a tap opens a panel with a code, or a web-view', () => {
    expect(judge(noExternalLinksOnJd, changeScreens(run, 'alipay-jd-probe', ['after-probe'], (screen) => ({ ...screen, codes: ['weixin://abc'] }))).outcome).toBe('fail');
    expect(judge(noExternalLinksOnJd, changeScreens(run, 'alipay-jd-probe', ['after-probe'], (screen) => ({ ...screen, tree: tree([{ role: 'web-view', hints: { src: 'https://example.com' } }]) }))).outcome).toBe('fail');
  });

  it('lets a tap copy the address of the workplace or return to 支付宝就业', () => {
    const copied = event('jsapi', 0, { name: 'setClipboard', params: { text: '浙江省杭州市西湖区西溪路556号' }, outcome: 'success' });
    const home = event('exit', 0, { via: 'navigateBackMiniProgram', to: 'alipay-employment' });
    expect(judge(noExternalLinksOnJd, afterProbe(copied, home)).outcome).toBe('pass');
  });

  it('fails on a navigator to another mini program', () => {
    expect(judge(noExternalLinksOnJd, addNodes(run, 'alipay-resume-complete', ['jd-opened'], [text('更多福利', { hints: { target: 'miniProgram', appId: '2021' } })])).outcome).toBe('fail');
  });

  it('flags a long description for a person', () => {
    const long = '岗位要求：'.padEnd(50, '熟悉业务') + '，有意者请添加微信 hr_lisa 详聊';
    expect(judge(noExternalLinksOnJd, addNodes(run, 'alipay-resume-complete', ['jd-end'], [text(long)]))).toMatchObject({ outcome: 'fail', needsReview: true });
  });

  it('cannot tell where the page was not read to its end', () => {
    expect(judge(noExternalLinksOnJd, changeScreens(run, 'alipay', ['jd-end'], (screen) => ({ ...screen, scroll: { ...screen.scroll, atEnd: false } }))).outcome).toBe('cannotTell');
  });
});
