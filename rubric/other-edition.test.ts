import { describe, expect, it } from 'vitest';
import { alter, conformingRun, without } from './evidence-for-tests.js';
import { DraftError, gradeEvidence, parseDraft, serialiseResult } from './index.js';
import { besides, neverObserved, underLimit, unknownCheck } from './other-edition.js';
import type { OtherEdition } from './result.js';
import { runCheck } from './run-checks.js';
import type { Checked } from './run-checks.js';
import { viewsOf } from './view.js';

const base = { id: 'handbook-v4.1-draft', title: '征求意见稿', from: 'handbook-v4.0' };
const under = (draft: object, evidence = conformingRun()): OtherEdition => {
  const [other] = gradeEvidence(evidence, { drafts: [{ ...base, ...draft }] }).otherEditions ?? [];
  if (!other) throw new Error('no other edition');
  return other;
};
const neverPushed = alter(conformingRun(), 'alipay-status', (events) => {
  const changedAt = events.find((event) => event.kind === 'trigger')?.seq ?? 0;
  return events.filter((event) => event.kind !== 'gateway' || event.seq < changedAt);
});

describe('a stored run under a draft edition', () => {
  it('keeps its own grade, byte for byte, beside the draft’s', () => {
    const evidence = conformingRun();
    const { otherEditions, ...own } = gradeEvidence(evidence, { drafts: [{ ...base, addRows: [{ row: 'NEW.row', title: '新的一行', clause: '草案', alipay: ['S', 'A', 'B'], checks: ['not-written-yet'] }] }] });
    expect([serialiseResult(own), own.grade, otherEditions?.map(({ rubric, grade }) => [rubric, grade])]).toEqual([serialiseResult(gradeEvidence(evidence)), 'S', [['handbook-v4.1-draft', 'none']]]);
  });

  it('gives the same bytes again', () => {
    const again = (): string => serialiseResult(gradeEvidence(conformingRun(), { drafts: [{ ...base, statusWithinSeconds: 20 }] }));
    expect(again()).toBe(again());
  });

  it('gets a higher letter where a row that failed is dropped, and a lower one where a row is asked sooner', () => {
    const own = gradeEvidence(neverPushed).grade;
    expect([own, under({ dropRows: ['STATUS.synced'] }, neverPushed).grade]).toEqual(['B', 'S']);
    expect(under({ changeRows: [{ row: 'STATUS.synced', alipay: { B: 'fullSync' } }] }, neverPushed).grade).toBe('none');
  });

  it('shows only what is not as before, and says each difference in words', () => {
    const other = under({ changeRows: [{ row: 'STATUS.synced', alipay: { B: 'fullSync' } }], dropRedLines: ['RED.job-address'] });
    expect([other.cells.map(({ link, row }) => `${link}:${row}`), other.redLines, other.changes]).toEqual([
      ['alipay:STATUS.synced'], [], ['「完成对接」支付宝链路 B 级：必选 → 全量同步', '去掉红线「岗位地址是真实工作地点」'],
    ]);
  });

  it('cannot tell what a check that is not here would have said, in a row or in a red line', () => {
    const other = under({
      addRows: [{ row: 'NEW.voice', title: '支持读屏', clause: '草案', alipay: ['S'], checks: ['screen-reader'] }],
      addRedLines: [{ id: 'RED.new', title: '不得自动播放声音', clause: '草案', checks: ['no-sound'] }],
    });
    expect([other.cells.find(({ link }) => link === 'alipay')?.verdict, other.redLines.map(({ verdict }) => verdict), other.grade, other.gate]).toEqual(['cannotTell', ['cannotTell'], 'A', 'review']);
  });

  it('cannot tell what a known check says of journeys that were never played', () => {
    const evidence = without(conformingRun(), 'alipay-jd-back');
    const other = under({ addRows: [{ row: 'NEW.back', title: '返回', clause: '草案', alipay: ['S'], checks: ['back-returns-to-alipay'] }] }, evidence);
    expect(other.cells.filter(({ link }) => link === 'alipay').map(({ row, verdict }) => [row, verdict])).toEqual([['JD.back-to-alipay', 'cannotTell'], ['NEW.back', 'cannotTell']]);
  });

  it('judges a shorter limit on the instants that were recorded', () => {
    expect(under({ statusWithinSeconds: 0.1 }).redLines.map(({ id, verdict }) => [id, verdict])).toEqual([['RED.status-over-30s', 'fail']]);
  });

  it('cannot tell what would have come within a longer limit than the run waited', () => {
    const other = under({ statusWithinSeconds: 60 }, neverPushed);
    expect(other.cells.find(({ row, link }) => row === 'STATUS.synced' && link === 'alipay')?.verdict).toBe('cannotTell');
  });
});

describe('what a draft asks of a stored run', () => {
  const draft = (over: object) => parseDraft({ ...base, dropRows: ['JD.no-login'], ...over });
  const run = conformingRun();

  it('is judged by its own limit, or by the run’s where it has none', () => {
    expect([underLimit(run, draft({})), underLimit(run, draft({ statusWithinSeconds: 60 }))]).toEqual([run, { ...run, run: { ...run.run, statuses: { ...run.run.statuses, limitMs: 60_000 } } }]);
  });

  it('is open where no check answers it', () => {
    const { title, needs } = unknownCheck('x');
    expect([title, needs, runCheck(unknownCheck('x'), viewsOf(run).run)]).toEqual(['检查 x', [], {
      result: expect.objectContaining({ id: 'x', outcome: 'cannotTell', assumptions: [] }) as unknown, // whatever else the runner writes
      findings: [{ check: 'x', outcome: 'cannotTell', expected: '有检查 x 的答案', observed: '这个版本没有检查 x，记录里也没有它的答案', where: [], remedy: '请人工核对这一条，或换用认得它的版本重新验收。', needsReview: false }],
    }]);
  });

  const finding = (outcome: Checked['findings'][number]['outcome']): Checked['findings'][number] => ({ check: 'c', outcome, expected: '', observed: '没有收到', where: [], remedy: '', needsReview: false });
  const asked = (id: string, outcome: Checked['result']['outcome'], seconds?: number) => {
    const { result, findings } = neverObserved(() => ({ result: { id, outcome, assumptions: [] }, findings: [finding('fail'), finding('note')] }), 30_000, draft(seconds === undefined ? {} : { statusWithinSeconds: seconds }))(id, 'alipay');
    return [result.outcome, ...findings.map((each) => `${each.outcome} ${each.observed}`)];
  };
  it.each<[string, string, Checked['result']['outcome'], number | undefined, string[]]>([
    ['that never came within a longer wait', 'every-status-arrives', 'fail', 45, ['cannotTell', 'cannotTell 草案给 45 秒，这次运行只等了 30 秒：没有收到', 'note 没有收到']], ['already delivered', 'delivered-status-arrives', 'fail', 45, ['cannotTell', 'cannotTell 草案给 45 秒，这次运行只等了 30 秒：没有收到', 'note 没有收到']],
    ['of the same wait', 'every-status-arrives', 'fail', 30, ['fail', 'fail 没有收到', 'note 没有收到']], ['of no other wait', 'every-status-arrives', 'fail', undefined, ['fail', 'fail 没有收到', 'note 没有收到']], ['of a shorter wait', 'every-status-arrives', 'fail', 20, ['fail', 'fail 没有收到', 'note 没有收到']],
    ['that waits for nothing', 'no-login-on-jd', 'fail', 45, ['fail', 'fail 没有收到', 'note 没有收到']], ['that came', 'every-status-arrives', 'pass', 45, ['pass', 'fail 没有收到', 'note 没有收到']], ['that was never played', 'no-login-on-jd', 'notRun', undefined, ['cannotTell', 'cannotTell 没有收到', 'note 没有收到']],
  ])('is open or not, by what the run waited: %s', (_name, id, outcome, seconds, said) => expect(asked(id, outcome, seconds)).toEqual(said));

  it('is told beside the run’s own edition, cell by cell and line by line, where it differs', () => {
    const own = gradeEvidence(run);
    const [cell, second] = own.cells;
    const [line] = own.redLines;
    if (!cell || !second || !line) throw new Error('a result has cells and lines');
    const changed = { ...cell, verdict: 'fail' as const };
    const broken = { ...line, verdict: 'fail' as const };
    const added = { ...second, row: 'NEW.row' };
    const other = { ...own, rubric: 'handbook-v4.1-draft', grade: 'A' as const, gate: 'below' as const, cells: [changed, ...own.cells.slice(1), added], redLines: [broken, ...own.redLines.slice(1), { ...line, id: 'RED.new' }] };
    expect(besides(own, other, draft({}))).toEqual({
      rubric: 'handbook-v4.1-draft', title: '征求意见稿', from: 'handbook-v4.0', changes: draft({}).changes, grade: 'A', gate: 'below', links: own.links, cells: [changed, added], redLines: [broken, { ...line, id: 'RED.new' }],
    });
  });
});

describe('a draft that is not in order', () => {
  const refusal = (draft: unknown): string => {
    try { parseDraft(draft); } catch (error) { if (error instanceof DraftError) return error.message; throw error; }
    return '';
  };
  it.each([
    ['names a row that is not there', { dropRows: ['JD.nothing'] }, 'dropRows.0 的值 "JD.nothing"', '可用：JD.no-login'],
    ['names a red line that is not there', { dropRedLines: ['RED.x'] }, 'dropRedLines.0 的值 "RED.x"', 'RED.component-version'],
    ['asks what the row’s checks cannot decide', { changeRows: [{ row: 'JD.no-login', alipay: { B: 'fullSync' } }] }, 'changeRows.0.alipay.B 的值 "fullSync"', '只能写 none、required'],
    ['takes a published id', { id: 'handbook-v4.0', dropRows: ['JD.no-login'] }, 'id 的值 "handbook-v4.0"', '换一个名字'],
    ['departs from an edition that is not there', { from: 'handbook-v3' }, 'from 的值 "handbook-v3"', 'handbook-v4.0'],
    ['changes nothing', {}, 'changeRows 的值 []', '写上要改的'],
    ['has a key of no meaning', { dropRow: ['JD.no-login'] }, 'dropRow 的值 ["JD.no-login"]', '改正名字'],
    ['adds a row without checks', { addRows: [{ row: 'NEW', title: 't', clause: 'c', checks: [] }] }, 'addRows.0.checks 的值 []', '至少写一个检查'],
    ['adds a row twice', { addRows: [1, 2].map(() => ({ row: 'NEW', title: 't', clause: 'c', checks: ['x'] })) }, 'addRows.1.row 的值 "NEW"', '换一个'],
    ['changes and drops a row', { changeRows: [{ row: 'JD.no-login' }], dropRows: ['JD.no-login'] }, 'changeRows.0.row 的值 "JD.no-login"', '只留一处'],
    ['gives no time at all', { statusWithinSeconds: 0 }, 'statusWithinSeconds 的值 0', '大于 0'],
  ])('and %s is refused in one sentence', (_what, over, key, mend) => {
    const said = refusal({ ...base, ...over });
    expect([said.includes(key), said.includes(mend), said.split('。').length]).toEqual([true, true, 2]);
  });

  it('and is no object at all is refused in one sentence', () => { expect(refusal('x')).toBe('评级标准草案有误：内容 的值 "x" 不对，要写成 JSON 对象。'); });
});
