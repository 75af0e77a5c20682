import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { aesDecrypt } from './aes.js';
import { retryDelays } from './notifier.js';
import { appId, handClock, openGateway, type Bench, type HandClock } from './gateway.fixture.js';

const aesKey = Buffer.alloc(16, 7).toString('base64');
let isv: Server;
let bench: Bench;
let received: Record<string, string>[];
let reply: string;
let clock: HandClock;

beforeEach(async () => {
  received = [];
  reply = 'success';
  isv = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk) => { body += String(chunk); });
    request.on('end', () => {
      received.push(Object.fromEntries(new URLSearchParams(body)));
      response.end(reply);
    });
  });
  await new Promise<void>((resolve) => isv.listen(0, '127.0.0.1', resolve));
  const { port } = isv.address() as AddressInfo;
  clock = handClock();
  bench = await openGateway({ clock, app: { notifyUrl: `http://127.0.0.1:${port}/notify`, aesKey } });
});
afterEach(async () => {
  await bench.close();
  isv.closeAllConnections();
  await new Promise((resolve) => isv.close(resolve));
});

test('an authorisation is notified, signed so that the official client believes it', async () => {
  const user = bench.world.createUser({ resume: 'none' });
  bench.world.authorise(user.userId, { signature: 'valid', parameter: '', outAgreementNo: 'A-1', onceToken: 'T-1', schemaFaults: [] }, appId);
  await bench.attempts(1);
  const [post] = received;
  expect(post).toMatchObject({ msg_method: 'zhima.credit.payafteruse.creditagreement.changed', app_id: appId, version: '1.1' });
  expect(JSON.parse(post?.['biz_content'] ?? '')).toMatchObject({ agreement_status: 'VALID', out_agreement_no: 'A-1', alipay_user_id: user.userId });
  expect(bench.sdk().checkNotifySign(post)).toBe(true);
  expect(bench.sdk().checkNotifySignV2(post)).toBe(true);
  expect(bench.journal.query({ kind: 'notification', userId: user.userId })).toMatchObject([{ attempt: 1, status: 200, answer: 'success' }]);
});

test('anything but success is delivered eight times on the published schedule, then given up', async () => {
  reply = 'fail';
  await bench.gateway.notifier.send({ appId, msgMethod: 'test.changed', bizContent: { a: 1 } });
  const waits = [];
  for (let count = 2; count <= 8; count++) {
    waits.push(clock.fire());
    await bench.attempts(count);
  }
  expect(waits).toEqual([...retryDelays]);
  expect(retryDelays.reduce((sum, wait) => sum + wait)).toBeLessThanOrEqual(25 * 3_600_000);
  await new Promise((resolve) => setImmediate(resolve));
  expect(clock.fire()).toBeUndefined();
  expect(bench.gateway.notifier.deliveries()).toMatchObject([{ attempts: 8, state: 'given-up' }]);
  expect(new Set(received.map((post) => post['notify_id'])).size).toBe(1);
});

test('a replay carries the same notify_id, a forgery does not verify', async () => {
  const { notifyId } = await bench.gateway.notifier.send({ appId, msgMethod: 'test.changed', bizContent: { a: 1 } });
  await bench.gateway.notifier.replay(notifyId);
  expect(received[1]).toEqual(received[0]);
  await bench.gateway.notifier.forge({ appId, msgMethod: 'test.changed', bizContent: { a: 1 } });
  expect(bench.sdk().checkNotifySign(received[2])).toBe(false);
});

test('an encrypted notification opens with the app\'s AES key', async () => {
  await bench.gateway.notifier.send({ appId, msgMethod: 'test.changed', bizContent: { a: '甲' }, encrypted: true });
  expect(received[0]?.['encrypt_type']).toBe('AES');
  expect(aesDecrypt(received[0]?.['biz_content'] ?? '', aesKey)).toBe('{"a":"甲"}');
});

test('nobody listening is an error in the journal, not a crash', async () => {
  const delivery = await bench.gateway.notifier.send({ appId, msgMethod: 'test.changed', bizContent: {}, url: 'http://127.0.0.1:1/' });
  expect(delivery).toMatchObject({ attempts: 1, state: 'pending' });
  expect(bench.journal.query({ kind: 'notification' })).toMatchObject([{ error: expect.any(String) }]);
});
