const EDUCATION = { HIGHSCHOOL_AND_BELOW: '高中', POLYTECHNIC: '中专', COLLEGE: '大专', BACHELOR: '本科', MASTER: '硕士', DOCTOR_AND_ABOVE: '博士' };

export class DingtalkService {
  constructor(baseUrl) {
    this.baseUrl = baseUrl;
  }

  async send(resume, job) {
    if (!this.baseUrl) return;
    try {
      const token = await this.#json('/gettoken?appkey=dingqingcheng&appsecret=qingcheng-secret');
      await this.#json(`/topapi/ats/resume/add?access_token=${token.access_token}`, {
        method: 'POST',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        body: new URLSearchParams({
          biz_code: 'ddats',
          param: JSON.stringify({ channel: 'qingcheng', matched_jobs: [job.title], resume_detail_info: this.#detail(resume) }),
        }),
      });
    } catch (err) {
      console.error(`[dingtalk] 简历转发失败: ${err.message}`);
    }
  }

  #detail(resume) {
    const detail = { name: resume.userName, phone_num: resume.phone };
    if (resume.email) detail.email = resume.email;
    if (resume.gender) detail.sex = resume.gender === '男' ? '男性' : '女性';
    if (resume.birthday) detail.birth = resume.birthday.replace(/^(\d{4})(\d{2}).*$/, '$1-$2');
    if (resume.residentialArea) detail.now_location = resume.residentialArea;
    const [school] = resume.educationExperiences ?? [];
    if (school?.schoolName) detail.school = school.schoolName;
    if (school?.major) detail.speciality = school.major;
    if (EDUCATION[school?.degree]) detail.education = EDUCATION[school.degree];
    return detail;
  }

  async #json(path, init) {
    const response = await fetch(this.baseUrl + path, { ...init, signal: AbortSignal.timeout(5000) });
    const body = await response.json();
    if (body.errcode !== 0) throw new Error(`${body.errcode} ${body.errmsg}`);
    return body;
  }
}
