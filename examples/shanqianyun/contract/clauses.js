/**
 * 闪签云 1.0 小程序接口文档, clause by clause, in the order in which one fresh user can live through them. `line` is the document's own; `check` throws Broken
 * or NotChecked. Clauses that name nothing to ask a server are listed with `silent`, so that none is forgotten.
 */
import { columns, fullest, minimal } from './employee.js';
import { NotChecked, accepted, expect, isInt, isText, refused, show } from './expect.js';

const png = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');
const signing = [2, 3];

export const clauses = [
  header('X-location', '119.97-31.81', 'X-location : [string] 坐标 lng-lat 请求头带此字段'),
  header('X-unique-key', undefined, 'X-unique-key : [string] 服务端下发的标识,取window.uniqueKey 请求头带此字段'),
  header('X-city', encodeURIComponent('常州'), 'X-city : [string] 所在城市名称 请求头带此字段'),
  {
    id: 'platform-code', section: '1.1.2', line: 'X-platform-code : [string] 平台标识字段,所有请求均需要此字段,取window.platformCode 请求头带此字段',
    async check({ api }) {
      for (const path of ['/companies', '/captcha']) {
        const answer = await api.get(path, { without: ['X-platform-code'] });
        expect(answer.http >= 400 || (isInt(answer.json?.status) && answer.json.status !== 0), `不带 X-platform-code 的 GET ${path} 不被受理`, `HTTP ${answer.http} ${show(answer.json) ?? answer.type}`);
      }
    },
  },
  { id: 'json-body', section: '1.1.3', line: '对于:Content-Type:application/json:Content-Type:application/xml不保证完全支持,请谨慎使用', silent: '「不保证」没有可查的要求' },

  {
    id: 'image', section: '1.2.2', line: '/image',
    async check({ api, story }) {
      const answer = await api.upload('/image', 'file', { bytes: png, type: 'image/png', name: 'id-card.png' });
      expect(answer.json?.error_code === 0, 'error_code: 0', answer.json ?? answer.type);
      story.imageUrl = answer.json?.data?.url;
      expect(isText(story.imageUrl), "data.url 是字符串", answer.json);
    },
  },
  {
    id: 'image-url', section: '1.2.2', line: 'url : [string] 文件的访问URL',
    async check({ api, story }) {
      if (!story.imageUrl) throw new NotChecked('没有上传成功');
      expect((await api.fetchUrl(story.imageUrl)).equals(png), '访问 url 得到上传的文件', story.imageUrl);
    },
  },
  {
    id: 'image-multipart', section: '1.1.3', line: '文件上传时Content-Type为:Content-Type:multipart/form-data',
    async check({ api }) {
      const { json } = await api.post('/image', { file: 'not-a-file' });
      expect(json?.error_code !== 0, '不是 multipart/form-data 的上传不被受理', json);
    },
  },
  {
    id: 'captcha', section: '1.2.3', line: '/captcha',
    async check({ api }) {
      const { type, bytes } = await api.get('/captcha');
      expect(/^image\//.test(type) && bytes.length > 0, '一张图片（image/*）', `${type}，${bytes.length} 字节`);
    },
  },
  {
    id: 'captcha-cookie', section: '1.2.3', line: '注:请求图片时,需解析图片的cookie,不然无法认证',
    async check({ api, given }) {
      const { cookies } = await api.get('/captcha');
      expect(cookies.length > 0, '图片响应带 Set-Cookie', '没有');
      refused(await api.post('/verifycode', { captcha_code: given.captchaCode ?? '0000', phone: '13800000000' }), '不带这个 cookie 的 POST /verifycode ');
    },
  },
  {
    id: 'verifycode-wrong', section: '1.2.4', line: 'captcha_code : [string] 图形验证码',
    async check({ api }) {
      refused(await api.post('/verifycode', { captcha_code: '错误的验证码', phone: '13800000000' }, { headers: { cookie: await captchaCookie(api) } }), '图形验证码不对时，POST /verifycode ');
    },
  },
  {
    id: 'verifycode-phone', section: '1.2.4', line: 'phone : [string] 手机号',
    async check({ api, given }) {
      const captcha_code = needed(given.captchaCode, '--captcha-code（测试环境的固定图形验证码）');
      refused(await api.post('/verifycode', { captcha_code }, { headers: { cookie: await captchaCookie(api) } }), '没有 phone 的 POST /verifycode ');
    },
  },
  {
    id: 'verifycode', section: '1.2.4', line: '/verifycode',
    async check({ api, given }) {
      const captcha_code = needed(given.captchaCode, '--captcha-code（测试环境的固定图形验证码）');
      const { json } = await api.post('/verifycode', { captcha_code, phone: '13800000000' }, { headers: { cookie: await captchaCookie(api) } });
      expect(json?.error_code === 0, 'error_code: 0', json);
      expect(typeof json.data === 'object' && json.data !== null, 'data 是对象', json.data);
    },
  },

  {
    id: 'status-field', section: '1.3.1', line: 'status: [int] 服务器状态码,0 为正常状态,异常状态待定。',
    async check({ api }) {
      refused(await api.get('/em_status', { token: 'no-such-session' }), '没有登录的 GET /em_status ');
    },
  },
  {
    id: 'msg-field', section: '1.3.1', line: 'msg:[string] 错误信息&提示信息',
    async check({ api }) {
      const { json } = await api.get('/em_status', { token: 'no-such-session' });
      expect(isText(json?.msg) && json.msg !== '', 'msg 说明错误', json);
    },
  },
  {
    id: 'data-field', section: '1.3.2', line: 'data: [object] 数据字段,所有响应数据都在此字段中',
    async check({ api }) {
      const { json } = await api.get('/companies');
      expect(json !== undefined && Object.hasOwn(json, 'data'), '响应里有 data', json);
    },
  },
  { id: 'list-field', section: '1.3.2', line: 'list: [array],当返回数据为列表时会将数据放在该字段', silent: '列出的接口都把列表直接放在 data，以各接口的示例为准' },
  { id: 'paging', section: '1.3.3', line: 'page: [int] 当前页码,默认为1', silent: '文档没有列出分页的接口' },
  { id: 'enabled', section: '2.1.2', line: '0:未启用', silent: '没有接口返回合同或管理员信息' },

  {
    id: 'login-code', section: '3.1.1', line: 'code: [string]',
    async check({ api }) {
      refused(await api.post('/weixin/login', {}), '没有 code 的 POST /weixin/login ');
    },
  },
  {
    id: 'login', section: '3.1.1', line: '"session_token": "xxxx", // 会话 token 信息',
    async check({ api, given, story }) {
      const data = accepted(await api.post('/weixin/login', { code: needed(given.codes[0], '--code（一个新用户的登录 code）') }), 'POST /weixin/login ');
      expect(isText(data?.session_token) && data.session_token !== '', 'data.session_token 是字符串', data);
      Object.assign(story, { token: data.session_token, emId: data.em_id });
    },
  },
  {
    id: 'login-new', section: '3.1.1', line: '"em_id": 0, // 为0表示未提交过简历信息,大于零得需要调用下面接口判断具体处于哪个状态',
    async check({ story }) {
      token(story);
      expect(story.emId === 0, '新用户的 em_id 为 0', story.emId);
    },
  },
  { id: 'dict', section: '3.4.1', line: 'dict_item为Edu_Type则表示获取学历类型的字典', check: ({ api, story }) => rows(api, story, '/dict/Edu_Type', { dict_key: isText, dict_value: isText }) },
  {
    id: 'work-pos', section: '3.4.2', line: '"A岗位", "B岗位","C岗位",',
    async check({ api, story }) {
      const data = accepted(await api.get('/work_pos', { token: token(story) }), 'GET /work_pos ');
      expect(Array.isArray(data) && data.length > 0 && data.every(isText), 'data 是字符串的数组', data);
    },
  },
  { id: 'handlers', section: '3.4.3', line: '3.4.3 获取所有处理人(人事专员)', check: async ({ api, story }) => { story.handlers = await rows(api, story, '/handlers', { id: isInt, name: isText }); } },
  { id: 'companies', section: '3.4.3', line: '3.4.3 获取所有用人单位', check: async ({ api, story }) => { story.companies = await rows(api, story, '/companies', { id: isInt, company_name: isText }); } },

  {
    id: 'employee-token', section: '3.2.1', line: '请求头需要有X-auth-token的信息',
    async check({ api }) {
      refused(await api.post('/employee', minimal()), '不带 X-auth-token 的 POST /employee ');
      refused(await api.get('/employee'), '不带 X-auth-token 的 GET /employee ');
      refused(await api.put('/employee', minimal()), '不带 X-auth-token 的 PUT /employee ');
    },
  },
  required('employee_edu', 'employee_edu: [array] 教育情况【必填】'),
  required('work_exp', 'work_exp: [array] 工作情况 【必填】'),
  {
    id: 'ad-user', section: '3.2.1', line: 'ad_user_id: [int]',
    async check({ api, story }) {
      refused(await api.post('/employee', { ...minimal(), ad_user_id: '周专员' }, { token: token(story) }), 'ad_user_id 不是整数的 POST /employee ');
    },
  },
  ...columns.filter((column) => column.required).map((column) => ({
    id: `not-null-${column.name}`, section: '2.2.1', line: column.line,
    async check({ api, story }) {
      refused(await api.post('/employee', without(minimal(), column.name), { token: token(story) }), `没有 ${column.name} 的 POST /employee `);
    },
  })),
  {
    id: 'employee-post', section: '3.2.1', line: '"data": null',
    async check({ api, story }) {
      const answer = await api.post('/employee', { ...minimal(), ...(story.handlers?.[0] ? { ad_user_id: story.handlers[0].id } : {}) }, { token: token(story) });
      accepted(answer, 'POST /employee ');
      expect(answer.json.data === null, 'data 为 null', answer.json.data);
      story.submitted = true;
    },
  },
  {
    id: 'post-form', section: '1.1.3', line: 'POST请求Content-Type为:Content-Type:application/x-www-form-urlencoded',
    async check(told) {
      const data = await saved(told);
      for (const name of ['real_name', 'phone', 'id_number']) expect(data[name] === minimal()[name], `${name} 与提交的一致`, data[name]);
    },
  },
  ...columns.filter((column) => !column.required && column.fallback !== null).concat({ name: 'company_id', fallback: 0, line: "company_id int default 0 not null comment '所属用人单位id',(company对象里包含名称)" }).map(({ name, fallback, line }) => ({
    id: `default-${name}`, section: '2.2.1', line,
    async check(told) {
      const data = await saved(told);
      expect(data[name] === fallback, `没有提交时 ${name} 为 ${show(fallback)}`, data[name]);
    },
  })),
  arrayKept('work_exp', 'work_exp 数组是工作经验,'),
  arrayKept('employee_edu', 'employee_edu 数组是学历信息'),
  {
    id: 'login-again', section: '3.1.1', line: '"em_id": 0, // 为0表示未提交过简历信息,大于零得需要调用下面接口判断具体处于哪个状态',
    async check({ api, given, story }) {
      submitted(story);
      const { em_id: emId } = accepted(await api.post('/weixin/login', { code: needed(given.codes[1], '第二个 --code（同一用户的另一个登录 code）') }), 'POST /weixin/login ');
      expect(isInt(emId) && emId > 0, '提交过简历后 em_id 大于零', emId);
      story.emId = emId;
    },
  },
  {
    id: 'em-status-token', section: '3.1.2', line: '请求头需要有X-auth-token的信息',
    check: async ({ api }) => refused(await api.get('/em_status'), '不带 X-auth-token 的 GET /em_status '),
  },
  {
    id: 'em-status', section: '3.1.2', line: '"status": 1, // 签约的状态,同表sign_apply中的状态,1签约申请,2待签约,3已签约,4已驳回,5已取消',
    async check(told) {
      const data = await status(told);
      expect(data.status === 1, '刚提交时 status 为 1（签约申请）', data.status);
    },
  },
  emStatusField('reason', '"reason": "驳回原因",', isText, '字符串'),
  emStatusField('company_name', '"company_name": "申请的公司名称",', isText, '字符串'),
  emStatusField('verify_status', '"verify_status": 0, // 实名认证状态,同user_wechat表中verify_status状态,0 待实名, 1实名中,2实名成功 3实名失败', (value) => [0, 1, 2, 3].includes(value), '0 到 3'),

  {
    id: 'employee-put', section: '3.2.2', line: '其他内容和更新一致',
    async check(told) {
      const { api, story } = told;
      submitted(story);
      story.company = story.companies?.[0];
      story.full = { ...fullest(), ...(story.company ? { company_id: story.company.id } : {}), employee_edu: [{ edu_type: 'college', school: '样本学院' }] };
      accepted(await api.put('/employee', story.full, { token: token(story) }), '签约申请时的 PUT /employee ');
      const data = await saved(told);
      expect(data.employee_edu?.[0]?.school === '样本学院', '更新后的 employee_edu', data.employee_edu);
      story.updated = true;
    },
  },
  ...columns.map((column) => ({
    id: `column-${column.name}`, section: '2.2.1', line: column.line,
    async check(told) {
      if (!told.story.updated) throw new NotChecked('简历没有更新成功');
      const data = await saved(told);
      expect(data[column.name] === column.good, `${column.name} 取回 ${show(column.good)}（${column.of}）`, data[column.name]);
      for (const bad of column.bad) refused(await told.api.put('/employee', { ...told.story.full, [column.name]: bad }, { token: token(told.story) }), `${column.name} 为 ${show(bad).slice(0, 24)} 的 PUT /employee `);
    },
  })),
  {
    id: 'company-name', section: '2.2.1', line: "company_id int default 0 not null comment '所属用人单位id',(company对象里包含名称)",
    async check(told) {
      if (!told.story.updated || !told.story.company) throw new NotChecked('没有取到用人单位，或简历没有更新成功');
      const { company } = await saved(told);
      expect(Object.values(company ?? {}).includes(told.story.company.company_name), `company 对象里有「${told.story.company.company_name}」`, company);
    },
  },

  ...signing.map((status) => ({
    id: `put-refused-${status}`, section: '3.2.2', line: '更新简历(处于待签约和已签约不可以修改简历)',
    async check(told) {
      const { api, story } = told;
      await setStatus(told, status);
      const before = await saved(told);
      refused(await api.put('/employee', { ...minimal(), real_name: '不该改成' }, { token: token(story) }), `${status === 2 ? '待签约' : '已签约'}时的 PUT /employee `);
      expect((await saved(told)).real_name === before.real_name, '简历没有变', (await saved(told)).real_name);
    },
  })),
  {
    id: 'put-after-rejection', section: '3.2.2', line: '更新简历(处于待签约和已签约不可以修改简历)',
    async check(told) {
      await setStatus(told, 4);
      accepted(await told.api.put('/employee', minimal(), { token: token(told.story) }), '已驳回时的 PUT /employee ');
    },
  },
  {
    id: 'sign-status', section: '2.1.3', line: '1签约申请,2待签约,3已签约,4已驳回,5已取消',
    async check(told) {
      for (const wanted of [1, 2, 3, 4, 5]) {
        await setStatus(told, wanted);
        const { status: seen } = await status(told);
        expect(seen === wanted, `后台改为 ${wanted} 后 status 为 ${wanted}`, seen);
      }
    },
  },
  { id: 'sign-apply', section: '2.2.2', line: "em_id int not null comment '签约人',", silent: '没有接口返回签约信息' },
  { id: 'contract-info', section: '2.2.3', line: "contract_name varchar(32) not null comment '合同名称',", silent: '没有接口返回合同信息' },
  { id: 'admin', section: '2.2.4', line: 'username varchar(32) not null,', silent: '没有接口返回管理员信息' },
];

function header(name, value, line) {
  return {
    id: name.toLowerCase().replace('x-', ''), section: '1.1.2', line,
    check: async ({ api }) => { accepted(await api.get('/companies', value === undefined ? {} : { headers: { [name]: value } }), `带 ${name} 的 GET /companies `); },
  };
}

function required(name, line) {
  return {
    id: `required-${name.replace('_', '-')}`, section: '3.2.1', line,
    check: async ({ api, story }) => refused(await api.post('/employee', without(minimal(), name), { token: token(story) }), `没有 ${name} 的 POST /employee `),
  };
}

function arrayKept(name, line) {
  return {
    id: `array-${name.replace('_', '-')}`, section: '2.2.1', line,
    async check(told) {
      const value = (await saved(told))[name];
      expect(Array.isArray(value) && value.length === 1 && JSON.stringify(value[0]) === JSON.stringify(minimal()[name][0]), `${name} 是数组，内容与提交的一致`, value);
    },
  };
}

function emStatusField(name, line, holds, wanted) {
  return {
    id: `em-status-${name.replace('_', '-')}`, section: '3.1.2', line,
    async check(told) {
      const value = (await status(told))[name];
      expect(holds(value), `data.${name} 是${wanted}`, value);
    },
  };
}

async function rows(api, story, path, shape) {
  const data = accepted(await api.get(path, { token: token(story) }), `GET ${path} `);
  const fits = (row) => Object.entries(shape).every(([name, holds]) => holds(row?.[name]));
  expect(Array.isArray(data) && data.length > 0 && data.every(fits), `data 是数组，每项有 ${Object.keys(shape).join('、')}`, data);
  return data;
}

async function saved({ api, story }) {
  submitted(story);
  return accepted(await api.get('/employee', { token: token(story) }), 'GET /employee ') ?? {};
}

async function status({ api, story }) {
  submitted(story);
  return accepted(await api.get('/em_status', { token: token(story) }), 'GET /em_status ') ?? {};
}

async function setStatus({ given, story }, status) {
  submitted(story);
  const url = needed(given.setStatusUrl, '--set-status-url（怎样在后台改签约状态）').replaceAll('{em_id}', story.emId).replaceAll('{status}', status);
  const response = await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ status }), signal: AbortSignal.timeout(10_000) });
  if (!response.ok) throw new NotChecked(`后台没有改成：HTTP ${response.status}`);
}

async function captchaCookie(api) {
  return (await api.get('/captcha')).cookies.map((cookie) => cookie.split(';')[0]).join('; ');
}

function needed(value, option) {
  if (value === undefined) throw new NotChecked(`需要 ${option}`);
  return value;
}

function token(story) {
  if (!story.token) throw new NotChecked('没有登录成功');
  return story.token;
}

function submitted(story) {
  if (!story.submitted) throw new NotChecked('简历没有提交成功');
}

function without(form, name) {
  const { [name]: _left, ...rest } = form;
  return rest;
}
