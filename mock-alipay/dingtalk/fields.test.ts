import { expect, test } from 'vitest';
import type { Fault } from '../journal.js';
import { validateResume } from './resume.js';

/** The document's own sample request, every field it lists filled in as it shows. */
const period = { start_date: '2010-01', end_date: '2010-01' };
const detail = {
  name: '张三', phone_num: '18668421234', email: '123@mail.com', sex: '男性', birth: '2010-01', graduate_time: '2010-01', begin_work_time: '2010-01', nationality: '中国',
  married: '已婚', native_place: '浙江', now_location: '浙江省杭州市', forward_location: '浙江省杭州市', school: '浙江大学', education: '本科', advanced_degree: '理学学士',
  student_type: '全日制', school_type: '985', speciality: '计算机科学与技术', salary: '1000', aim_salary: '2000', title_standard: '开发工程师', vocation_standard: '互联网',
  political: '党员', job_status: '求职中', grade_of_english: '6级',
  education_info_list: [{ ...period, school: '浙江大学', speciality: '计算机科学与技术', education: '本科', summary: '专业GPA3.2,一等奖学金' }],
  experience_info_list: [{ ...period, company: '阿里巴巴', title: '开发工程师', summary: '负责xxx项目的研发工作,取得了xx成果' }],
  training_info_list: [{ ...period, training_institution: '新东方', certificate: '高级厨师证书', description_in_details: '川菜,粤菜,维扬菜,煎炸蒸煮' }],
  project_info_list: [{ ...period, project_name: 'xxx项目', project_description: '项目描述' }],
};
const param = {
  matched_jobs: ['xxxx', 'xxxx', 'xxxx'], channel: '51job', resume_detail_info: detail, opt_user_id: 'userId123',
  resume_file: { download_url: 'xxxx', file_type: 'pdf', file_name: 'xxx.pdf' },
  origin_mail: { received_time: '15984483611280', mail_id: 'xxxx', from_mail_alias: 'xxx', mail_address: 'xxxx', title: 'xxxx', body_html: 'xxxxx', from_mail_address: 'xxxx' },
  virtual_phone_number_flag: true, resume_channel_url: 'www.alibaba.com',
};

function faults(change: Record<string, unknown>): Fault[] {
  return validateResume({ biz_code: 'ddats', param: { ...param, ...change } }).faults;
}

const inDetail = (change: Record<string, unknown>) => faults({ resume_detail_info: { ...detail, ...change } });

test('the document\'s sample with all its fields has no fault', () => {
  expect(validateResume({ biz_code: 'ddats', param })).toMatchObject({ faults: [], refused: undefined });
});

/** Every place in the sample, as path and value. */
function leaves(value: unknown, path = ''): [path: string, value: unknown][] {
  if (typeof value !== 'object' || value === null) return [[path, value]];
  return Object.entries(value).flatMap(([name, inner]) => leaves(inner, `${path}/${name}`));
}

function replaced(value: unknown, [name, ...rest]: string[], put: unknown): unknown {
  if (name === undefined) return put;
  if (Array.isArray(value)) return value.map((item, index) => (String(index) === name ? replaced(item, rest, put) : item));
  return typeof value === 'object' && value !== null ? { ...value, [name]: replaced((value as Record<string, unknown>)[name], rest, put) } : value; // its own name
}

test.each(leaves(param))('%s is typed: a value of another type there is a fault of that path', (path, value) => {
  const wrong = replaced(param, path.slice(1).split('/'), typeof value === 'boolean' ? 'perhaps' : 7);
  expect(validateResume({ biz_code: 'ddats', param: wrong }).faults).toContainEqual({ path: `/param${path}`, message: `must be ${typeof value}` });
});

test('biz_code and channel are demanded, whatever else is there', () => {
  expect(validateResume({ param }).refused).toEqual({ path: '/biz_code', message: 'is required' });
  const { channel: _channel, ...rest } = param;
  expect(validateResume({ biz_code: 'ddats', param: rest }).refused).toEqual({ path: '/param/channel', message: 'is required' });
  expect(validateResume({ biz_code: 'ddats' }).refused).toEqual({ path: '/param', message: 'is required' });
});

test.each([
  ['sex', ['男性', '女性']], ['married', ['已婚', '未婚', '离婚']], ['education', ['小学', '初中', '高中', '中专', '大专', '本科', '硕士', '博士', '其他']],
])('%s takes each value of its enumeration and notes another', (name, values) => {
  for (const value of values) expect(inDetail({ [name]: value })).toEqual([]);
  expect(inDetail({ [name]: '不详' })).toEqual([{ path: `/param/resume_detail_info/${name}`, message: `must be one of ${values.join(', ')}` }]);
});

test.each(['birth', 'graduate_time', 'begin_work_time'])('%s is a year and a month', (name) => {
  for (const value of ['2010', '2010-13', '2010-01-05', '2010年1月']) expect(inDetail({ [name]: value })).toMatchObject([{ path: `/param/resume_detail_info/${name}` }]);
});
