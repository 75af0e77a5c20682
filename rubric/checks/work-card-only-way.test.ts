import { describe, expect, it } from 'vitest';
import { addNodes, button, conformingRun, event, judge } from '../evidence-for-tests.js';
import { afterApplyTap, miniScreen, neverDelivered } from './apply-checks.fixture.js';
import { workCardOnlyWay } from './work-card-only-way.js';

const run = conformingRun();

describe('work-card-only-way', () => {
  it('passes where nothing but the sheet follows the apply tap', () => {
    expect(judge(workCardOnlyWay, run).outcome).toBe('pass');
  });

  it.each(['手动填写简历', '使用附件简历投递', '其他方式投递', '去填写', '上传简历', '本站简历投递', '暂不使用工作证，直接投递'])('fails where a button offers "%s"', (words) => {
    const choice = afterApplyTap(run, 'alipay-resume-complete', miniScreen('after-apply-tap', [button('使用芝麻工作证'), button(words, { box: { x: 20, y: 600, w: 350, h: 44 } })]));
    expect(judge(workCardOnlyWay, choice).outcome).toBe('fail');
  });

  it('fails where a choice panel offers another way', () => {
    const panel = event('dialog', 0, { dialog: 'actionSheet', phase: 'shown', text: '', buttons: ['芝麻工作证', '在线简历投递'] });
    expect(judge(workCardOnlyWay, afterApplyTap(run, 'alipay-resume-complete', panel)).observed).toEqual(['可以不用芝麻工作证：选择面板里还有别的投递方式（芝麻工作证、在线简历投递）']);
  });

  it('fails where the JD page has a second way beside the apply button', () => {
    expect(judge(workCardOnlyWay, addNodes(run, 'alipay-resume-complete', ['jd-opened'], [button('附件简历投递', { box: { x: 20, y: 660, w: 350, h: 44 } })])).outcome).toBe('fail');
  });

  it('fails where the other way shows after the user declined', () => {
    expect(judge(workCardOnlyWay, addNodes(run, 'alipay-consent-declined', ['after-decline'], [button('填写在线简历', { box: { x: 20, y: 600, w: 350, h: 44 } })])).outcome).toBe('fail');
  });

  it('cannot tell where the way to success was not seen', () => {
    expect(judge(workCardOnlyWay, neverDelivered(run, 'alipay-resume-complete')).outcome).toBe('cannotTell');
  });
});
