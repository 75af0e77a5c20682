import { describe, expect, it } from 'vitest';
import { everyExtra } from '../extras.fixture.js';
import { everyResult } from '../results.fixture.js';
import { renderHtml } from './index.js';

const names = Object.keys(everyResult) as (keyof typeof everyResult)[];

describe('report.html as text', () => {
  it('shows the ledger’s lines beside the verdict that rests on them', () => {
    const result = everyResult.S();
    result.conditions.assumptions = [{ id: 'apply/status', text: '七种状态与 apply_status 的对应没有公开' }];
    const [cell] = result.cells;
    if (cell) cell.checks = [{ id: 'status', outcome: 'pass', assumptions: ['apply/status', 'no/such-line'] }];
    const detail = renderHtml(result).match(/id="cell-alipay-JD.no-login"[^]*?<\/article>/)?.[0] ?? '';
    expect(detail).toContain('这个判定依赖 2 条假设');
    expect(detail).toContain('七种状态与 apply_status 的对应没有公开');
    expect(detail).toContain('账本里没有这一条的说明');
  });

  it('says on its first screen with what it was made and whether it is sealed', () => {
    const body = renderHtml(everyResult.S());
    expect(body).toContain('这份报告写成时还没有封存');
    expect(body).toContain('2026-11-20 17:00'); // 09:00 UTC, as its readers' clocks show it
    expect(renderHtml(everyResult.S(), { seal: { state: 'sealed', detail: 'ab12' } })).toContain('已封存，未被改动');
    expect(renderHtml(everyResult.S(), { seal: { state: 'broken', detail: 'ab12' } })).toContain('封条已破，这份报告不可信');
  });

  it('says in a sentence what is wrong with each row that blocks the next grade and each red line broken', () => {
    const [hero = ''] = renderHtml(everyResult.failing()).split('id="matrix"');
    expect(hero).toContain('旁边写着「加微信咨询」');
    expect(hero).toContain('「猜你喜欢」下出现另外 2 个已同步岗位');
  });

  it('names in both languages a journey that never ran', () => {
    const result = everyResult.interrupted();
    result.journeys = result.journeys.map((journey) => ({ ...journey, title: journey.id }));
    const body = renderHtml(result);
    expect(body).toContain('自主链路 · 首次投递');
    expect(body).toContain('Own link · first apply');
  });

  it('folds what is found over and over', () => {
    const result = everyResult.failing();
    const [line] = result.redLines.filter(({ verdict }) => verdict === 'fail');
    const [finding] = line?.findings ?? [];
    if (line && finding) line.findings = Array.from({ length: 9 }, () => finding);
    expect(renderHtml(result)).toContain('还有 6 条');
  });

  it('leads from a finding without a picture to the pictures of its journey', () => {
    const result = everyResult.failing();
    const finding = result.cells.flatMap(({ findings }) => findings)[0];
    if (finding) finding.where = [{ journey: 'alipay-resume-complete', seqs: [] }];
    expect(renderHtml(result)).toContain('<a href="#journey-alipay-resume-complete"><span class="zh" lang="zh-CN">看这段旅程的 6 屏');
  });

  it('names the journeys without a recording and why', () => {
    expect(renderHtml(everyResult.failing(), everyExtra())).toContain('旅程在走完之前被中断，没有录屏');
  });

  it.each(names)('of %s says that it is a 预检 and never that it is accepted', (name) => {
    const body = renderHtml(everyResult[name]());
    expect(body).toContain('预检，最终以支付宝审核同学验收为准');
    expect(body).not.toMatch(/通过验收|验收通过/);
  });

  it('says what was looked at in words', () => {
    expect(renderHtml(everyResult.S())).toContain('看了 3 屏、148 个节点');
  });

  it('does not call the red lines kept when none was checked', () => {
    expect(renderHtml(everyResult.interrupted())).toContain('一条红线也没有得到检查');
  });

  it.each(['S', 'A', 'B', 'failing', 'interrupted'] as const)('of %s is as it was', async (name) => {
    const body = renderHtml(everyResult[name]()).replace(/<style>[^]*?<\/style>/, '<style/>').replace(/<script>[^]*?<\/script>/g, '<script/>').replace(/sha256-[A-Za-z0-9+/=]+/g, 'sha256');
    await expect(body).toMatchFileSnapshot(`../golden/${name}/report.html`);
  });
});
