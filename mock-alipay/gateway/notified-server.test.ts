import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Notification } from './notifier.js';
import { appId, handClock, openGateway, type Bench, type HandClock } from './gateway.fixture.js';

interface Post { believed: boolean; again: boolean; fields: Record<string, string>; biz: Record<string, unknown> }
let server: Server;
let bench: Bench;
let clock: HandClock;
let posts: Post[];
/** How often the server is still out of order before it answers success. */
let outOfOrder: number;

/** An ISV's application gateway as the guides write it: believe what verifies, act once per notify_id, answer the bare word. */
function isvServer() {
  const acted = new Set<string>();
  return express().post('/notify', express.urlencoded({ extended: false }), (request, response) => {
    const fields = request.body as Record<string, string>; // urlencoded makes texts of everything
    const believed = bench.sdk().checkNotifySign(fields);
    const id = fields['notify_id'] ?? '';
    posts.push({ believed, again: acted.has(id), fields, biz: JSON.parse(fields['biz_content'] ?? '{}') as Record<string, unknown> });
    if (!believed) response.send('fail');
    else if (outOfOrder-- > 0) response.status(503).send('<h1>503</h1>');
    else {
      acted.add(id);
      response.send('success');
    }
  });
}

beforeEach(async () => {
  posts = [];
  outOfOrder = 0;
  clock = handClock();
  server = isvServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  bench = await openGateway({ clock, app: { notifyUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/notify` } }); // a TCP server's address is never a string
});
afterEach(async () => {
  await bench.close();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

function authorise(outAgreementNo = 'A-1') {
  const user = bench.world.createUser({ resume: 'none' });
  return { user, ...bench.world.authorise(user.userId, { signature: 'valid', parameter: '', outAgreementNo, onceToken: 'T-1', schemaFaults: [] }, appId) };
}

const mobile = { appId, apiName: 'alipay.user.info.share', fieldName: 'mobile' };

function apply(): void {
  bench.world.putFieldApplication({ ...mobile, packageCode: 'USERINFO_MOBILE', sceneCode: 'SCENE_RESUME_DELIVERY', status: 'AUDIT', qpsAnswer: '1', customerAnswer: '1', files: [] });
}

test('creditagreement.changed tells of an authorisation and of its end', async () => {
  const { user, creditAgreementId } = authorise();
  await bench.attempts(1);
  bench.world.endAgreement(creditAgreementId);
  await bench.attempts(2);
  const about = { out_agreement_no: 'A-1', credit_agreement_id: creditAgreementId, alipay_user_id: user.userId };
  expect(posts).toMatchObject([
    { believed: true, fields: { msg_method: 'zhima.credit.payafteruse.creditagreement.changed' }, biz: { ...about, agreement_status: 'VALID' } },
    { believed: true, biz: { ...about, agreement_status: 'INVALID' } },
  ]);
});

test('field.changed tells of a refusal with its reason, and of a grant', async () => {
  apply();
  bench.world.reviewField(mobile, 'REJECT', '使用场景不符');
  await bench.attempts(1);
  apply();
  bench.world.reviewField(mobile, 'AGREE');
  await bench.attempts(2);
  const about = { user_app_id: appId, api_name: 'alipay.user.info.share', field_name: 'mobile', package_code: 'USERINFO_MOBILE' };
  expect(posts).toMatchObject([
    { believed: true, fields: { msg_method: 'alipay.open.app.api.field.changed', app_id: appId }, biz: { ...about, status: 'reject', reason: '使用场景不符' } },
    { believed: true, biz: { ...about, status: 'agree' } },
  ]);
});

test.each<[string, () => void]>([
  ['zhima.credit.payafteruse.creditagreement.changed', () => { authorise(); }],
  ['alipay.open.app.api.field.changed', () => { apply(); bench.world.reviewField(mobile, 'AGREE'); }],
])('%s comes again after two and ten minutes to a server that was out of order, and then no more', async (msgMethod, cause) => {
  outOfOrder = 2;
  cause();
  await bench.attempts(1);
  const waits = [clock.fire()];
  await bench.attempts(2);
  waits.push(clock.fire());
  await bench.attempts(3);
  await expect.poll(() => bench.gateway.notifier.deliveries()).toMatchObject([{ attempts: 3, state: 'delivered' }]);
  expect(waits).toEqual([120_000, 600_000]);
  expect(clock.fire()).toBeUndefined();
  expect(posts.every(({ believed, again, fields }) => believed && !again && fields['msg_method'] === msgMethod)).toBe(true);
  expect(new Set(posts.map(({ fields }) => fields['notify_id'])).size).toBe(1);
  expect(bench.journal.query({ kind: 'notification' })).toMatchObject([{ attempt: 1, status: 503 }, { attempt: 2, status: 503 }, { attempt: 3, answer: 'success' }]);
});

test('a replay is the same bytes and recognised by its notify_id; a forgery is not believed, and a copy with one field changed neither', async () => {
  const notification: Notification = { appId, msgMethod: 'alipay.open.app.api.field.changed', bizContent: { user_app_id: appId, field_name: 'mobile', status: 'agree' } };
  const { notifyId } = await bench.gateway.notifier.send(notification);
  await bench.gateway.notifier.replay(notifyId);
  await bench.gateway.notifier.forge(notification);
  expect(posts.map(({ believed, again }) => ({ believed, again }))).toEqual([{ believed: true, again: false }, { believed: true, again: true }, { believed: false, again: false }]);
  expect(posts[1]?.fields).toEqual(posts[0]?.fields);
  expect(bench.sdk().checkNotifySign({ ...posts[0]?.fields, biz_content: '{"status":"reject"}' })).toBe(false);
});
