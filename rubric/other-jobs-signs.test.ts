import { describe, expect, it } from 'vitest';
import type { EvidenceEvent } from '../evidence/contract.js';
import { event, text } from './evidence-for-tests.js';
import type { Node } from './evidence-for-tests.js';
import type { Signs } from './other-jobs-signs.js';
import { otherJobsOn, probesToOtherJobs } from './other-jobs-signs.js';
import { journeyOf, screenOf } from './signs.fixture.js';
import type { Job, Screen } from './view.js';

const journey = journeyOf('alipay-jd-probe');
const [own, barista, sorter] = [{ outJobId: 'J-1001', jobName: '高级前端工程师' }, { outJobId: 'J-1002', jobName: '门店咖啡师' }, { outJobId: 'J-1003', jobName: '司机' }];
const jobs: Job[] = [own, barista, sorter, { outJobId: 'J-1004', jobName: '样本岗位' }];
const remedy = '去掉推荐岗位的模块和入口：岗位详情页与投递成功页只保留当前岗位。';
const looked = (nodes: readonly Node[], all: readonly Job[] = jobs): Signs => otherJobsOn({ journey, job: own, jobs: all, screens: [screenOf(nodes)], expected: 'none' });
const said = (nodes: readonly Node[]): [string[], string[]] => { const { hits, doubts } = looked(nodes); return [hits.map(({ observed }) => observed), doubts.map(({ observed }) => observed)]; };
const where = (y = 80) => [{ journey: 'alipay-jd-probe', seqs: [5], at: 50, screen: 's', box: { x: 20, y, w: 350, h: 24 } }];

describe('other jobs on a screen', () => {
  it('are named once each, five at most, with the place of the first', () => {
    const many = Array.from({ length: 6 }, (_, nth) => ({ outJobId: `J-${nth}`, jobName: `样本岗位${nth}` }));
    expect(looked([text('岗位职责'), text('样本岗位0'), text('样本岗位0'), ...many.slice(1).map(({ jobName }) => text(jobName))], many)).toEqual({
      hits: [{ expected: 'none', observed: '页面上出现其他岗位：样本岗位0、样本岗位1、样本岗位2、样本岗位3、样本岗位4', where: where(110), remedy }], doubts: [],
    });
  });

  it('are told by a heading where no name is known', () => {
    expect(looked([text(' 相似职位 ')])).toEqual({ hits: [{ expected: 'none', observed: '页面上有推荐标题「相似职位」', where: where(), remedy }], doubts: [] });
    expect(said([text('Similar jobs')])[0]).toEqual(['页面上有推荐标题「Similar jobs」']);
    expect(said([text('相似职位'), text('门店咖啡师')])[0]).toEqual(['页面上出现其他岗位：门店咖啡师']);
  });

  it('are doubtful by a word that may be the own job’s badge', () => {
    expect(looked([text('热招')])).toEqual({ hits: [], doubts: [{ expected: 'none', observed: '页面上有「热招」，可能是推荐标题，也可能是本岗位的标签', where: where(), remedy, needsReview: true }] });
    expect(said([text('热招'), text('相似职位')])).toEqual([['页面上有推荐标题「相似职位」'], []]);
  });

  const card = (over: Node, words = '门店咖啡师 五险一金 双休 包吃住 可兼职'): Node => text(words, { tappable: true, ...over });
  it.each<[string, Node[], boolean]>([
    ['that can be tapped', [card({})], true], ['that cannot', [card({ tappable: false })], false], ['that begins otherwise', [card({}, '招聘 门店咖啡师 五险一金 双休 包吃住 可兼职')], false],
    ['of sixty letters', [card({}, '门店咖啡师'.padEnd(60, '好'))], true], ['longer than that', [card({}, '门店咖啡师'.padEnd(61, '好'))], false],
    ['that fills half the page', [card({ box: { x: 0, y: 0, w: 390, h: 422 } })], false], ['a little smaller', [card({ box: { x: 0, y: 0, w: 390, h: 421 } })], true],
    ['held by a small control', [{ tappable: true }, card({ parent: 0, box: { x: 0, y: 0, w: 390, h: 500 } })], true], ['held by what takes no taps', [{}, card({ parent: 0, box: { x: 0, y: 0, w: 390, h: 500 } })], false],
  ])('are told by a card that begins with a title: %s', (_name, nodes, told) => expect(said(nodes)[0]).toEqual(told ? ['页面上出现其他岗位：门店咖啡师'] : []));

  const drawn = (...lines: string[]): Node[] => [text('', { drawn: lines })];
  it.each<[string, string[], [string[], string[]]]>([
    ['a name', ['双休', '门店咖啡师'], [['页面的图片里写着其他岗位：门店咖啡师'], []]], ['a line that a name begins', ['门店咖啡师 五险一金 双休 包吃住 可兼职'], [['页面的图片里写着其他岗位：门店咖啡师'], []]], ['two names', ['门店咖啡师', '门店咖啡师', '司机'], [['页面的图片里写着其他岗位：门店咖啡师、司机'], []]],
    ['a heading', ['相似职位'], [[], ['页面的图片里写着「相似职位」，像是推荐标题']]], ['what may be a heading', ['热招'], [[], ['页面的图片里写着「热招」，像是推荐标题']]], ['both', ['热招', '司机'], [['页面的图片里写着其他岗位：司机'], []]],
    ['a name of four letters in a longer line', ['样本岗位 双休'], [['页面的图片里写着其他岗位：样本岗位'], []]], ['a short name in a longer line', ['司机之家'], [[], []]], ['the own name', ['高级前端工程师'], [[], []]], ['nothing', [], [[], []]],
  ])('are read in a picture: %s', (_name, lines, findings) => expect(said(drawn(...lines))).toEqual(findings));

  it('read in a picture are for a person to look at', () => {
    expect(looked(drawn('司机')).hits).toEqual([{ expected: 'none', observed: '页面的图片里写着其他岗位：司机', where: where(), remedy, needsReview: true }]);
    expect(looked(drawn('相似职位')).doubts).toEqual([{ expected: 'none', observed: '页面的图片里写着「相似职位」，像是推荐标题', where: where(), remedy, needsReview: true }]);
    const many = Array.from({ length: 6 }, (_, nth) => ({ outJobId: `J-${nth}`, jobName: `样本岗位${nth}` }));
    expect(looked(drawn(...many.map(({ jobName }) => jobName)), many).hits[0]?.observed).toBe('页面的图片里写着其他岗位：样本岗位0、样本岗位1、样本岗位2、样本岗位3、样本岗位4');
  });

  it('are others than each job’s own, though asked of the same list', () => {
    const asked = (job: Job): string[] => otherJobsOn({ journey, job, jobs, screens: [screenOf([text('门店咖啡师')])], expected: '' }).hits.map(({ observed }) => observed);
    expect([asked(own), asked(barista), asked({ ...own, jobName: '门店咖啡师助理' })]).toEqual([['页面上出现其他岗位：门店咖啡师'], [], []]);
  });
});

describe('a tap that opens another job', () => {
  const [first] = journey.probes;
  if (!first) throw new Error('the journey probes');
  const page = (query: Record<string, string>, action: 'navigateTo' | 'exit' = 'navigateTo'): EvidenceEvent => ({ ...event('page', 7, { action, stack: [{ path: 'pages/a', query: { id: 'J-1002' } }, { path: 'pages/b', query: {} }, { path: 'pages/job/detail', query }] }), seq: 7 });
  const nowhere: EvidenceEvent = event('page', 7, { action: 'navigateBack', stack: [] });
  const shown = (nodes: readonly Node[], over: Partial<Screen> = {}): Screen => screenOf(nodes, { moment: 'after-probe', ...over });
  const probed = (...events: EvidenceEvent[]): string[] => probesToOtherJobs([{ ...first, events }], jobs, 'none').map(({ observed }) => observed);
  const opened = ['点击「15-20K」打开了其他岗位「门店咖啡师」'];

  it('is told by the id in the page that came', () => {
    expect(probesToOtherJobs([{ ...first, events: [page({ id: 'J-1002' })] }], jobs, 'none')).toEqual([{ expected: 'none', observed: opened[0], where: [{ journey: 'alipay-jd-probe', seqs: [first.tap.seq, 7], at: first.tap.at }], remedy }]);
    expect([probed(page({ id: 'J-1001', from: 'J-1002' })), probed(page({}, 'exit')), probed(page({ id: 'J-1002' }, 'exit')), probed(page({ id: 'J-10021' })), probed(nowhere), probed()]).toEqual([[], [], [], [], [], []]);
  });

  it.each<[string, Screen, boolean]>([
    ['another title on the page of the same path', shown([text('门店 咖啡师')]), true], ['the own title beside it', shown([text('高级前端工程师（急招）'), text('门店咖啡师')]), false], ['a page of another path', shown([text('门店咖啡师')], { page: { path: 'pages/b', query: {} } }), false],
    ['a page of no known path', shown([text('门店咖啡师')], { page: undefined }), false], ['a title within a text', shown([text('门店咖啡师的一天')]), false], ['a page of Alipay’s', shown([text('门店咖啡师')], { surface: 'alipay' }), false],
  ])('is told by its name where no id is in sight: %s', (_name, screen, told) => expect(probed(screen)).toEqual(told ? opened : []));

  it('is not told by a title that is a part of the own', () => {
    expect(probesToOtherJobs([{ ...first, events: [shown([text('前端工程师')])] }], [own, { outJobId: 'J-9', jobName: '前端工程师' }], 'none')).toEqual([]);
  });

  it('is not told by what the own job is called elsewhere', () => {
    expect(probesToOtherJobs([{ ...first, events: [shown([text('前端专家')])] }], [{ outJobId: 'J-1001', jobName: '前端专家' }], 'none')).toEqual([]);
  });
});
