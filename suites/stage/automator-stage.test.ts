import { once } from 'node:events';
import { mkdtempSync, readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PNG } from 'pngjs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { WebSocketServer } from 'ws';
import { startTrial, type Trial } from '../../mock-alipay/client/fixtures/trial.js';
import { startAutomator, type Automator } from '../../mock-alipay/container/automator/index.js';
import { LineLost } from './automator-line.js';
import { AutomatorStage } from './automator-stage.js';
import { ContainerStage } from './container-stage.js';
import { takePhone } from './phones.js';

let trial: Trial;
let endpoint: Automator;
beforeAll(async () => {
  trial = await startTrial();
  endpoint = await startAutomator({ phone: () => trial.browser.newPage({ viewport: { width: 390, height: 844 }, hasTouch: true }), port: 0 });
});
afterAll(async () => {
  await endpoint.close();
  await trial.close();
});

const phoneFor = (session: string): string => trial.client.openSession({ session, userId: trial.world.createUser({ resume: 'complete' }).userId });

test('our endpoint shows what the container shows', async () => {
  const through = await AutomatorStage.connect(endpoint.wsEndpoint);
  const direct = new ContainerStage(await takePhone(trial.browser), 5_000);
  const seen = [];
  for (const [name, stage] of Object.entries({ through, direct })) {
    await stage.open(phoneFor(name));
    expect(await stage.press({ control: 'job-card', outJobId: 'J1' })).toBe(true);
    await stage.settle(5_000);
    seen.push(await stage.capture());
    expect(await stage.press({ control: 'sheet-agree' })).toBe(false);
  }
  expect(seen[0]).toEqual(seen[1]);
  expect(seen[0]).toMatchObject({ surface: 'mini-program', settled: true, page: { path: 'pages/jd/index' } });
  const button = await through.locate('#apply');
  if (!button) throw new Error('no apply button');
  await through.tapNode(button);
  await through.settle(5_000);
  expect((await through.overlay()).sheet).toMatchObject({ sheet: 'smart-resume' });
  await through.close();
  await direct.close();
});

test('personal data is masked on its pictures, and put back', async () => {
  const stage = await AutomatorStage.connect(endpoint.wsEndpoint, (text) => text.replaceAll('门店店员', '█'));
  await stage.open(phoneFor('masked'));
  const path = join(mkdtempSync(join(tmpdir(), 'yanshou-automator-')), 'home.png');
  expect(await stage.screenshot(path)).toEqual({ stable: true });
  expect(PNG.sync.read(readFileSync(path)).width).toBe(390);
  expect((await stage.capture()).tree.some(({ text }) => text.includes('门店店员'))).toBe(true);
  await stage.close();
});

/** A port that speaks the protocol and knows nothing of ours. */
function ide(): Promise<{ url: string; close(): void }> {
  const answers: Record<string, object> = {
    'Tool.getInfo': { SDKVersion: 'dev' }, 'App.getCurrentPage': { pageId: 1, path: 'pages/jd/index', query: { jobId: 'J1' } },
    'App.callWxMethod': { result: { windowWidth: 375, windowHeight: 667 } }, 'Page.getWindowProperties': { properties: [375, 667] },
    'Element.getDOMProperties': { properties: ['投递', 40] }, 'Element.getStyles': { styles: ['1'] }, 'Element.getAttributes': { attributes: [''] }, 'Element.getOffset': { left: 10, top: 20 },
  };
  const server = new WebSocketServer({ host: '127.0.0.1', port: 0 });
  server.on('connection', (socket) => socket.on('message', (data) => {
    const { id, method, params } = JSON.parse(String(data)) as { id: string; method: string; params: { selector?: string; method?: string } };
    const found = method === 'Page.getElements' ? { elements: params.selector === 'button' ? [{ elementId: 'b', tagName: 'button' }] : [] } : answers[method];
    const result = method === 'Tool.native' && params.method === 'navigateLeft' ? {} : found;
    socket.send(JSON.stringify(result ? { id, result } : { id, error: { message: `unknown ${method}` } }));
  }));
  return new Promise((resolve) => server.on('listening', () => {
    const address = server.address();
    if (typeof address === 'object' && address) resolve({ url: `ws://127.0.0.1:${address.port}`, close: () => server.close() });
  }));
}

/** Takes calls as an IDE does, until the one that is told how to break. */
async function breaking(how: 'close' | 'nonsense' | 'silence', at: number): Promise<{ url: string; close(): void }> {
  const server = new WebSocketServer({ host: '127.0.0.1', port: 0 });
  server.on('connection', (socket) => {
    let heard = 0;
    socket.on('message', (data) => {
      const { id, method } = JSON.parse(String(data)) as { id: string; method: string };
      if (++heard < at) return socket.send(JSON.stringify(method === 'Tool.native' ? { id, error: { message: 'unknown' } } : { id, result: { SDKVersion: 'dev', pageId: 1, path: 'pages/a', query: {}, elements: [] } }));
      if (how === 'close') socket.terminate();
      else if (how === 'nonsense') socket.send('<html>');
    });
  });
  await once(server, 'listening');
  return { url: `ws://127.0.0.1:${(server.address() as AddressInfo).port}`, close: () => { for (const client of server.clients) client.terminate(); server.close(); } }; // listening on TCP
}

test.each([['close', '中途断开了'], ['nonsense', '说了听不懂的话'], ['silence', '秒内没有应答']] as const)('a line that breaks by %s ends the look with one sentence, and every later one', async (how, why) => {
  const { url, close } = await breaking(how, 4);
  const stage = await AutomatorStage.connect(url, undefined, 1_500);
  await stage.open('http://127.0.0.1/');
  for (const act of [() => stage.capture(), () => stage.press({ control: 'back' }), () => stage.screenshot('never.png'), () => stage.scrollTo(10)]) {
    const error = await act().then(() => undefined, (thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(LineLost);
    expect(String(error)).toMatch(new RegExp(`自动化端口 ${url} .*${why}.*重跑这段旅程`));
  }
  await stage.close();
  close();
});

test('a port where nobody answers is told in one sentence', async () => {
  const { url, close } = await breaking('close', 99);
  close();
  await expect(AutomatorStage.connect(url)).rejects.toThrow(/连接不上.*请确认 IDE 开着项目/);
  const mute = await breaking('silence', 1);
  await expect(AutomatorStage.connect(mute.url, undefined, 300)).rejects.toThrow(/0.3 秒内没有应答/);
  mute.close();
});

test('an IDE gives elements but never a settled screen, and only the controls its client names', async () => {
  const { url, close } = await ide();
  const stage = await AutomatorStage.connect(url);
  await stage.open('http://127.0.0.1/');
  const capture = await stage.capture();
  expect(capture).toMatchObject({ settled: false, page: { path: 'pages/jd/index' }, overlay: {} });
  expect(capture.tree).toMatchObject([{ tag: 'button', role: 'button', box: { x: 10, y: 20 } }]);
  expect(await stage.press({ control: 'back' })).toBe(true);
  expect(await stage.press({ control: 'job-card', outJobId: 'J1' })).toBe(false);
  expect(await stage.press({ control: 'dialog-accept' })).toBe(false);
  await stage.close();
  close();
});
