/** `param` of topapi/ats/resume/add (CollResumeMailParam), field by field as the document lists it. All text unless said otherwise. */
import { flag, listOf, record, text, validator, type Validation } from '../gateway/index.js';

const month = () => text({ pattern: '^\\d{4}-(0[1-9]|1[0-2])$', noted: true });
const oneOf = (...values: string[]) => text({ enum: values, noted: true });

const resumeDetailInfo = record({
  name: text(), phone_num: text(), email: text(), sex: oneOf('男性', '女性'),
  birth: month(), graduate_time: month(), begin_work_time: month(),
  nationality: text(), married: oneOf('已婚', '未婚', '离婚'), native_place: text(), now_location: text(), forward_location: text(),
  school: text(), education: oneOf('小学', '初中', '高中', '中专', '大专', '本科', '硕士', '博士', '其他'), advanced_degree: text(),
  student_type: text(), school_type: text(), speciality: text(), salary: text(), aim_salary: text(), title_standard: text(), vocation_standard: text(),
  political: text(), job_status: text(), grade_of_english: text(),
  education_info_list: listOf(record({ start_date: month(), end_date: month(), school: text(), speciality: text(), education: text(), summary: text() })),
  experience_info_list: listOf(record({ start_date: month(), end_date: month(), company: text(), title: text(), summary: text() })),
  training_info_list: listOf(record({ start_date: month(), end_date: month(), training_institution: text(), certificate: text(), description_in_details: text() })),
  project_info_list: listOf(record({ start_date: month(), end_date: month(), project_name: text(), project_description: text() })),
}, ['name', 'phone_num']); // the table says 可选, the descriptions say 必传: the stricter stands

const param = record({
  matched_jobs: listOf(text()), channel: text(), resume_detail_info: resumeDetailInfo, opt_user_id: text(),
  resume_file: record({ download_url: text(), file_type: text(), file_name: text() }),
  origin_mail: record({
    received_time: text(), mail_id: text(), from_mail_alias: text(), mail_address: text(), title: text(), body_html: text(), from_mail_address: text(),
  }),
  virtual_phone_number_flag: flag(), resume_channel_url: text(),
}, ['channel']);

const whole = validator(record({ biz_code: text(), param }, ['biz_code', 'param']).schema);

/** The document's Java sample joins matched_jobs with commas, so both spellings are taken. */
export function validateResume(body: Record<string, unknown>): Validation {
  const given = body['param'];
  if (typeof given !== 'object' || given === null || !('matched_jobs' in given) || typeof given.matched_jobs !== 'string') return whole(body);
  return whole({ ...body, param: { ...given, matched_jobs: given.matched_jobs.split(',') } });
}
