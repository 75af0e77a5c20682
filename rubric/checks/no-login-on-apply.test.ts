import { describe, expect, it } from 'vitest';
import type { EvidenceEvent } from '../../evidence/contract.js';
import { alter, conformingRun, event, input, insertAfter, judge, tree, viewport, jdPage } from '../evidence-for-tests.js';
import { noLoginOnApply } from './no-login-on-apply.js';

const run = conformingRun();
const tapped = (each: EvidenceEvent): boolean => each.kind === 'tap' && each.purpose === 'apply';
const after = (...added: EvidenceEvent[]): ReturnType<typeof alter> => alter(run, 'alipay-resume-complete', (events) => insertAfter(events, tapped, ...added));

describe('no-login-on-apply', () => {
  it('passes where the apply tap leads into the work card', () => {
    expect(judge(noLoginOnApply, run).outcome).toBe('pass');
  });

  it('fails on a phone authorisation after the tap', () => {
    expect(judge(noLoginOnApply, after(event('dialog', 0, { dialog: 'phone', phase: 'shown', text: '获取手机号' })))).toMatchObject({ outcome: 'fail', observed: ['出现手机号授权弹窗「获取手机号」'] });
  });

  it('fails on a login form after the tap', () => {
    const form = event('screen', 0, {
      id: 'x', moment: 'after-apply-tap', file: null, surface: 'mini-program', page: jdPage('J-1001'), title: '登录', viewport, scroll: { top: 0, height: 844, atEnd: true }, settled: true,
      tree: tree([input('请输入手机号'), input('短信验证码')]), codes: [],
    });
    expect(judge(noLoginOnApply, after(form)).outcome).toBe('fail');
  });

  it('lets 应聘状态回传 be asked there', () => {
    expect(judge(noLoginOnApply, after(event('dialog', 0, { dialog: 'consent', phase: 'shown', text: '', scopes: ['yingpin'] }))).outcome).toBe('pass');
  });

  it('leaves a question for the place to RED.extra-dialogs', () => {
    expect(judge(noLoginOnApply, after(event('dialog', 0, { dialog: 'location', phase: 'shown', text: '获取你的位置信息' }))).outcome).toBe('pass');
    expect(judge(noLoginOnApply, after(event('dialog', 0, { dialog: 'consent', phase: 'shown', text: '', scopes: ['scope.location'] }))).outcome).toBe('pass');
  });

  it('lets a 灵工 app in real-name mode ask for the merged real-name consent', () => {
    const gig = conformingRun({ app: { name: '灵工', appId: '1', subject: 'gig', resumeMode: 'real-name' } });
    expect(judge(noLoginOnApply, gig).outcome).toBe('pass');
  });

  it('cannot tell where the way to success was not seen', () => {
    const lost = alter(run, 'alipay-resume-complete', (events) => events.filter((each) => !(each.kind === 'screen' && each.moment === 'after-delivery')));
    expect(judge(noLoginOnApply, lost)).toMatchObject({ outcome: 'cannotTell', observed: ['点击投递后没有走到投递成功'] });
  });

  it('cannot tell where no apply button was found', () => {
    const none = alter(run, 'alipay-resume-complete', (events) => [...events.slice(0, events.findIndex(tapped)), event('notFound', 0, { sought: 'apply-button', tried: ['text', 'position'] })]);
    expect(judge(noLoginOnApply, none)).toMatchObject({ outcome: 'cannotTell', observed: ['没有找到投递按钮（试过：text、position）'] });
  });
});
