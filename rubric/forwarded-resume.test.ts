import { describe, expect, it } from 'vitest';
import { arrivedFields, handedOut } from './forwarded-resume.js';

const handed = (body: unknown): Record<string, string[]> => Object.fromEntries([...handedOut(body)].map(([field, values]) => [field, [...values]]));
const nothing = { name: [], phone_num: [], email: [], sex: [], birth: [], now_location: [], school: [], speciality: [], education: [], company: [], title: [] };

describe('what Alipay handed out, in DingTalk’s words', () => {
  it('is every field both have a word for', () => {
    expect(handed({
      user_name: '张三', phone: '13800000000', email: 'zhang@example.com', gender: '男', birthday: '19900102', residential_area: '杭州',
      education_experiences: [{ school_name: '样本大学', major: '园艺', degree: 'BACHELOR' }, { school_name: '样本中学', degree: 'HIGHSCHOOL_AND_BELOW' }],
      work_experiences: [{ company_name: '样本公司', position_name: '店员' }],
    })).toEqual({
      name: ['张三'], phone_num: ['13800000000'], email: ['zhang@example.com'], sex: ['男性', '男'], birth: ['1990-01', '19900102', '1990-01-02'], now_location: ['杭州'],
      school: ['样本大学', '样本中学'], speciality: ['园艺'], education: ['本科', '小学', '初中', '高中'], company: ['样本公司'], title: ['店员'],
    });
  });

  it.each<[string, string[]]>([
    ['POLYTECHNIC', ['中专']], ['COLLEGE', ['大专']], ['MASTER', ['硕士']], ['DOCTOR_AND_ABOVE', ['博士']], ['OTHER', ['OTHER']],
  ])('knows the degree %s', (degree, words) => expect(handed({ education_experiences: [{ degree }] })['education']).toEqual(words));

  it.each(['1990年', '2119900102', '1990010211'])('leaves a birthday of another form as it is: %s', (birthday) => expect(handed({ birthday })['birth']).toEqual([birthday]));

  it.each<[string, unknown]>([['nothing', undefined], ['null', null], ['a text', 'x'], ['empty and wrong values', { user_name: '', phone: 138, education_experiences: 'x', work_experiences: [null, 'x'] }]])('is nothing of %s', (_name, body) => expect(handed(body)).toEqual(nothing));
});

describe('what arrived at DingTalk', () => {
  const detail = {
    name: '张三', phone_num: '13800000000', email: 'zhang@example.com', sex: '男性', birth: '1990-01', now_location: '杭州', school: '样本大学', speciality: '园艺', education: '本科', company: 'not here',
    education_info_list: [{ school: '样本中学', speciality: '文科', education: '高中', title: 'nor here' }], experience_info_list: [{ company: '样本公司', title: '店员', school: '' }],
  };
  const arrived = [
    ['name', '张三'], ['phone_num', '13800000000'], ['email', 'zhang@example.com'], ['sex', '男性'], ['birth', '1990-01'], ['now_location', '杭州'], ['school', '样本大学'], ['speciality', '园艺'], ['education', '本科'],
    ['school', '样本中学'], ['speciality', '文科'], ['education', '高中'], ['company', '样本公司'], ['title', '店员'],
  ].map(([field, value]) => ({ field, value }));

  it.each<[string, unknown]>([
    ['as objects', { resume_detail_info: detail }], ['as JSON text', JSON.stringify({ resume_detail_info: detail })], ['as JSON text within JSON text', JSON.stringify({ resume_detail_info: JSON.stringify(detail) })],
  ])('is every field, %s', (_name, param) => expect(arrivedFields({ param })).toEqual(arrived));

  it.each<[string, unknown]>([
    ['no body', undefined], ['no param', {}], ['text that is no JSON', { param: '{' }], ['no résumé', { param: {} }], ['empty and wrong values', { param: { resume_detail_info: { name: '', sex: 1, education_info_list: {}, experience_info_list: 'x' } } }],
  ])('is nothing of %s', (_name, body) => expect(arrivedFields(body)).toEqual([]));
});
