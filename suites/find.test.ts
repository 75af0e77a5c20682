import { describe, expect, it } from 'vitest';
import { findApply, findInputs, findLogin, findReturn, probeTargets, showsSuccess, textOf } from './find.js';
import type { ScreenNode } from '../evidence/contract.js';

let count = 0;
const node = (text: string, more: Partial<ScreenNode> = {}): ScreenNode => ({
  i: count++, parent: -1, text, role: 'group', tag: 'view', box: { x: 10, y: 780, w: 300, h: 44 }, tappable: true, onTop: true, inView: true, disabled: false,
  opacity: 1, color: '#fff', background: '#1677ff', fontSize: 16, zone: 'mini', ...more,
});
const screen = (...nodes: ScreenNode[]): ScreenNode[] => nodes.map((one, i) => ({ ...one, i }));

describe('finding things on a stranger\'s screen', () => {
  it.each(['立即投递', '投递简历', '申请职位', '立即报名', '聊一聊', '和TA聊聊', 'Apply now', '一键投递'])('takes "%s" for the apply button', (text) => {
    expect(findApply(screen(node('高级文员', { tappable: false }), node(text)))?.node.text).toBe(text);
  });

  it.each(['投递记录', '我的投递', '取消投递', '已投递'])('does not take "%s" for the apply button', (text) => {
    expect(findApply(screen(node(text, { box: { x: 0, y: 100, w: 200, h: 40 } })))).toBeUndefined();
  });

  it('finds the words of a button in its children', () => {
    const tree = screen(node(''), node('立即投递', { parent: 0, tappable: false }));
    expect(findApply(tree)?.node.i).toBe(0);
    expect(textOf(tree, tree[0] as ScreenNode)).toBe('立即投递');
  });

  it('prefers the surer word over the earlier place', () => {
    expect(findApply(screen(node('聊一聊'), node('立即投递')))?.node.text).toBe('立即投递');
  });

  it('falls back to the widest wordless button at the foot of the page', () => {
    const found = findApply(screen(node('', { box: { x: 0, y: 100, w: 390, h: 40 } }), node('', { box: { x: 20, y: 790, w: 350, h: 44 } })));
    expect(found?.foundBy).toBe('position:foot-of-page');
  });

  it('never takes what Alipay draws for the app\'s own', () => {
    expect(findApply(screen(node('立即投递', { zone: 'shell' })))).toBeUndefined();
  });

  it('prefers the button that names 支付宝就业 as the way back', () => {
    expect(findReturn(screen(node('完成'), node('返回支付宝就业')))?.node.text).toBe('返回支付宝就业');
  });

  it('knows a one-tap login by its open-type', () => {
    expect(findLogin(screen(node('下一步', { hints: { openType: 'getAuthorize', scope: 'phoneNumber' } })))?.foundBy).toBe('open-type:getAuthorize');
  });

  it.each(['投递成功', '报名成功!', '您已投递该职位', 'Application sent'])('reads "%s" as success', (text) => {
    expect(showsSuccess(screen(node(text)))).toBe(true);
  });

  it('does not read a sentence of the JD as success', () => {
    expect(showsSuccess(screen(node('岗位职责:跟进客户的订单,负责合同的签订与归档,完成部门交办的其他事项')))).toBe(false);
  });

  it('counts inputs of the app only', () => {
    expect(findInputs(screen(node('请输入手机号', { role: 'input' }), node('搜索', { role: 'input', zone: 'shell' })))).toHaveLength(1);
  });

  it('probes the innermost tappables, each once', () => {
    const tree = screen(node('卡片'), node('收藏', { parent: 0, box: { x: 300, y: 10, w: 40, h: 40 } }), node('不可点', { tappable: false }));
    expect(probeTargets(tree).map(({ text }) => text)).toEqual(['收藏']);
  });

  it('probes what listens itself where the tree tells', () => {
    const tree = screen(node('', { listens: true, box: { x: 0, y: 0, w: 390, h: 800 } }), node('岗位职责', { parent: 0 }), node('收藏', { parent: 0, listens: true }));
    expect(probeTargets(tree).map(({ text }) => text)).toEqual(['收藏']);
  });
});
