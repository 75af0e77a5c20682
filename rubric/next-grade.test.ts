import { describe, expect, it } from 'vitest';
import type { Evidence } from '../evidence/contract.js';
import { addNodes, button, changeScreens, conformingRun, jobSync, text, tree } from './evidence-for-tests.js';
import { gradeEvidence } from './index.js';

const run = conformingRun();
const next = (evidence: Evidence): unknown[] => gradeEvidence(evidence).nextGrade.map(({ link, from, to, mend, redLines }) => [link, from, to, mend.map((cell) => `${cell.row}/${cell.link}`), redLines]);
const secondButton = [button('查看记录', { box: { x: 45, y: 500, w: 300, h: 44 } })];

describe('next grade', () => {
  it('is empty at S', () => {
    expect(next(run)).toEqual([]);
  });

  it('names the one cell that S wants', () => {
    expect(next(addNodes(run, 'alipay', ['after-delivery'], secondButton))).toEqual([['alipay', 'A', 'S', ['AFTER.only-button/alipay'], []], ['overall', 'A', 'S', ['AFTER.only-button/alipay'], []]]);
  });

  it('reaches for the higher letter where both want as little', () => {
    const linked = addNodes(run, 'self', ['jd-end'], [text('www.example.com')]);
    expect(next(linked)[0]).toEqual(['self', 'none', 'S', ['JD.no-external-links/self'], []]);
  });

  it('wants one of the pair 2选1, not both', () => {
    const bare = changeScreens(run, 'alipay', ['after-delivery'], (screen) => ({ ...screen, tree: tree([text('投递成功'), button('返回支付宝就业', { fontSize: 8, box: { x: 45, y: 420, w: 300, h: 44 } }), ...secondButton]) }));
    expect(next(bare)[0]).toEqual(['alipay', 'none', 'S', ['AFTER.only-button/alipay'], []]);
    const two = addNodes(bare, 'alipay', ['after-delivery'], [text('完善在线简历')]);
    expect(next(two)[0]).toEqual(['alipay', 'none', 'A', ['AFTER.obvious-button/alipay'], []]);
  });

  it('lists the red lines beside the cells', () => {
    expect(next({ ...run, world: [jobSync(1, { employer_name: '瑞幸' })] })).toEqual([['overall', 'none', 'S', [], ['RED.employer-name']]]);
  });
});
