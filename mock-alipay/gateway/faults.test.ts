import { afterEach, beforeEach, expect, test } from 'vitest';
import { openGateway, type Bench } from './gateway.fixture.js';

let bench: Bench;
let userId: string;
beforeEach(async () => {
  bench = await openGateway({ policy: { applyToUnsyncedJob: true } });
  userId = bench.world.createUser({ resume: 'none' }).userId;
});
afterEach(() => bench.close());

const method = 'alipay.ebpp.industry.job.applyinfo.sync';

function push(outApplyId = 'P-1', user = userId) {
  return bench.sdk({ timeout: 300 }).exec(method, {
    bizContent: { out_apply_id: outApplyId, out_job_id: 'J-1', user_id: user, apply_status: 'APPLYING', apply_time: '2026-11-22 09:00:00', apply_change_time: '2026-11-22 09:00:00' },
  }, { validateSign: true });
}

test('only the second call of the method is busy, and the retry gets through', async () => {
  bench.gateway.faults.add({ kind: 'busy', method, call: 2 });
  expect(await push('P-1')).toMatchObject({ code: '10000' });
  expect(await push('P-2')).toMatchObject({ code: '20000', subCode: 'isp.unknow-error', subMsg: '系统繁忙' });
  expect(bench.lastCall()).toMatchObject({ fault: 'busy', userId });
  expect(await push('P-2')).toMatchObject({ code: '10000' });
  expect(bench.gateway.faults.list()).toMatchObject([{ seen: 3, hits: 1 }]);
});

test('a fault for one user leaves the others alone', async () => {
  const other = bench.world.createUser({ resume: 'none' }).userId;
  bench.gateway.faults.add({ kind: 'business', subCode: 'SYSTEM_ERROR', subMsg: '系统异常', userId });
  expect(await push('P-1')).toMatchObject({ code: '40004', subCode: 'SYSTEM_ERROR' });
  expect(await push('P-2', other)).toMatchObject({ code: '10000' });
  expect(bench.world.applications(userId)).toEqual([]);
});

test('a reset connection took effect only when the rule says so', async () => {
  const id = bench.gateway.faults.add({ kind: 'reset', executed: true });
  await expect(push('P-1')).rejects.toThrow(/HttpClient|reset|socket|ECONNRESET|fetch|other side/i);
  expect(bench.world.applications(userId)).toHaveLength(1);
  bench.gateway.faults.remove(id);
  bench.gateway.faults.add({ kind: 'reset' });
  await expect(push('P-2')).rejects.toThrow();
  expect(bench.world.applications(userId)).toHaveLength(1);
});

test('a hanging call runs into the client\'s own timeout and is in the journal at once', async () => {
  bench.gateway.faults.add({ kind: 'hang' });
  await expect(push()).rejects.toThrow(/timeout/i);
  expect(bench.lastCall()).toMatchObject({ fault: 'hang' });
});

test('a 5xx reaches the client as such', async () => {
  bench.gateway.faults.add({ kind: 'status', status: 502 });
  await expect(push()).rejects.toThrow(/502/);
});

test('a spoilt signature is noticed by a client that validates', async () => {
  bench.gateway.faults.add({ kind: 'bad-signature' });
  await expect(push()).rejects.toThrow(/验签失败/);
});

test('a duplicate delivery is journalled twice and changes the world once', async () => {
  bench.gateway.faults.add({ kind: 'duplicate' });
  expect(await push()).toMatchObject({ code: '10000' });
  const calls = bench.journal.query({ method });
  expect(calls).toMatchObject([{ fault: 'duplicate' }, { fault: 'duplicate', duplicateOf: calls[0]?.seq }]);
  expect(bench.world.applications(userId)[0]?.history).toHaveLength(1);
});

test('a delay holds the answer back, not the journal', async () => {
  bench.gateway.faults.add({ kind: 'delay', ms: 60 });
  const started = performance.now();
  expect(await push()).toMatchObject({ code: '10000' });
  expect(performance.now() - started).toBeGreaterThan(55);
});

test('an expired token is what the token calls hear', async () => {
  bench.gateway.faults.add({ kind: 'expired-token' });
  expect(await bench.sdk().exec('alipay.system.oauth.token', { grantType: 'authorization_code', code: 'x' })).toMatchObject({ subCode: 'isv.code-invalid' });
  expect(await push()).toMatchObject({ subCode: 'aop.auth-token-time-out' });
});

test('a range of calls is struck and the calls around it are not', async () => {
  bench.gateway.faults.add({ kind: 'status', status: 503, method, call: [2, 3] });
  const heard: string[] = [];
  for (let count = 1; count <= 4; count++) heard.push(await push(`P-${count}`).then(({ code }) => String(code), () => 'lost'));
  expect(heard).toEqual(['10000', 'lost', 'lost', '10000']);
  expect(bench.world.applications(userId).map(({ outApplyId }) => outApplyId)).toEqual(['P-1', 'P-4']);
});

test('a busy answer after the call took effect is lost only on the way back: the retry is its duplicate', async () => {
  bench.gateway.faults.add({ kind: 'busy', call: 1, executed: true });
  expect(await push()).toMatchObject({ subCode: 'isp.unknow-error' });
  expect(await push()).toMatchObject({ code: '10000' });
  expect(bench.world.applications(userId)[0]?.history).toHaveLength(1);
});

test('faults strike a v3 call as they do a v2 one', async () => {
  const ask = () => bench.sdk().curl('GET', '/v3/alipay/open/mini/category/query', { query: {} });
  bench.gateway.faults.add({ kind: 'busy', call: 1 });
  bench.gateway.faults.add({ kind: 'bad-signature', call: 2 });
  await expect(ask()).rejects.toMatchObject({ code: 'unknow-error' });
  await expect(ask()).rejects.toThrow(/验签失败/);
  expect(await ask()).toMatchObject({ responseHttpStatus: 200 });
});
