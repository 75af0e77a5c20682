import { describe, expect, it } from 'vitest';
import { addNodes, button, conformingRun, event, judge, text } from '../evidence-for-tests.js';
import type { Node } from '../evidence-for-tests.js';
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

  it('reads the label of a tick in the app’s own half-sheet over a listening mask', () => {
    const whole = { x: 0, y: 88, w: 390, h: 756 };
    const way = (label: number, words: string, y: number): Node[] => [
      { parent: 1, role: 'group', tag: 'label', tappable: true, box: { x: 18, y, w: 352, h: 50 } },
      { parent: label, role: 'checkbox', tag: 'radio', tappable: true, box: { x: 18, y: y + 15, w: 20, h: 20 } },
      text(words, { parent: label, tag: 'text', tappable: true, box: { x: 47, y: y + 14, w: 180, h: 22 } }),
    ];
    const sheet: Node[] = [
      { role: 'group', tappable: true, box: whole }, { parent: 0, role: 'group', tappable: true, box: { x: 0, y: 600, w: 390, h: 244 } },
      ...way(2, '芝麻工作证投递（免填写）', 660), ...way(5, '填写在线简历', 720), button('确认投递', { parent: 1, box: { x: 18, y: 780, w: 352, h: 47 } }),
    ];
    for (const listens of [undefined, true] as const) {
      const nodes = listens ? sheet.map((node) => (node.role === 'text' ? node : { ...node, listens })) : sheet;
      const choice = afterApplyTap(run, 'alipay-resume-complete', miniScreen('after-apply-tap', nodes));
      expect(judge(workCardOnlyWay, choice).observed).toEqual(['可以不用芝麻工作证：页面上有「填写在线简历」']);
    }
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
