import type { AlipayUser, ResumeModule } from '../../world.js';

const schools = ['示例大学', '样本理工学院', '模拟师范大学'];
const cities = [{ name: '浙江省杭州市', code: '330100' }, { name: '上海市', code: '310000' }, { name: '广东省深圳市', code: '440300' }];
const trades = [{ job: '客服专员', trade: '客户服务' }, { job: '仓储管理员', trade: '物流仓储' }, { job: '前端开发工程师', trade: '互联网技术' }];

/** What the user would have written into this module; shapes as zhima.customer.jobworth.cloudresume.query hands them out. */
export function fillModule(module: ResumeModule, user: AlipayUser): Record<string, unknown> {
  const n = Number(user.phone.slice(-4));
  const city = pick(cities, n);
  const trade = pick(trades, n);
  switch (module) {
    case 'BASIC_INFO': return {
      user_name: user.userName, gender: user.gender, birthday: '19900101', residential_area: city.name,
      intention_status: 'ALWAYS_ON_JOB', position_type: 'IN_SCHOOL', work_start_date: Date.UTC(2012, 6, 1),
      person_desc: `模拟数据：${user.userName}，工作认真，沟通良好。`,
      pic_url: { pic_url: user.avatar },
      position_intentions: [{
        intention_city: city.code, job_name: trade.job, profession_name: trade.trade, salary_min: '6000', salary_max: '9000', salary_unit: 'MONTH', work_property: 'FULL_TIME',
      }],
    };
    case 'EMAIL': return { email: `user${n}@mock.invalid` };
    case 'PHONE': return { phone: user.phone };
    case 'EDUCATION_DEGREE': return {
      education_experiences: [{
        school_name: pick(schools, n), major: '工商管理', location: city.name, degree: 'BACHELOR', education_status: 'FINISH_SCHOOL', tong_zhao: true,
        in_school_year: 2008, in_school_month: 9, finish_school_year: 2012, finish_school_month: '6', year: 2012, month: 6,
      }],
    };
    case 'SKILLS': return { skills: [{ skill_name: '普通话二级甲等' }, { skill_name: trade.trade }] };
    case 'WORK_EXPERIENCE': return {
      work_experiences: [{
        company_name: `模拟${trade.trade}有限公司`, position_name: trade.job, job_name: trade.job, profession_name: trade.trade,
        work_desc: '模拟数据：负责日常工作与客户沟通。', work_start_time: Date.UTC(2012, 6, 1), work_end_time: Date.UTC(2022, 11, 31),
      }],
    };
    case 'CERTIFICATION': return {
      certificates: [{
        certificate_name: '大学英语四级', certificate_cert_level: '合格', certificate_send_card_address: '模拟发证机构',
        certificate_verify_status: 'PROMISED', in_validity_period: 'VALID',
      }],
    };
  }
}

function pick<T>(list: readonly [T, ...T[]] | T[], n: number): T {
  const item = list[n % list.length];
  if (item === undefined) throw new Error('An empty list has nothing to pick.');
  return item;
}
