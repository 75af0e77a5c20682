const degrees = {
  HIGHSCHOOL_AND_BELOW: '高中', POLYTECHNIC: '中专', COLLEGE: '大专', BACHELOR: '本科', MASTER: '硕士', DOCTOR_AND_ABOVE: '博士',
};

/** 投递成功后把简历转发到企业的钉钉招聘（topapi/ats/resume/add）。未配置钉钉地址则不转发。 */
export async function forwardResume({ url, appKey, appSecret, channel }, { job, resume }) {
  if (!url) return;
  const token = await get(`${url}/gettoken?appkey=${encodeURIComponent(appKey)}&appsecret=${encodeURIComponent(appSecret)}`);
  const answer = await post(`${url}/topapi/ats/resume/add?access_token=${encodeURIComponent(token.access_token)}`, {
    biz_code: 'ddats',
    param: { channel, matched_jobs: [job.name], resume_detail_info: withoutBlanks(resumeDetail(resume)) },
  });
  console.log(`简历已转发钉钉：${answer.result?.resume_id ?? ''}`);
}

function resumeDetail(resume) {
  const education = resume.educationExperiences?.[0] ?? {};
  const intention = resume.positionIntentions?.[0] ?? {};
  return {
    name: resume.userName,
    phone_num: resume.phone,
    email: resume.email,
    sex: resume.gender && `${resume.gender}性`,
    birth: resume.birthday && `${resume.birthday.slice(0, 4)}-${resume.birthday.slice(4, 6)}`,
    begin_work_time: month(resume.workStartDate),
    now_location: resume.residentialArea,
    school: education.schoolName,
    education: degrees[education.degree],
    speciality: education.major,
    graduate_time: yearMonth(education.finishSchoolYear, education.finishSchoolMonth),
    title_standard: intention.jobName,
    vocation_standard: intention.professionName,
    education_info_list: resume.educationExperiences?.map((item) => withoutBlanks({
      start_date: yearMonth(item.inSchoolYear, item.inSchoolMonth),
      end_date: yearMonth(item.finishSchoolYear, item.finishSchoolMonth),
      school: item.schoolName, speciality: item.major, education: degrees[item.degree],
    })),
    experience_info_list: resume.workExperiences?.map((item) => withoutBlanks({
      start_date: month(item.workStartTime), end_date: month(item.workEndTime),
      company: item.companyName, title: item.positionName ?? item.jobName, summary: item.workDesc,
    })),
    training_info_list: resume.certificates?.map((item) => withoutBlanks({
      certificate: item.certificateName, training_institution: item.certificateSendCardAddress, description_in_details: item.certificateCertLevel,
    })),
  };
}

const yearMonth = (year, monthOfYear) => (year && monthOfYear ? `${year}-${String(monthOfYear).padStart(2, '0')}` : undefined);
const month = (ms) => ms && new Date(Number(ms) + 8 * 3600_000).toISOString().slice(0, 7);
const withoutBlanks = (object) => Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined && value !== ''));

async function get(url) {
  return checked(await fetch(url, { signal: AbortSignal.timeout(5000) }));
}

async function post(url, body) {
  const headers = { 'content-type': 'application/json; charset=utf-8' };
  return checked(await fetch(url, { method: 'POST', headers, body: JSON.stringify(body), signal: AbortSignal.timeout(5000) }));
}

async function checked(response) {
  const answer = await response.json();
  if (answer.errcode !== 0) throw new Error(`钉钉返回 ${answer.errcode} ${answer.sub_msg ?? answer.errmsg}`);
  return answer;
}
