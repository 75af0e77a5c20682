import { describe, expect, it } from 'vitest';
import type { NamedJob } from './job-names.js';
import { byTitle, mentionsJobId, namesOtherJob, otherTitles } from './job-names.js';

const named = (...names: string[]): NamedJob[] => names.map((jobName, nth) => ({ outJobId: `J-${nth}`, jobName }));
const own: NamedJob = { outJobId: 'own', jobName: '高级前端工程师' };

describe('the job of a text', () => {
  it('is the one whose title stands there, the longest of them', () => {
    expect(byTitle('急招 高级 前端工程师', named('前端工程师', '高级前端工程师', '工程师'))?.outJobId).toBe('J-1');
    expect(byTitle('急招店员', named('前端工程师'))).toBeUndefined();
  });

  it('is never one without a name', () => expect([byTitle('急招店员', named('', ' ')), byTitle('急招店员', named('', ' ', '店员'))?.outJobId]).toEqual([undefined, 'J-2']));
});

describe('a job’s id', () => {
  it.each<[string[], boolean]>([
    [['J-1'], true], [['id=J-1&x'], true], [['x', 'J-1'], true], [[], false], [['x'], false], [['J-12'], false], [['AJ-1'], false], [['岗J-1'], false], [['J-1号'], false],
    [['J-12,J-1'], true], [['J-12,AJ-1'], false],
  ])('counts where it stands whole: %j', (values, stands) => expect(mentionsJobId(values, 'J-1')).toBe(stands));

  it('that is empty stands nowhere', () => expect(mentionsJobId(['', 'x'], '')).toBe(false));
});

describe('titles of other jobs', () => {
  it('are folded, the longest first', () => expect([...otherTitles(own, named('店员', '门店 咖啡师', '产品经理')).keys()]).toEqual(['门店咖啡师', '产品经理', '店员']));
  it('are neither a part of the own title nor a single character', () => expect([...otherTitles(own, named('前端工程师', '高级前端工程师', '托', '')).keys()]).toEqual([]));
  it('are none of the own job, whatever it is called elsewhere', () => expect(otherTitles(own, [{ outJobId: 'own', jobName: '前端专家' }]).size).toBe(0));
});

describe('another job is offered', () => {
  const titles = otherTitles(own, named('产品经理'));

  it.each<[string, boolean]>([
    ['产品经理', true], ['产品 经理（急招）', true], ['产品经理八字以内这是八个', true], ['产品经理九字便是一句话里的', false], ['协助产品经理完成需求分析与排期', false], ['高级前端工程师、产品经理八字以内这是八个', true], ['前端', false], ['', false],
  ])('by a text that is its title and little more: %s', (text, offered) => expect(namesOtherJob(text, own, titles)?.jobName).toBe(offered ? '产品经理' : undefined));
});
