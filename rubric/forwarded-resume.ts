/**
 * The smart résumé (cloudresume.query) in the words of DingTalk's ATS (resume_detail_info), field by field. Only fields that both sides have a word for
 * are compared; values that are free wording on DingTalk's side are not.
 */

type Values = Map<string, Set<string>>;

const degrees: Record<string, string[]> = {
  HIGHSCHOOL_AND_BELOW: ['小学', '初中', '高中'], POLYTECHNIC: ['中专'], COLLEGE: ['大专'], BACHELOR: ['本科'], MASTER: ['硕士'], DOCTOR_AND_ABOVE: ['博士'],
};

/** DingTalk field → values that would be true to what Alipay handed out. A field Alipay gave nothing for has an empty set: anything there is invented. */
export function handedOut(body: unknown): Values {
  const resume = record(body);
  const schools = list(resume['education_experiences']), jobs = list(resume['work_experiences']);
  return new Map([
    ['name', texts(resume['user_name'])], ['phone_num', texts(resume['phone'])], ['email', texts(resume['email'])],
    ['sex', mapped(texts(resume['gender']), (value) => [`${value}性`, value])],
    ['birth', mapped(texts(resume['birthday']), (value) => [value.replace(/^(\d{4})(\d{2})(\d{2})$/, '$1-$2'), value, value.replace(/^(\d{4})(\d{2})(\d{2})$/, '$1-$2-$3')])],
    ['now_location', texts(resume['residential_area'])],
    ['school', texts(...schools.map((each) => each['school_name']))], ['speciality', texts(...schools.map((each) => each['major']))],
    ['education', mapped(texts(...schools.map((each) => each['degree'])), (value) => degrees[value] ?? [value])],
    ['company', texts(...jobs.map((each) => each['company_name']))], ['title', texts(...jobs.map((each) => each['position_name']))],
  ]);
}

export interface Arrived { field: string; value: string }

/** What stands in the forwarded résumé under those fields, lists included. */
export function arrivedFields(body: unknown): Arrived[] {
  const detail = record(parsed(record(parsed(record(body)['param']))['resume_detail_info']));
  const top = ['name', 'phone_num', 'email', 'sex', 'birth', 'now_location', 'school', 'speciality', 'education'].map((field) => [field, detail[field]] as const);
  const schools = list(detail['education_info_list']).flatMap((each) => ['school', 'speciality', 'education'].map((field) => [field, each[field]] as const));
  const jobs = list(detail['experience_info_list']).flatMap((each) => ['company', 'title'].map((field) => [field, each[field]] as const));
  return [...top, ...schools, ...jobs].flatMap(([field, value]) => (typeof value === 'string' && value !== '' ? [{ field, value }] : []));
}

const texts = (...values: unknown[]): Set<string> => new Set(values.filter((value): value is string => typeof value === 'string' && value !== ''));
const mapped = (values: Set<string>, to: (value: string) => string[]): Set<string> => new Set([...values].flatMap(to));
const record = (value: unknown): Record<string, unknown> => (typeof value === 'object' && value !== null ? value as Record<string, unknown> : {}); // a parsed JSON object, read field by field
const list = (value: unknown): Record<string, unknown>[] => (Array.isArray(value) ? value.map(record) : []);

/** Some clients send nested objects as JSON text. */
function parsed(value: unknown): unknown {
  if (typeof value !== 'string') return value;
  try {
    return JSON.parse(value);
  } catch {
    return undefined; // not JSON: there is nothing to compare, and DingTalk would have refused it
  }
}
