import { describe, expect, it } from 'vitest';
import { conformingRun, jobSync, judge } from '../evidence-for-tests.js';
import { employerName } from './employer-name.js';

const run = conformingRun();
const named = (employer_name: string | undefined): ReturnType<typeof judge> => judge(employerName, { ...run, world: [jobSync(1, { employer_name })] }, 'run');

describe('employer-name', () => {
  it.each(['杭州样例科技有限公司', '上海某某人力资源股份有限公司', '北京甲乙（杭州）律师事务所', '苏州青麓汽车部件有限公司', '宁波某某投资合伙企业（有限合伙）', '浙江大学', '阿里巴巴（中国）有限公司'])('passes %s', (name) => {
    expect(named(name).outcome).toBe('pass');
  });

  it.each(['字节跳动', '瑞幸', 'KFC', '某某直聘', ''])('fails "%s": a brand or nothing', (name) => {
    expect(named(name).outcome).toBe('fail');
  });

  it.each(['老王面馆', '西湖区某某便利店', '某某集团', '有限公司', '杭州样例科技有限公司（品牌名）'])('asks for a person about "%s"', (name) => {
    expect(named(name)).toMatchObject({ outcome: 'cannotTell', needsReview: true });
  });

  it('fails where the name is missing', () => {
    expect(named(undefined).observed).toEqual(['岗位「岗位1」没有雇主名称']);
  });

  it('judges the newest sync of a job, and no closed one', () => {
    const renamed = [jobSync(1, { out_job_id: 'J', employer_name: '瑞幸' }), jobSync(2, { out_job_id: 'J', employer_name: '瑞幸咖啡（北京）有限公司' }), jobSync(3, { employer_name: '字节', hire_status: 'CLOSED' })];
    expect(judge(employerName, { ...run, world: renamed }, 'run').outcome).toBe('pass');
  });

  it('cannot tell without synced jobs', () => {
    expect(judge(employerName, { ...run, world: [] }, 'run').outcome).toBe('cannotTell');
  });

  it('says what is wrong with a name', () => {
    expect([named('瑞幸').observed, named('老王面馆').observed]).toEqual([['雇主名称「瑞幸」像简称或品牌名'], ['雇主名称「老王面馆」是否工商注册名需要人看']]);
  });

  it('reads a name without the blanks around it, and without the remark after it', () => {
    expect([named(' 杭州样例科技有限公司\n').outcome, named('阿里巴巴（中国）有限公司（品牌）').outcome]).toEqual(['pass', 'cannotTell']);
  });
});
