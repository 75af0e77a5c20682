import { describe, expect, it } from 'vitest';
import { failing, gradeA, gradeB, gradeS, interrupted } from '../results.fixture.js';
import { compareResults } from './compare-results.js';
import { rejectComment } from './reject-comment.js';

const ids = (list: { id: string }[]): string[] => list.map((item) => item.id);

describe('compareResults', () => {
  it('names what is mended, what stands and what is new', () => {
    const comparison = compareResults(gradeA(), failing());
    expect(ids(comparison.fixed)).toEqual(['self:JD.no-login', 'self:DELIVER.one-tap']);
    expect(ids(comparison.stillThere)).toEqual(['alipay:DELIVER.no-second-resume']);
    expect(ids(comparison.fresh)).toContain('red-line:RED.recommend-jobs');
    expect(comparison.nothingChanged).toBe(false);
  });

  it('says aloud that nothing changed when the same submission comes again', () => {
    expect(compareResults(failing(), failing())).toMatchObject({ nothingChanged: true, sameBuild: true, fixed: [], fresh: [] });
  });

  it('does not call a clean run that stays clean an idle submission', () => {
    expect(compareResults(gradeS(), gradeS()).nothingChanged).toBe(false);
  });

  it('keeps a finding standing when the later run did not look at the row', () => {
    const comparison = compareResults(gradeA(), interrupted());
    expect(ids(comparison.stillThere)).toContain('alipay:DELIVER.no-second-resume');
    expect(comparison.fixed).toEqual([]);
  });
});

describe('rejectComment', () => {
  it('gives problem, clip and clause for each row in the way', () => {
    const comment = rejectComment(gradeA());
    expect(comment).toContain('【小满招聘】按目标 S 级预检，有 2 个问题');
    expect(comment).toContain('问题：投递成功后跳到「完善求职意向」表单，有 4 个必填项');
    expect(comment).toContain('录屏：情况② 简历完整，首次投递 第 7.6 秒');
    expect(comment).toContain('条款：「无需二次补充简历」');
  });

  it('is empty when nothing keeps the target away, even if a higher grade would ask more', () => {
    expect(rejectComment(gradeS())).toBe('');
    expect(rejectComment(gradeB())).toBe('');
  });

  it('says that nothing changed since the last submission', () => {
    expect(rejectComment(failing(), compareResults(failing(), failing()))).toContain('无效修改和提交');
  });
});
