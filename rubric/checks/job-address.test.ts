import { describe, expect, it } from 'vitest';
import { conformingRun, jobSync, judge } from '../evidence-for-tests.js';
import { jobAddress } from './job-address.js';

const run = conformingRun();
const at = (address: Record<string, string>): ReturnType<typeof judge> => judge(jobAddress, { ...run, world: [jobSync(1, { address })] }, 'run');
const split = (...addresses: Record<string, string>[]): ReturnType<typeof judge> =>
  judge(jobAddress, { ...run, world: addresses.map((address, nth) => jobSync(nth, { job_name: '配送员', job_detail: '负责配送', address })) }, 'run');

describe('job-address', () => {
  it.each([['330106'], ['330100'], ['110000'], ['110105'], ['441900'], ['429004']])('passes the division %s', (region_code) => {
    expect(at({ region_code }).outcome).toBe('pass');
  });

  it.each([
    [{ region_code: '' }, '岗位「岗位1」没有 region_code'], [{ region_code: '3301' }, '岗位「岗位1」的 region_code「3301」不是 6 位行政区划编码'], [{ region_code: '999999' }, '岗位「岗位1」的 region_code 999999 不是行政区划编码'],
    [{ region_code: '330000' }, '岗位「岗位1」的 region_code 330000（浙江省）只到省，至少要到市'],
    [{ region_code: '330106', geo: '30.20383,120.09041' }, '岗位「岗位1」的 geo「30.20383,120.09041」把经度和纬度写反了'],
    [{ region_code: '330106', geo: '-73.98,40.75' }, '岗位「岗位1」的 geo「-73.98,40.75」不在中国境内'],
    [{ region_code: '330106', geo: '116.40,39.90' }, '岗位「岗位1」的 geo「116.40,39.90」不在 region_code 330106 所在的省'],
    [{ region_code: '330106', geo: '120.09041，30.20383' }, '岗位「岗位1」的 geo「120.09041，30.20383」不是「经度,纬度」'],
  ])('fails %j', (address, observed) => {
    expect(at(address)).toMatchObject({ outcome: 'fail', observed: [observed] });
  });

  it('passes a place inside the division that it names', () => {
    expect(at({ region_code: '330106', geo: '120.09041,30.20383' }).outcome).toBe('pass');
  });

  it('asks for a person about a county newer than the data set', () => {
    expect(at({ region_code: '330113' })).toMatchObject({ outcome: 'cannotTell', needsReview: true });
  });

  it('fails one job split over cities, and asks for a person where the places differ', () => {
    expect(split({ region_code: '330106' }, { region_code: '310104' }).observed).toEqual(['岗位「配送员」在 2 个城市各同步了一次，内容相同，工作地点也相同或没有写']);
    expect(split({ region_code: '330106', detail: '杭州一店' }, { region_code: '310104', detail: '上海一店' }).outcome).toBe('cannotTell');
    expect(split({ region_code: '330106', detail: '一店' }, { region_code: '330108', detail: '二店' }).outcome).toBe('pass');
  });

  it('cannot tell without synced jobs', () => {
    expect(judge(jobAddress, { ...run, world: [] }, 'run').outcome).toBe('cannotTell');
  });

  it.each(['3301066', 'x330106', '33010'])('says of the code "%s" that it is none, and judges no place by it', (region_code) => {
    expect(at({ region_code, geo: '116.40,39.90' }).observed).toEqual([`岗位「岗位1」的 region_code「${region_code}」不是 6 位行政区划编码`]);
  });

  it('says which county it does not know, and that a code is missing', () => {
    expect([at({ region_code: '330113' }).observed, at({}).observed]).toEqual([['岗位「岗位1」的 region_code 330113 属于杭州市，但查不到这个区县'], ['岗位「岗位1」没有 region_code']]);
  });

  const job = (nth: number, region_code: string, over: Record<string, unknown>): ReturnType<typeof jobSync> => jobSync(nth, { employer_name: '甲乙有限公司', job_name: '配送员', job_detail: '负责配送', address: { region_code }, ...over });
  it.each<[string, Record<string, unknown>]>([
    ['employer', { employer_name: '丙丁有限公司' }], ['name', { job_name: '仓管员' }], ['text', { job_detail: '负责仓储' }], ['split between name and text', { job_name: '配送', job_detail: '员负责配送' }],
  ])('takes jobs of another %s for other jobs', (_what, over) => {
    expect(judge(jobAddress, { ...run, world: [job(1, '330106', {}), job(2, '310104', over)] }, 'run').outcome).toBe('pass');
  });

  it('takes a place that is not written for the same place, and no code for no city', () => {
    expect(split({ region_code: '330106', detail: '杭州一店' }, { region_code: '310104' }).outcome).toBe('fail');
    expect(split({ region_code: '330106', detail: '一店' }, { detail: '一店' }).observed).toEqual(['岗位「配送员」没有 region_code']);
    expect(split({ region_code: '330106', detail: '一店' }, { region_code: '', detail: '一店' }).observed).toEqual(['岗位「配送员」没有 region_code']);
  });
});
