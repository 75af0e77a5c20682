/** H5 pages in a web-view: shown from the ISV's origins only, talking with the mini program, read by the harness like any page. */
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser, Frame } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { TreeNode } from '../render/screen-tree.js';
import { miniProgram, removeMiniPrograms } from '../trial/folder.js';
import { launchBrowser, openTrial, type Trial } from '../trial/trial.js';
import { toReal, toServed } from './origins.js';

let browser: Browser;
let isv: Server;
let origin = '';
let trial: Trial | undefined;
const pages: Record<string, string> = {};
const asked: { url: string; headers: NodeJS.Dict<string | string[]> }[] = [];
beforeAll(async () => {
  browser = await launchBrowser();
  isv = createServer((request, response) => {
    asked.push({ url: `${request.method} ${request.url}`, headers: request.headers });
    if (request.url === '/away') { response.writeHead(302, { location: 'https://away.example/' }).end(); return; }
    if (request.url === '/api') { response.writeHead(200, { 'content-type': 'application/json' }).end('{"job":"门店店员"}'); return; }
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'x-frame-options': 'DENY', 'set-cookie': 'sid=1; Domain=127.0.0.1; HttpOnly' }).end(pages[request.url ?? ''] ?? '');
  }).listen(0, '127.0.0.1');
  await once(isv, 'listening');
  origin = `http://127.0.0.1:${(isv.address() as AddressInfo).port}`; // listening on TCP
});
afterEach(async () => { await trial?.close(); trial = undefined; asked.length = 0; });
afterAll(async () => { await browser.close(); isv.close(); removeMiniPrograms(); });

const sdk = '<script>if (navigator.userAgent.indexOf("AliApp") > -1) document.writeln(\'<script src="https://appx/web-view.min.js"\' + ">" + "<" + "/script>");</script>';

async function open(html: string, { src = `${origin}/h5`, js = '' } = {}): Promise<Trial & { h5: Frame | undefined }> {
  pages['/h5'] = `<!doctype html><html><head><meta charset="utf-8">${sdk}</head><body>${html}</body></html>`;
  const program = miniProgram({ 'pages/a/a.axml': '<web-view id="w" src="{{src}}" onMessage="heard" onLoad="loaded" onError="failed"/><view class="log">{{log}}</view>', 'pages/a/a.js': `Page({ data: { src: ${JSON.stringify(src)}, log: '' }, loaded() { console.log('loaded'); }, failed() { console.log('failed'); }, heard(e) { console.log('heard ' + e.detail.name + ' ' + e.detail.data.name); my.createWebViewContext('w').postMessage({ back: e.detail.name }); } ${js} })` });
  trial = await openTrial(browser, program, { h5Origins: [origin], answers: { 'my.alert': {}, 'my.getNetworkType': { networkType: 'WIFI' } } });
  await trial.settle();
  return { ...trial, h5: trial.view.childFrames()[0] };
}
const treeOf = (h5: Frame | undefined): Promise<TreeNode[]> | undefined => h5?.evaluate(() => (window as unknown as { __yanshouTree(): TreeNode[] }).__yanshouTree()); // installed by h5-page.ts

test('page and mini program talk both ways, and every call is journalled like any other', async () => {
  const opened = await open(`<p id="out"></p><script>
    const out = (text) => { document.getElementById('out').textContent += text + ';'; };
    my.onMessage = (e) => out('back ' + e.back); my.getEnv((e) => out('env ' + e.miniprogram)); my.postMessage({ name: '青松' });
    my.getNetworkType({ success: (e) => out(e.networkType) }); my.alert({ content: 'H5' }); my.navigateTo({ url: '/pages/none/none', fail: (e) => out('fail ' + e.error) });</script>`);
  await expect.poll(async () => (await opened.h5?.innerText('#out'))?.split(';').sort()).toEqual(['', 'WIFI', 'back 青松', 'env true', 'fail 10']);
  expect(await opened.logs()).toEqual(['log: heard 青松 青松', 'log: loaded']);
  expect((await opened.calls()).map(({ name, page, gesture }) => [name, page, gesture])).toEqual([['my.getNetworkType', 'pages/a/a', false], ['my.alert', 'pages/a/a', false], ['my.navigateTo', 'pages/a/a', false]]);
  expect((await opened.notes()).flatMap((note) => (note.kind === 'jsapi' ? [note.name] : []))).toEqual(['web-view.postMessage', 'webViewContext.postMessage']);
  expect((await opened.notes()).filter(({ kind }) => kind === 'unsupported' || kind === 'error')).toEqual([]);
});

test('a call from a real tap is marked as made by a gesture; one that H5 may not make fails and is named', async () => {
  const opened = await open('<button onclick="my.alert({ content: 1 }); my.getAuthCode?.()">报名</button>');
  await opened.h5?.tap('button');
  await opened.settle();
  expect((await opened.calls()).map(({ name, gesture }) => [name, gesture])).toEqual([['my.alert', true]]);
  await opened.h5?.evaluate(() => parent.postMessage({ yanshou: 'call', n: 99, name: 'getAuthCode', params: {} }, '*'));
  await opened.settle();
  expect((await opened.calls()).map(({ name }) => name)).toEqual(['my.alert']);
  expect((await opened.notes()).filter((note) => note.kind === 'jsapi')).toMatchObject([{ name: 'my.getAuthCode', outcome: 'unsupported' }]);
});

test('the tree has texts, controls and what listens, in the form of any screen', async () => {
  const opened = await open(`<h1>门店店员</h1><a href="${origin}/next">详情</a><div id="apply">立即投递</div><input placeholder="姓名"><div style="display:none">不见</div>
    <script>document.getElementById('apply').addEventListener('click', () => {});</script>`);
  const tree = await treeOf(opened.h5) ?? [];
  expect(tree.filter(({ text }) => text !== '').map(({ text, role, tappable, zone }) => [text, role, tappable, zone])).toEqual([['门店店员', 'text', false, 'mini'], ['详情', 'link', true, 'mini'], ['立即投递', 'text', true, 'mini'], ['姓名', 'input', true, 'mini']]);
  expect(tree.find(({ text }) => text === '详情')?.hints).toEqual({ url: `${origin}/next` });
});

test("the ISV's server sees its own origin, and a page's absolute addresses reach it", async () => {
  const opened = await open(`<p id="out"></p><script>document.cookie = 'seen=1; path=/'; fetch('${origin}' + '/api', { headers: { 'x-from': location.href } }).then((r) => r.json()).then(({ job }) => { document.getElementById('out').textContent = job + document.cookie; });</script>`);
  expect(await opened.h5?.innerText('#out')).toBe('门店店员seen=1');
  expect(asked.map(({ url }) => url)).toEqual(['GET /h5', 'GET /api']);
  expect(asked[1]?.headers).toMatchObject({ referer: `${origin}/h5`, 'x-from': `${origin}/h5`, cookie: expect.stringContaining('sid=1') as string, 'user-agent': expect.stringContaining('MiniProgram') as string });
});

test.each([['another host', 'https://m.elsewhere.example/h5'], ['a file', 'file:///etc/passwd'], ['a script', 'javascript:alert(1)']])('%s is not shown: the page says so, and the evidence names it', async (_, src) => {
  const opened = await open('', { src });
  expect(await opened.text()).toContain(`页面访问受限：${src}`);
  const notes = await opened.notes();
  expect(notes.filter((note) => note.kind === 'http')).toMatchObject([{ via: 'web-view', url: src, blocked: expect.any(String) as string }]);
  expect(notes.filter((note) => note.kind === 'unsupported')).toMatchObject([{ feature: 'tag', name: 'web-view', page: 'pages/a/a' }]);
  expect(await opened.logs()).toEqual(['log: failed']);
  expect(asked).toEqual([]);
});

test('a page reaches nothing but its own origins: requests, windows, frames and journeys elsewhere are blocked and named', async () => {
  const opened = await open(`<script>fetch('http://127.0.0.1:9/fetch').catch(() => {}); new Image().src = 'http://127.0.0.1:9/image'; window.open('http://127.0.0.1:9/window'); try { top.location = 'http://127.0.0.1:9/top'; } catch {}
    const frame = document.createElement('iframe'); frame.src = 'http://127.0.0.1:9/frame'; document.documentElement.append(frame); throw new Error('H5 broke');</script>`);
  await expect.poll(async () => (await opened.notes()).flatMap((note) => (note.kind === 'http' ? [note.url.replace('http://127.0.0.1:9', '')] : [])).sort()).toEqual(['', '/fetch', '/image', '/window']);
  // Of a frame the browser tells the origin only.
  expect(new URL(opened.page.url()).hostname).toBe('127.0.0.1');
  expect(opened.page.url()).not.toContain(':9/');
  expect((await opened.notes()).filter(({ kind }) => kind === 'error')).toMatchObject([{ message: expect.stringContaining('H5 broke') as string, page: 'pages/a/a' }]);
  await opened.h5?.evaluate(() => { location.href = 'https://m.elsewhere.example/'; }).catch(() => undefined); // the frame goes while we ask
  await expect.poll(() => opened.text()).toContain('页面访问受限：https://m.elsewhere.example');
});

test('a redirect away is refused, and a server that is gone is named on the page and in the evidence', async () => {
  const away = await open('', { src: `${origin}/away` });
  await expect.poll(() => away.text()).toContain('页面访问受限：https://away.example');
  await away.close();
  const gone = createServer().listen(0, '127.0.0.1');
  await once(gone, 'listening');
  const { port } = gone.address() as AddressInfo; // listening on TCP
  gone.close();
  trial = await openTrial(browser, miniProgram({ 'pages/a/a.axml': `<web-view src="http://127.0.0.1:${port}/"/>`, 'pages/a/a.js': 'Page({})' }), { h5Origins: [`http://127.0.0.1:${port}`] });
  await trial.settle();
  expect(await trial.view.childFrames()[0]?.innerText('body')).toContain('网页打不开');
  expect((await trial.notes()).filter((note) => note.kind === 'unsupported')).toMatchObject([{ name: 'web-view', detail: expect.stringContaining(`http://127.0.0.1:${port}/`) as string }]);
});

test('a flood of messages is cut and named once', async () => {
  const opened = await open('<script>for (let i = 0; i < 5000; i++) my.postMessage({ name: i });</script>');
  await opened.settle();
  expect((await opened.notes()).flatMap((note) => (note.kind === 'error' ? [note.message] : []))).toEqual(['web-view: more than 200 messages in a second: the rest are refused']);
  expect((await opened.notes()).filter((note) => note.kind === 'jsapi' && note.name === 'web-view.postMessage').length).toBeLessThan(5000);
});

test('an origin is mapped where it stands whole, however it is spelt, and back', () => {
  const origins = { 'https://m.isv.example': 'http://p-0.localhost:9' };
  const text = 'https://m.isv.example/a https:\\/\\/m.isv.example\\/b https%3A%2F%2Fm.isv.example%2Fc https://m.isv.example.cn https://m.isv.example:8443 https://m.isv.examples';
  const served = 'http://p-0.localhost:9/a http:\\/\\/p-0.localhost:9\\/b http%3A%2F%2Fp-0.localhost%3A9%2Fc https://m.isv.example.cn https://m.isv.example:8443 https://m.isv.examples';
  expect(toServed(text, origins)).toBe(served);
  expect(toReal(served, origins)).toBe(text);
});
