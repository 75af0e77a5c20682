import { describe, expect, it } from 'vitest';
import { changeScreens, conformingRun, findingsOf, jdNodes, judge, tree } from '../evidence-for-tests.js';
import { jdPageShowsJob } from './jd-page-shows-job.js';

const run = conformingRun();
const show = (nodes: Parameters<typeof tree>[0]): ReturnType<typeof changeScreens> => changeScreens(run, 'alipay-resume-complete', ['jd-opened', 'jd-end'], (screen) => ({ ...screen, tree: tree(nodes) }));

describe('jd-page-shows-job', () => {
  it('passes where the tapped job is on the page, its title split over nodes or not', () => {
    expect(judge(jdPageShowsJob, run).outcome).toBe('pass');
    expect(judge(jdPageShowsJob, show([{ text: '高级' }, { text: ' 前端工程师' }])).outcome).toBe('pass');
  });

  it('fails where another job opened', () => {
    expect(judge(jdPageShowsJob, show(jdNodes('门店咖啡师'))).observed).toEqual(['点击「高级前端工程师」，打开的是「门店咖啡师」']);
  });

  it('cannot tell where the page names no job at all', () => {
    expect(judge(jdPageShowsJob, show([{ text: '加载中' }])).outcome).toBe('cannotTell');
  });

  it('passes where another title stood there first, and points at the first title where this one never came', () => {
    const first = changeScreens(run, 'alipay-resume-complete', ['jd-opened'], (screen) => ({ ...screen, tree: tree(jdNodes('门店咖啡师')) }));
    expect(judge(jdPageShowsJob, first).outcome).toBe('pass');
    const found = findingsOf(jdPageShowsJob, show([...jdNodes('门店咖啡师'), { text: '仓库分拣员' }]));
    expect(found.map(({ observed, where }) => [observed, where.map(({ screen }) => screen)])).toEqual([['点击「高级前端工程师」，打开的是「门店咖啡师」', ['002-jd-opened']]]);
  });

  it('blames no title that stands further down alone: it may be another job’s card', () => {
    const below = changeScreens(show([{ text: '加载中' }]), 'alipay-resume-complete', ['jd-end'], (screen) => ({ ...screen, tree: tree(jdNodes('门店咖啡师')) }));
    expect(judge(jdPageShowsJob, below).outcome).toBe('cannotTell');
  });
});
