/** A native recruiting program in a real Chromium: logic in a worker, view in a frame of another origin. */
import { fileURLToPath } from 'node:url';
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { launchBrowser, openTrial, type Trial, type TrialOptions } from './trial/trial.js';

const recruit = fileURLToPath(new URL('./fixtures/recruit', import.meta.url));
const answers = { 'my.request': { data: {} }, 'my.getAuthCode': { authCode: 'AC-1' } };
let browser: Browser;
let trial: Trial | undefined;
beforeAll(async () => { browser = await launchBrowser(); });
afterEach(async () => { await trial?.close(); trial = undefined; });
afterAll(() => browser.close());

async function open(options: TrialOptions = {}): Promise<Trial> {
  trial = await openTrial(browser, recruit, { answers, ...options });
  await trial.settle();
  return trial;
}

async function tap({ view, settle }: Trial, selector: string): Promise<void> {
  await view.tap(selector);
  await settle();
}

test('the home page shows lists, components with slots, SJS and keyed updates', async () => {
  const opened = await open();
  expect(await opened.text()).toContain('共 3 个职位\n前端工程师 · 杭州\n25K/月\n双休五险一金');
  await tap(opened, 'text=更多');
  expect(await opened.text()).toContain('共 4 个职位');
  expect(await opened.view.locator('.job-card').nth(1).innerText()).toContain('新职位');
  expect((await opened.notes()).filter(({ kind }) => kind === 'error')).toEqual([]);
});

test('a tap opens the JD page with its decoded query; the calls it makes are marked as made by a gesture', async () => {
  const opened = await open();
  await tap(opened, 'text=前端工程师');
  expect(await opened.text()).toContain('前端工程师（岗位 & 详情）\n25000 元');
  await tap(opened, '.apply');
  expect(await opened.text()).toContain('code AC-1');
  const calls = await opened.calls();
  expect(calls.map(({ name, gesture, page }) => [name, gesture, page])).toEqual([
    ['my.navigateTo', true, 'pages/home/home'], ['my.request', false, 'pages/jd/jd'], ['my.getAuthCode', true, 'pages/jd/jd'],
  ]);
});

test('the page stack is kept by the host and every change is noted', async () => {
  const opened = await open();
  await tap(opened, 'text=前端工程师');
  await tap(opened, 'text=填写表单');
  expect(await opened.ask(({ program }) => program.pressBack())).toBe('page');
  expect(await opened.ask(({ program }) => program.navigateBack(5))).toBe(true);
  expect(await opened.ask(({ program }) => program.pressBack())).toBe('root');
  const actions = (await opened.notes()).flatMap((note) => (note.kind === 'page' ? [`${note.action} ${note.stack.map(({ path }) => path.split('/').at(-1)).join('>')}`] : []));
  expect(actions).toEqual(['launch home', 'navigateTo home>jd', 'navigateTo home>jd>apply', 'navigateBack home>jd', 'navigateBack home']);
});

test('a launch opens the named page with its query', async () => {
  const opened = await open({ launch: { path: 'pages/jd/jd', query: { id: 'J2', name: 'x' }, scene: 1205 } });
  expect(await opened.text()).toContain('餐厅服务员（x）');
  expect((await opened.ask(({ chromes }) => chromes)).at(-1)).toMatchObject({ title: '岗位详情', titleBarColor: '#1677ff', frontColor: 'white', canGoBack: false });
});

test('a form gathers every control; reset takes the first values back', async () => {
  const opened = await open({ launch: { path: 'pages/apply/apply' } });
  const { view } = opened;
  await view.fill('input', '林青松');
  await view.fill('textarea', '十年经验');
  await view.tap('text=驾驶');
  await view.tap('text=女');
  await view.tap('picker');
  await view.tap('yanshou-overlay li:has-text("上海")');
  await view.tap('yanshou-overlay >> text=确定');
  await tap(opened, 'button:has-text("提交")');
  expect(JSON.parse(await view.innerText('.out'))).toEqual({ name: '林青松', intro: '十年经验', skills: ['驾驶'], sex: 'f', now: true, years: 3, city: 1 });
  expect(await opened.text()).toContain('城市：上海');
  await tap(opened, 'text=重置');
  expect(await opened.text()).toContain('reset');
  expect(await view.inputValue('textarea')).toBe('');
});

test('a button with open-type asks the app and tells the page what came of it', async () => {
  const declined = await open({ launch: { path: 'pages/jd/jd', query: { id: 'J1' } } });
  await tap(declined, 'text=手机号');
  expect(await declined.text()).toContain('error button.getAuthorize is not there');
  await declined.close();
  const granted = await open({ launch: { path: 'pages/jd/jd', query: { id: 'J1' } }, answers: { ...answers, 'button.getAuthorize': { phone: '13800000000' } } });
  await tap(granted, 'text=手机号');
  expect(await granted.text()).toContain('getAuthorize 13800000000');
});

test('tabs keep their pages alive', async () => {
  const opened = await open();
  const shown = (): Promise<string> => opened.text();
  await opened.ask(({ program }) => program.navigate('switchTab', '/pages/mine/mine'));
  await opened.ask(({ program }) => program.navigate('switchTab', '/pages/home/home'));
  await opened.ask(({ program }) => program.navigate('switchTab', '/pages/mine/mine'));
  await opened.settle();
  expect(await shown()).toBe('我的投递 2');
  expect((await opened.ask(({ chromes }) => chromes)).at(-1)?.tabBar).toMatchObject({ selected: 1, items: [{ name: '职位' }, { name: '我的' }] });
});

test('a relaunch closes the tabs: the next switch opens them anew', async () => {
  const opened = await open();
  for (const [how, url] of [['switchTab', '/pages/mine/mine'], ['reLaunch', '/pages/home/home'], ['switchTab', '/pages/mine/mine']] as const) {
    await opened.page.evaluate(([way, to]) => (window as unknown as { program: { navigate(how: string, url: string): Promise<void> } }).program.navigate(way, to), [how, url] as const); // the trial shell's window
  }
  await opened.settle();
  expect(await opened.text()).toBe('我的投递 1');
});

test.each([
  ['navigateTo', '/pages/nowhere', /not found/], ['navigateTo', '/pages/mine/mine', /tabbar/], ['switchTab', '/pages/jd/jd', /no-tabBar/],
] as const)('%s %s fails as on the platform', async (how, url, message) => {
  const opened = await open();
  const failure = await opened.page.evaluate(([way, to]) => (window as unknown as { program: { navigate(how: string, url: string): Promise<void> } }).program.navigate(way, to).then(() => null, (error: unknown) => error), [how, url] as const); // the trial shell's window
  expect(failure).toMatchObject({ errorMessage: expect.stringMatching(message) as string });
});

test('an eleventh page is refused', async () => {
  const opened = await open();
  for (let depth = 2; depth <= 10; depth++) await opened.ask(({ program }) => program.navigate('navigateTo', '/pages/jd/jd?id=J1'));
  const failure = await opened.ask(({ program }) => program.navigate('navigateTo', '/pages/jd/jd').then(() => null, (error: { errorMessage: string }) => error.errorMessage));
  expect(failure).toMatch(/limited to 10/);
});

test('the screen tree tells texts, roles, what can be tapped and where things lead', async () => {
  const opened = await open({ launch: { path: 'pages/jd/jd', query: { id: 'J1' } } });
  const tree = await opened.view.evaluate(() => (window as unknown as { __yanshouTree(): { text: string; role: string; tappable: boolean; onTop: boolean; hints?: Record<string, string> }[] }).__yanshouTree()); // installed by stage-hooks.ts
  const find = (text: string) => tree.find((node) => node.text === text);
  expect(find('投递简历')).toMatchObject({ role: 'button', tappable: true, onTop: true });
  expect(find('填写表单')).toMatchObject({ role: 'link', tappable: true, hints: { url: '/pages/apply/apply?from=jd' } });
  expect(find('手机号')).toMatchObject({ hints: { 'open-type': 'getAuthorize', scope: 'phoneNumber' } });
  expect(find('25000 元')).toMatchObject({ role: 'text', tappable: false });
});
