import { describe, expect, it } from 'vitest';
import { button, input, text, tree, viewport } from './evidence-for-tests.js';
import { fold } from './fold.js';
import { controls } from './screens.js';
import { serialiseResult } from './serialise.js';
import type { Screen } from './view.js';
import { gradeEvidence } from './index.js';
import { conformingRun } from './evidence-for-tests.js';

const screen = (...nodes: Parameters<typeof tree>[0]): Screen => ({
  kind: 'screen', seq: 0, at: 0, id: 's', moment: 'jd-opened', file: null, surface: 'mini-program', title: '', viewport, scroll: { top: 0, height: 844, atEnd: true }, settled: true, tree: tree(nodes), codes: [],
});

describe('reading a stranger’s screen', () => {
  it('folds width, case, spaces and separators', () => {
    expect(fold(' 高级 前端・工程师（Ｒｅａｃｔ）\u200b ')).toBe('高级前端工程师react');
  });

  it('counts a card and all it holds as one control, an input as another', () => {
    const found = controls(screen({ role: 'group', tappable: true, box: { x: 0, y: 0, w: 390, h: 90 } }, text('标题', { parent: 0, tappable: true }), button('投递'), input('留言'), text('正文')));
    expect(found.map((unit) => unit.text)).toEqual(['标题', '投递', '留言']);
  });

  it('counts on a listening surface what innermost listens itself and has words, buttons always', () => {
    const mask = { role: 'group', tappable: true, listens: true, box: { x: 0, y: 0, w: 390, h: 844 } } as const;
    const panel = { role: 'group', tappable: true, listens: true, parent: 0 } as const;
    const within = (parent: number) => ({ tappable: true, parent });
    expect(controls(screen(mask, text('投递成功', within(0)), text('返回支付宝就业', { ...within(0), listens: true }))).map((unit) => unit.text)).toEqual(['返回支付宝就业']);
    const icon = { role: 'group', tag: 'text', listens: true } as const;
    expect(controls(screen(mask, panel, { ...icon, ...within(1) }, text('投递成功', within(1)), button('返回', within(1)))).map((unit) => unit.text)).toEqual(['返回']);
    expect(controls(screen(mask, panel, text('投递成功', within(1)), button('返回', within(1)), text('看看别的', { ...within(1), listens: true }))).map((unit) => unit.text)).toEqual(['返回', '看看别的']);
  });

  it('writes results with sorted keys', () => {
    const written = serialiseResult(gradeEvidence(conformingRun()));
    expect(Object.keys(JSON.parse(written) as object)).toEqual(Object.keys(JSON.parse(written) as object).sort());
    expect(written.endsWith('}\n')).toBe(true);
  });
});
