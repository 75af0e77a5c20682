/** Mini programs that attack: they neither reach the harness nor stop it, and the evidence names what they did. */
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { JournalRecord } from '../journal.js';
import { miniProgram, removeMiniPrograms } from './trial/folder.js';
import { launchBrowser, openTrial, type Trial } from './trial/trial.js';

let browser: Browser;
let trial: Trial | undefined;
beforeAll(async () => { browser = await launchBrowser(); });
afterEach(async () => { await trial?.close(); trial = undefined; });
afterAll(async () => { await browser.close(); removeMiniPrograms(); });

async function open(js: string, axml = '<view class="log">{{log}}</view>', more: Record<string, string> = {}): Promise<Trial> {
  trial = await openTrial(browser, miniProgram({ 'pages/a/a.axml': axml, 'pages/a/a.js': js, ...more }), { answers: { 'my.showToast': {} } });
  await trial.settle(3_000);
  return trial;
}
const errors = (notes: JournalRecord[]): string[] => notes.flatMap((note) => (note.kind === 'error' ? [note.message] : []));

test('however it asks for the global scope, it finds no network, no storage, no messaging and no document of ours', async () => {
  const opened = await open(`
    const dangerous = ['fetch', 'XMLHttpRequest', 'WebSocket', 'EventSource', 'importScripts', 'postMessage', 'Worker', 'SharedWorker', 'BroadcastChannel', 'MessageChannel', 'MessagePort', 'indexedDB', 'caches', 'navigator', 'location',
      'onmessage', 'addEventListener', 'close', 'eval', 'WebAssembly', 'WebTransport', 'Blob', 'FileReader', 'OffscreenCanvas', 'crypto', 'origin', 'self', 'EventTarget', 'Event', 'Request', 'Response', 'URLPattern', 'trustedTypes', 'scheduler', 'SharedArrayBuffer', 'Atomics', 'setTimeout'];
    function sloppy() { return this; }
    const found = [];
    const look = (how, get) => { let scope; try { scope = get(); } catch (error) { found.push(how + ': ' + error.name); return; }
      if (!scope) { found.push(how + ': ' + scope); return; }
      const names = new Set(); for (let at = scope; at; at = Object.getPrototypeOf(at)) for (const name of Object.getOwnPropertyNames(at)) if (scope[name] !== undefined) names.add(name);
      found.push(how + ': ' + dangerous.filter((name) => names.has(name) && how !== 'Function').join()); };
    look('this', sloppy); look('Function', () => Function('return this')()); look('constructor', () => [].constructor.constructor('return this')()); look('async', () => (async () => {}).constructor('return this')()); look('generator', () => (function* () {}).constructor('return this')());
    look('timer', () => { let seen; const keep = function () { seen = this; }; [1].forEach(keep); return seen; }); look('eval', () => (0, eval)('this'));
    look('error', () => { Error.prepareStackTrace = (_, sites) => sites.map((site) => site.getThis()).find(Boolean); try { return new Error().stack; } finally { delete Error.prepareStackTrace; } });
    Page({ data: { log: found.join('\\n') } });`, '<text>{{log}}</text>');
  expect((await opened.text()).split('\n')).toEqual(['this:', 'Function:', 'constructor: EvalError', 'async: EvalError', 'generator: EvalError', 'timer:', 'eval: ReferenceError', 'error:']);
});

test('patched prototypes do not hand out a port, nor change what the bridge hears', async () => {
  const opened = await open(`
    const caught = [];
    for (const proto of [Function.prototype, Array.prototype, Object.prototype, Promise.prototype]) for (const name of ['call', 'apply', 'bind', 'push', 'map', 'then']) if (Object.hasOwn(proto, name)) {
      const original = proto[name]; const patched = function (...args) { if (typeof this === 'object' && this !== null && 'postMessage' in this) caught.push(name); for (const arg of args) if (arg && typeof arg === 'object' && typeof arg.postMessage === 'function') caught.push(name); return Reflect.apply(original, this, args); };
      if (name === 'then' || name === 'push') Object.defineProperty(proto, name, { value: patched, configurable: true, writable: true }); }
    Page({ data: { log: '' }, async onLoad() { await my.showToast({ content: 'real' }); this.setData({ log: 'caught ' + caught.length }); } });`);
  expect(await opened.text()).toBe('caught 0');
  expect((await opened.calls()).map(({ name, params }) => [name, params])).toEqual([['my.showToast', { content: 'real' }]]);
});

test('an endless loop is ended and named; the harness goes on', async () => {
  const opened = await open("Page({ data: { log: 'before' }, spin() { for (;;) {} } })", '<view class="log">{{log}}</view><view class="go" onTap="spin">go</view>');
  await opened.view.tap('.go');
  expect(await opened.settle(15_000)).toBe(false);
  expect(errors(await opened.notes())).toEqual([expect.stringMatching(/did not answer for \d+ s/) as string]);
  expect(await opened.text()).toBe('before\ngo');
  expect(await opened.ask(({ program }) => program.stack().length)).toBe(1);
});

test('a loop of promises that renders without end is ended too', async () => {
  const opened = await open("Page({ data: { n: 0 }, async onReady() { for (;;) { this.setData({ n: this.data.n + 1 }); await null; } } })", '<view>{{n}}</view>');
  expect(await opened.settle(15_000)).toBe(false);
  expect(errors(await opened.notes()).join()).toMatch(/did not answer/);
});

test('a flood of calls is cut and named', async () => {
  const opened = await open("Page({ data: { log: '' }, onLoad() { let failed = 0; for (let i = 0; i < 20000; i++) my.showToast({ content: i, fail: () => { failed++; if (failed === 19500) this.setData({ log: 'cut' }); } }); } })");
  expect(await opened.text()).toBe('cut');
  expect(await opened.calls()).toHaveLength(500);
  expect(errors(await opened.notes())).toEqual([expect.stringContaining('more than 500 my.* calls') as string]);
});

test('10 MB of data and 100,000 elements neither stop the view nor go unnamed', async () => {
  const opened = await open("Page({ data: { log: '', list: [] }, onReady() { this.setData({ log: 'x'.repeat(10 * 1024 * 1024) }); }, many() { this.setData({ log: 'many', list: Array.from({ length: 100000 }, (_, i) => i) }); } })", '<view class="go" onTap="many">go</view><view class="log">{{log}}</view><view a:for="{{list}}">{{item}}</view>');
  expect((await opened.text()).length).toBeLessThan(210_000);
  await opened.view.tap('.go');
  await opened.settle(20_000);
  expect(errors(await opened.notes())).toEqual([expect.stringContaining('60000 elements') as string]);
  expect(await opened.view.evaluate(() => document.querySelectorAll('*').length)).toBeLessThan(70_000);
});

test('a page that redirects itself without end is stopped and named', async () => {
  const opened = await open("Page({ onLoad() { my.redirectTo({ url: '/pages/a/a', fail() {} }); } })", '<view>loop</view>');
  await opened.settle(10_000);
  expect(errors(await opened.notes())[0]).toMatch(/redirects without end/);
});

test('tags and attributes of HTML get no powers; foreign addresses are not loaded but journalled', async () => {
  const opened = await open("Page({ data: { nodes: '<img src=\"http://127.0.0.1:9/rich.png\" onerror=\"parent.x=1\"><script>parent.x=1</script><b>bold</b>' } })", `
    <iframe src="http://127.0.0.1:9/frame" srcdoc="x"></iframe><script>window.x = 1</script><a href="javascript:1">a</a><object data="http://127.0.0.1:9/object"></object>
    <image src="http://127.0.0.1:9/image.png"/><image src="file:///etc/passwd"/><view style="background: url(http://127.0.0.1:9/style.png)" onclick="alert(1)">v</view><rich-text nodes="{{nodes}}"/><web-view src="javascript:alert(1)"/>
    <form action="http://127.0.0.1:9/form"><input type="file" formaction="x"/></form>`);
  const frames = opened.page.frames().map((frame) => new URL(frame.url() || 'about:blank').pathname);
  expect(frames.filter((path) => path !== 'blank')).toEqual(['/', '/container/render.html']);
  expect(await opened.view.evaluate(() => [...document.querySelectorAll('yanshou-screen script, yanshou-screen a, yanshou-screen object, [onclick], [onerror], [action], iframe[srcdoc], input[type=file]')].map((element) => element.outerHTML))).toEqual([]);
  expect(await opened.view.evaluate(() => (window as unknown as { x?: number }).x ?? 'untouched')).toBe('untouched');
  const blocked = (await opened.notes()).flatMap((note) => (note.kind === 'http' && note.blocked ? [note.url] : []));
  expect(blocked).toEqual(expect.arrayContaining(['http://127.0.0.1:9/image.png', 'file:///etc/passwd', 'http://127.0.0.1:9/rich.png', 'http://127.0.0.1:9/style.png', 'javascript:alert(1)']));
});

test('what it finds to call for a network, a window or the host file system fails, and the call that goes through the bridge is the one that is journalled', async () => {
  const opened = await open(`
    const tries = { fetch: () => fetch('http://127.0.0.1:9/'), XMLHttpRequest: () => new XMLHttpRequest(), WebSocket: () => new WebSocket('ws://127.0.0.1:9/'), open: () => open('http://127.0.0.1:9/'), 'window.open': () => window.open('x'), require: () => require('fs'), process: () => process.env, importScripts: () => importScripts('file:///etc/passwd'), postMessage: () => postMessage({ type: 'note' }), navigator: () => navigator.sendBeacon('http://127.0.0.1:9/') };
    Page({ data: { log: '' }, async onLoad() { const out = []; for (const [name, run] of Object.entries(tries)) { try { await run(); out.push(name + ' went through'); } catch (error) { out.push(error.name); } }
      my.request({ url: 'file:///etc/passwd', fail: () => {} }); my.request({ url: 'http://127.0.0.1:9/', fail: () => {} }); this.setData({ log: [...new Set(out)].join() }); } });`);
  expect((await opened.text()).split(',').filter((outcome) => !/^(TypeError|ReferenceError|Error)$/.test(outcome))).toEqual([]);
  expect((await opened.calls()).map(({ name, params }) => [name, (params as { url: string }).url])).toEqual([['my.request', 'file:///etc/passwd'], ['my.request', 'http://127.0.0.1:9/']]);
});

test('a flood of messages from the view and of reports to the journal is cut and named', async () => {
  const opened = await open("Page({ data: { log: '' }, onLoad() { for (let i = 0; i < 5000; i++) { console.log(i); my.getStorageSync({ key: 'k' + i }); } this.setData({ log: 'done' }); } })");
  expect(await opened.text()).toBe('done');
  expect(errors(await opened.notes())).toEqual([expect.stringContaining('more than 1000 reports in a second') as string]);
  expect((await opened.notes()).filter(({ kind }) => kind === 'jsapi').length).toBeLessThan(5000);
});

test('code cannot be loaded while running', async () => {
  const opened = await open("Page({ data: { log: '' }, async onLoad() { const urls = ['http://127.0.0.1:9/x.js', '/shell.js', 'data:text/javascript,1']; const tries = [...urls.map((url) => () => import(url)), () => import('http://127.0.0.1:9/x.js')]; const out = []; for (const run of tries) out.push(await run().then(() => 'loaded', (error) => error.name)); this.setData({ log: out.join() }); } })");
  expect(await opened.text()).not.toContain('loaded');
});
