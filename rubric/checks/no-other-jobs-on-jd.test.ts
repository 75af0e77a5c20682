import { describe, expect, it } from 'vitest';
import type { EvidenceEvent } from '../../evidence/contract.js';
import { addNodes, alter, changeScreens, conformingRun, event, insertAfter, jdPage, jobs, judge, text, tree } from '../evidence-for-tests.js';
import { noOtherJobsOnJd } from './no-other-jobs-on-jd.js';

const run = conformingRun();
const probed = (each: EvidenceEvent): boolean => each.kind === 'tap' && each.purpose === 'probe';
const afterProbe = (...added: EvidenceEvent[]): ReturnType<typeof alter> => alter(run, 'alipay-jd-probe', (events) => insertAfter(events, probed, ...added));

describe('no-other-jobs-on-jd', () => {
  it('passes where the page has this job only, though the duties name another occupation', () => {
    const answer = judge(noOtherJobsOnJd, addNodes(run, 'alipay', ['jd-end'], [text('日常与门店咖啡师、仓库分拣员等岗位的同事协作，推进门店数字化')]));
    expect(answer.outcome).toBe('pass');
    expect(answer.facts).toContain('已知 4 个其他岗位名，未见');
  });

  it.each([
    ['another job’s title', [text('门店咖啡师')]],
    ['a card with title, salary and place in one text', [text('仓库分拣员 6-8K · 杭州 · 余杭区 · 双休', { tappable: true, box: { x: 0, y: 600, w: 390, h: 90 } })]],
    ['相似职位', [text('相似职位')]], ['猜你喜欢', [text('猜你喜欢')]], ['看了又看', [text('看了又看')]], ['更多岗位 >', [text('更多岗位 >')]],
    ['看过此岗位的人还看了', [text('看过此岗位的人还看了')]], ['该公司其他职位', [text('该公司其他职位')]], ['为你推荐', [text('为你推荐')]], ['Similar jobs', [text('Similar jobs')]],
  ])('fails on %s', (_what, nodes) => {
    expect(judge(noOtherJobsOnJd, addNodes(run, 'alipay-resume-complete', ['jd-end'], nodes)).outcome).toBe('fail');
  });

  const poster = (...drawn: string[]): ReturnType<typeof addNodes> => addNodes(run, 'alipay-resume-complete', ['jd-end'], [{ text: '', role: 'image', tag: 'image', drawn }]);

  it('reads other jobs in the pixels of an image, and asks a person to look', () => {
    expect(judge(noOtherJobsOnJd, poster('五险一金', '仓库分拣员 5500-7000 元/月', '门店咖啡师')))
      .toMatchObject({ outcome: 'fail', observed: ['页面的图片里写着其他岗位：仓库分拣员、门店咖啡师'], needsReview: true });
  });

  it('asks for a person where an image bears a heading of other jobs', () => {
    expect(judge(noOtherJobsOnJd, poster('热招岗位'))).toMatchObject({ outcome: 'cannotTell', observed: ['页面的图片里写着「热招岗位」，像是推荐标题'], needsReview: true });
  });

  it('is not misled by an image of the company, and says that it was read', () => {
    const answer = judge(noOtherJobsOnJd, poster('高级前端工程师', '双休 五险一金', '人'));
    expect([answer.outcome, answer.facts.at(-1)]).toEqual(['pass', '1 张图片里的文字也识别过（机器识别）']);
  });

  it('asks for a person where an image could not be read', () => {
    const unread = addNodes(run, 'alipay-resume-complete', ['jd-end'], [{ text: '', role: 'image', tag: 'image', drawn: null }]);
    expect(judge(noOtherJobsOnJd, unread)).toMatchObject({ outcome: 'cannotTell', observed: ['页面上有图片，里面有没有文字没能识别出来'], needsReview: true });
  });

  it.each([['司机', 'fail'], ['货车司机之家', 'pass']])('takes a short title read in an image only where it is the whole line: %s', (line, outcome) => {
    const evidence = conformingRun({ jobs: [...jobs, { outJobId: 'J-2001', jobName: '司机' }] });
    expect(judge(noOtherJobsOnJd, addNodes(evidence, 'alipay', ['jd-end'], [{ text: '', role: 'image', tag: 'image', drawn: [line] }])).outcome).toBe(outcome);
  });

  it('is not misled by a title that is part of this job’s own', () => {
    expect(judge(noOtherJobsOnJd, addNodes(run, 'alipay', ['jd-opened'], [text('高级前端工程师')])).outcome).toBe('pass');
  });

  it.each(['3年以上相关工作经验', '完成其他工作', '热门行业', '公司其他工作安排'])('is not misled by the duty "%s"', (words) => {
    expect(judge(noOtherJobsOnJd, addNodes(run, 'alipay', ['jd-end'], [text(words)])).outcome).toBe('pass');
  });

  it('asks for a person where 热招 may be a badge or a heading', () => {
    expect(judge(noOtherJobsOnJd, addNodes(run, 'alipay', ['jd-opened'], [text('热招')]))).toMatchObject({ outcome: 'cannotTell', needsReview: true });
  });

  it('fails where a tap opens another job', () => {
    const answer = judge(noOtherJobsOnJd, afterProbe(event('page', 0, { action: 'navigateTo', stack: [jdPage('J-1001'), jdPage('J-1003')] })));
    expect(answer).toMatchObject({ outcome: 'fail', observed: ['点击「15-20K」打开了其他岗位「仓库分拣员」'] });
  });

  it('lets a tap open another page about this very job', () => {
    expect(judge(noOtherJobsOnJd, afterProbe(event('page', 0, { action: 'navigateTo', stack: [jdPage('J-1001'), { path: 'pages/company', query: { from: 'J-1001', other: 'J-1003' } }] }))).outcome).toBe('pass');
  });

  it('knows another job by its title where the app keeps ids to itself', () => {
    const swapped = changeScreens(run, 'alipay-jd-probe', ['after-probe'], (screen) => ({ ...screen, tree: tree([text('仓库分拣员'), text('6-8K')]) }));
    expect(judge(noOtherJobsOnJd, swapped).outcome).toBe('fail');
  });

  it('only notes other jobs in a response that nobody sees', () => {
    const fetched = event('http', 0, { via: 'my.request', method: 'GET', url: 'https://isv.example/jobs', status: 200, responseBody: '{"list":["J-1001","J-1002"]}' });
    const answer = judge(noOtherJobsOnJd, alter(run, 'alipay-resume-complete', (events) => insertAfter(events, (each) => each.kind === 'page', fetched)));
    expect([answer.outcome, answer.notes]).toEqual(['pass', ['https://isv.example/jobs 的返回里带有 1 个其他岗位的编号，页面上没有显示']]);
  });

  it('notes nothing of a response without other jobs, of one without content, or where the own job is unknown', () => {
    const answered = (from: typeof run, responseBody?: string): string[] => judge(noOtherJobsOnJd, alter(from, 'alipay-returning-user', (events) => insertAfter(events, (each) => each.kind === 'screen' && each.moment === 'jd-again',
      event('http', 0, { via: 'my.request', method: 'GET', url: 'https://isv.example/jobs', status: 200, ...(responseBody === undefined ? {} : { responseBody }) }))), 'alipay').notes;
    const unknown = alter(changeScreens(run, 'alipay-returning-user', ['jd-again'], (screen) => ({ ...screen, page: { path: 'pages/job/detail', query: {} }, tree: tree([text('岗位')]) })), 'alipay-returning-user', (events) => events.map((each) => (each.kind === 'tap' && each.purpose === 'open-job' ? { ...each, text: '卡片' } : each)));
    expect([answered(run, '{"id":"J-1002"}'), answered(run), answered(unknown, '["J-1001","J-1003"]'), answered(run, '["J-1001","J-1003"]')]).toEqual([[], [], [], ['https://isv.example/jobs 的返回里带有 2 个其他岗位的编号，页面上没有显示']]);
  });

  it('cannot tell where only one job is known', () => {
    expect(judge(noOtherJobsOnJd, conformingRun({ jobs: [{ ...jobs[0] }] })).outcome).toBe('cannotTell');
  });

  it('cannot tell where the page was never rendered', () => {
    expect(judge(noOtherJobsOnJd, changeScreens(run, 'alipay', ['jd-opened', 'jd-end', 'jd-again'], (screen) => ({ ...screen, tree: [] }))).outcome).toBe('cannotTell');
  });
});
