import { afterAll, beforeAll, expect, test } from 'vitest';
import { createWorld } from '../gateway/index.js';
import { Journal } from '../journal.js';
import { startDingtalk, testCredential } from './index.js';

let clock = Date.parse('2026-11-22T09:00:00+08:00');
const now = () => clock;
const journal = new Journal({ now });
const world = createWorld({ now, journal, seed: 'dingtalk' });
const user = world.createUser({ resume: 'complete' });
let server: Awaited<ReturnType<typeof startDingtalk>>;
beforeAll(async () => { server = await startDingtalk({ journal, now, people: world }); });
afterAll(() => server.close());

const param = {
  matched_jobs: ['J-1'], channel: 'alipay',
  resume_detail_info: {
    name: user.userName, phone_num: user.phone, sex: '男性', birth: '1990-01', education: '本科',
    education_info_list: [{ start_date: '2008-09', end_date: '2012-06', school: '示例大学', speciality: '工商管理', education: '本科' }],
  },
};

async function token(): Promise<string> {
  const answer = await (await fetch(`${server.url}/gettoken?appkey=${testCredential.appKey}&appsecret=${testCredential.appSecret}`)).json() as { access_token: string };
  return answer.access_token;
}

async function add(body: string, contentType: string, accessToken?: string): Promise<Record<string, unknown>> {
  const response = await fetch(`${server.url}/topapi/ats/resume/add?access_token=${accessToken ?? await token()}`, { method: 'POST', body, headers: { 'content-type': contentType } });
  expect(response.status).toBe(200);
  return await response.json() as Record<string, unknown>;
}

function last() {
  return journal.query({ kind: 'dingtalk' }).at(-1);
}

test('gettoken knows its pair and says which parameter is missing', async () => {
  const ask = async (query: string) => (await fetch(`${server.url}/gettoken?${query}`)).json();
  expect(await ask(`appkey=${testCredential.appKey}&appsecret=${testCredential.appSecret}`)).toMatchObject({ errcode: 0, errmsg: 'ok', expires_in: 7200 });
  expect(await ask('appkey=a&appsecret=b')).toEqual({ errcode: 40096, errmsg: '不合法的appKey或appSecret' });
  expect(await ask('')).toEqual({ errcode: 40035, errmsg: '缺少参数 corpid or appkey' });
});

test('all three encodings bring the same résumé, of the Alipay user with that phone', async () => {
  const ways: [string, string, string][] = [
    [JSON.stringify({ biz_code: 'ddats', param }), 'application/json; charset=utf-8', 'json'],
    [JSON.stringify({ biz_code: 'ddats', param: JSON.stringify(param) }), 'application/json', 'json-stringified'],
    [new URLSearchParams({ biz_code: 'ddats', param: JSON.stringify(param) }).toString(), 'application/x-www-form-urlencoded;charset=utf-8', 'form'],
  ];
  for (const [body, contentType, encoding] of ways) {
    expect(await add(body, contentType)).toMatchObject({ errcode: 0, errmsg: 'ok', result: { resume_id: expect.stringMatching(/^[0-9a-f]{24}$/) } });
    expect(last()).toMatchObject({ encoding, userId: user.userId, schemaFaults: [], body: { biz_code: 'ddats', param } });
  }
});

test('a bad or missing access_token is answered in the 88 family', async () => {
  const body = JSON.stringify({ biz_code: 'ddats', param });
  expect(await add(body, 'application/json', 'nonsense')).toMatchObject({ errcode: 88, sub_code: '40014', errmsg: 'ding talk error[subcode=40014,submsg=不合法的access_token]' });
  expect(await add(body, 'application/json', '')).toMatchObject({ errcode: 88, sub_code: '40000', sub_msg: 'access_token is blank' });
});

test('the document\'s own sample passes, matched_jobs joined by commas included', async () => {
  const answer = await add(JSON.stringify({ biz_code: 'ddats', param: { ...param, matched_jobs: 'a,b,c', virtual_phone_number_flag: true, origin_mail: { received_time: '15984483611280' } } }), 'application/json');
  expect(answer).toMatchObject({ errcode: 0 });
  expect(last()).toMatchObject({ schemaFaults: [] });
});

test('a résumé without name or phone is refused; wrong enumerations and unknown keys are noted', async () => {
  const { name: _name, ...nameless } = param.resume_detail_info;
  expect(await add(JSON.stringify({ biz_code: 'ddats', param: { ...param, resume_detail_info: nameless } }), 'application/json')).toMatchObject({ errcode: 88, sub_code: '40035' });
  const odd = { ...param, resume_detail_info: { ...param.resume_detail_info, sex: 'M', phoneNum: '1' } };
  expect(await add(JSON.stringify({ biz_code: 'ddats', param: odd }), 'application/json')).toMatchObject({ errcode: 0 });
  expect(last()).toMatchObject({
    schemaFaults: [
      { path: '/param/resume_detail_info/phoneNum', message: 'you sent phoneNum; this method takes phone_num' },
      { path: '/param/resume_detail_info/sex', message: 'must be one of 男性, 女性' },
    ],
  });
});

test('an unknown path and a body that is no JSON are answered, not crashed on', async () => {
  const unknown = await (await fetch(`${server.url}/topapi/ats/resume/remove`, { method: 'POST' })).json();
  expect(unknown).toMatchObject({ errcode: 22, sub_msg: '不合法ApiName，ApiName = dingtalk.oapi.ats.resume.remove' });
  expect(await add('{"biz_code":', 'application/json')).toMatchObject({ errcode: 88 });
});

test('an access_token dies after its two hours, and a missing secret is named', async () => {
  const old = await token();
  const body = JSON.stringify({ biz_code: 'ddats', param });
  expect(await add(body, 'application/json', old)).toMatchObject({ errcode: 0 });
  clock += 7_200_001;
  expect(await add(body, 'application/json', old)).toMatchObject({ errcode: 88, sub_code: '40014' });
  expect(await add(body, 'application/json')).toMatchObject({ errcode: 0 });
  const halved = await (await fetch(`${server.url}/gettoken?appkey=${testCredential.appKey}`)).json();
  expect(halved).toEqual({ errcode: 40035, errmsg: '缺少参数 corpsecret or appsecret' });
});
