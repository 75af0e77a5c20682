import { fileURLToPath } from 'node:url';
import automator from 'miniprogram-automator';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import WebSocket from 'ws';
import { startTrial } from '../../client/fixtures/trial.js';
import type { Hand, Trial } from '../../client/fixtures/trial.js';
import { compileMiniProgram } from '../compiler/index.js';
import { startAutomator, type Automator } from './index.js';

type MiniProgram = Awaited<ReturnType<typeof automator.connect>>;

let trial: Trial;
let hand: Hand;
let endpoint: Automator;
let mini: MiniProgram;

beforeAll(async () => {
  trial = await startTrial();
  await trial.client.replaceProgram(await compileMiniProgram(fileURLToPath(new URL('./fixtures/', import.meta.url))));
  hand = await trial.take('complete');
  await hand.press('own-entry');
  await hand.settle();
  endpoint = await startAutomator({ phone: hand.page, port: 0 });
  mini = await automator.connect({ wsEndpoint: endpoint.wsEndpoint });
});
afterAll(async () => {
  mini.disconnect();
  await endpoint.close();
  await trial.close();
});
beforeEach(() => mini.callWxMethod('reLaunch', { url: '/pages/home/index' }));

const home = async (): Promise<NonNullable<Awaited<ReturnType<MiniProgram['currentPage']>>>> => given(await mini.currentPage());
const get = async (selector: string) => given(await (await home()).$(selector));

function given<T>(value: T | null | undefined): T {
  if (value === null || value === undefined) throw new Error('nothing found');
  return value;
}

test('pages have their path, query and an id that is never used again', async () => {
  const before = await home();
  await mini.callWxMethod('navigateTo', { url: '/pages/second/index?from=test' });
  const stack = await mini.pageStack();
  expect(stack.map(({ path, query }) => [path, query])).toEqual([['pages/home/index', {}], ['pages/second/index', { from: 'test' }]]);
  expect(stack[0]).toBe(before);
  await mini.callWxMethod('navigateBack');
  expect(await home()).toBe(before);
  await mini.callWxMethod('reLaunch', { url: '/pages/home/index' });
  expect(await home()).not.toBe(before);
});

test('an element answers for its text, size, place, style, attributes and markup', async () => {
  const card = await get('.card');
  expect(await card.attribute('data-job-id')).toBe('J1');
  expect(await card.style('color')).toBe('rgb(255, 0, 0)');
  expect(await card.text()).toContain('首页');
  expect(Number((await card.size()).height)).toBeGreaterThan(20);
  expect(await card.offset()).toEqual({ left: 0, top: 0 });
  expect(await (await get('.title')).outerWxml()).toBe('<text class="title">首页</text>');
  expect(await card.wxml()).toContain('<button id="add">');
  expect(await (await get('#slides')).$$('swiper-item')).toHaveLength(3);
  expect(given(await (await home()).xpath('//button[@id="add"]')).tagName).toBe('button');
  expect(await (await home()).$('.absent')).toBeNull();
});

test('taps, typing, switching, sliding, swiping, moving and scrolling reach the program as a user\'s would', async () => {
  const page = await home();
  await (await get('#add')).tap();
  await (await get('#add')).touchstart();
  await (await get('#name') as unknown as Typing).input('小王');
  await (await get('#words') as unknown as Typing).input('一句话');
  await (await get('#agree')).tap();
  await (await get('#pay') as unknown as Sliding).slideTo(100);
  await (await get('#slides') as unknown as Swiping).swipeTo(2);
  expect(await page.data()).toMatchObject({ count: 1, touched: 1, name: '小王', words: '一句话', agree: true, pay: 100, slide: 2 });
  expect(await (await get('#name')).value()).toBe('小王');
  const list = await get('#list') as unknown as Scrolling;
  await list.scrollTo(0, 50);
  expect([await list.property('scrollTop'), await list.scrollHeight()]).toEqual([50, 300]);
  const thing = await get('#thing') as unknown as Moving;
  await thing.moveTo(60, 30);
  expect([await thing.property('x'), await thing.property('y')]).toEqual([60, 30]);
});

interface Typing { input(value: string): Promise<void> }
interface Sliding { slideTo(value: number): Promise<void> }
interface Swiping { swipeTo(index: number): Promise<void> }
interface Scrolling { scrollTo(x: number, y: number): Promise<void>; property(name: string): Promise<unknown>; scrollHeight(): Promise<unknown> }
interface Moving { moveTo(x: number, y: number): Promise<void>; property(name: string): Promise<unknown> }
interface Custom { data(path?: string): Promise<unknown>; setData(data: unknown): Promise<void>; callMethod(method: string, ...args: unknown[]): Promise<unknown> }

test('a component without a node of its own is found by its tag and gives its data and methods', async () => {
  const counter = await get('counter');
  const inside = counter as unknown as Custom;
  expect(await inside.data()).toMatchObject({ value: 5 });
  expect(await inside.callMethod('raise', 2)).toBe(7);
  await inside.setData({ 'nested.deep[1]': 9 });
  expect(await inside.data('nested.deep')).toEqual([1, 9]);
  expect(await counter.text()).toContain('7');
  expect(await counter.property('from')).toBe(5);
  expect(given(await counter.$('.inside')).tagName).toBe('text');
  await counter.trigger('pick', { chosen: 1 });
  expect(await (await home()).data('picked')).toEqual({ chosen: 1 });
});

test('page data is read, written and computed with', async () => {
  const page = await home();
  await page.setData({ 'job.name': '骑手', title: '新' });
  expect([await page.data('job.name'), await page.callMethod('plus', 2, 3)]).toEqual(['骑手', 5]);
  expect(await (await get('.title')).text()).toBe('新');
  await expect(page.callMethod('absent')).rejects.toThrow('there is no method "absent"');
  await mini.pageScrollTo(200);
  expect(await page.scrollTop()).toBe(200);
  expect(Number((await page.size()).height)).toBeGreaterThan(900);
});

test('functions run in the program\'s own thread and see what its code sees', async () => {
  expect(await mini.evaluate((suffix: string) => `${(getApp() as { globalData: { greeting: string } }).globalData.greeting}${suffix}`, '！')).toBe('你好！');
  expect(await mini.evaluate('() => [typeof document, typeof globalThis, typeof my.request]')).toEqual(['undefined', 'undefined', 'function']);
  await expect(mini.evaluate('() => { throw new Error("no such luck") }')).rejects.toThrow('no such luck');
  const heard: unknown[] = [];
  await mini.exposeFunction('tellTest', (...args: unknown[]) => heard.push(args));
  await mini.evaluate('(a) => tellTest(a, 2)', 1);
  // A notification of its own: it may arrive after the answer of the call that caused it.
  await expect.poll(() => heard).toEqual([[1, 2]]);
});

declare function getApp(): unknown;

test('my.* is called, mocked and restored, and the journal knows of the mock', async () => {
  expect(await mini.systemInfo()).toMatchObject({ app: 'alipay' });
  await mini.mockWxMethod('getLocation', { longitude: '1', latitude: '2' });
  expect(await mini.callWxMethod('getLocation', {})).toEqual({ longitude: '1', latitude: '2' });
  await mini.mockWxMethod('getSystemInfoSync', 'function (mark) { return { ...this.origin(), mark } }', 'ours');
  expect(await mini.systemInfo()).toMatchObject({ app: 'alipay', mark: 'ours' });
  await mini.restoreWxMethod('getSystemInfoSync');
  await mini.restoreWxMethod('getLocation');
  expect(await mini.systemInfo()).not.toHaveProperty('mark');
  expect(hand.entries('unsupported')).toContainEqual(expect.objectContaining({ name: 'my.getLocation', detail: expect.stringContaining('mock') as string }));
  await expect(mini.callWxMethod('nonsense')).rejects.toThrow('my.nonsense is not a function');
});

test('console lines and errors are told', async () => {
  const heard: unknown[] = [];
  const told = new Promise((resolve) => mini.on('console', (line) => { heard.push(line); resolve(line); }));
  const thrown = new Promise((resolve) => mini.on('exception', resolve));
  await mini.evaluate('() => console.warn("hello", { a: 1 })');
  await told;
  expect(heard).toEqual([{ type: 'warn', args: ['hello', '{"a":1}'] }]);
  await (await get('#add')).tap();
  await mini.evaluate('() => { setTimeout(() => { throw new Error("later") }, 0) }');
  expect(await thrown).toMatchObject({ message: 'Error: later' });
});

test('what Alipay draws itself is pressed through native', async () => {
  const asked = mini.callWxMethod('confirm', { title: '问', content: '好吗' });
  await hand.page.waitForSelector('[data-shell=dialog]');
  await mini.native().confirmModal();
  expect(await asked).toMatchObject({ confirm: true });
  await mini.callWxMethod('navigateTo', { url: '/pages/second/index' });
  await mini.native().navigateLeft();
  expect((await home()).path).toBe('pages/home/index');
  await expect(mini.native().confirmModal()).rejects.toThrow('there is no dialog-accept on screen');
  expect(String(await mini.screenshot()).slice(0, 8)).toBe('iVBORw0K');
});

test('no web page may drive the phone', async () => {
  const socket = new WebSocket(endpoint.wsEndpoint, { origin: 'https://example.com' });
  expect(await new Promise((resolve) => socket.on('error', (error) => resolve(error.message)))).toContain('401');
});
