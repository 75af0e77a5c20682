/** Every tag that docs/compatibility.md calls supported or partly supported, on a page of its own; every other one as the named box it is. */
import type { Browser, Frame } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { builtinTags, placeholderTags } from './tags.js';
import { miniProgram, removeMiniPrograms } from './trial/folder.js';
import { launchBrowser, openTrial, type Trial } from './trial/trial.js';

interface Exercise { axml: string; js?: string; /** What the page shows of it that a plain box would not. */ sees(view: Frame): Promise<unknown>; gives: unknown }

const of = <T>(selector: string, read: (element: HTMLElement) => T) => (view: Frame): Promise<T> => view.locator(`yanshou-screen[shown] ${selector}`).first().evaluate(read as (element: SVGElement | HTMLElement) => T); // elements of ours are HTML
/** What the program logged, once the event has been to its logic and back. */
const log = async (view: Frame): Promise<string> => { await trial.settle(); return of('.log', (element) => element.innerText)(view); };
const logged = '<text class="log">{{log}}</text>';
const echo = "Page({ data: { log: '' }, on(e) { this.setData({ log: this.data.log + e.type + ' ' + JSON.stringify(e.detail.value) + ';' }); }, tap(e) { this.setData({ log: this.data.log + e.currentTarget.dataset.n }); } });";

const exercises: Record<string, Exercise> = {
  view: { axml: `<view class="box" data-n="1" onTap="tap">x</view>${logged}`, js: echo, sees: async (view) => { await view.tap('yanshou-screen[shown] .box'); return log(view); }, gives: '1' },
  'scroll-view': { axml: '<scroll-view scroll-y style="height:50px" scroll-top="30"><view style="height:200px">x</view></scroll-view>', sees: of('scroll-view', (element) => [element.clientHeight, element.scrollTop]), gives: [50, 30] },
  swiper: { axml: `<swiper current="1" onChange="on"><swiper-item>a</swiper-item><swiper-item class="two">b</swiper-item></swiper>`, js: echo, sees: of('.two', (element) => Math.round(element.getBoundingClientRect().left)), gives: 0 },
  'swiper-item': { axml: '<swiper><swiper-item>a</swiper-item><swiper-item class="two">b</swiper-item></swiper>', sees: of('.two', (element) => Math.round(element.getBoundingClientRect().left) >= innerWidth), gives: true },
  'movable-area': { axml: '<movable-area style="width:90px;height:90px"><movable-view x="{{20}}" y="{{10}}">m</movable-view></movable-area>', sees: of('movable-area', (element) => [element.offsetWidth, getComputedStyle(element).position]), gives: [90, 'relative'] },
  'movable-view': { axml: '<movable-area style="width:90px;height:90px"><movable-view direction="all" x="{{20}}" y="{{10}}" style="width:10px;height:10px">m</movable-view></movable-area>', sees: of('movable-view', (element) => { const [own, area] = [element.getBoundingClientRect(), (element.parentElement ?? element).getBoundingClientRect()]; return [own.left - area.left, own.top - area.top]; }), gives: [20, 10] },
  'cover-view': { axml: '<cover-view>盖</cover-view>', sees: of('cover-view', (element) => [element.innerText, getComputedStyle(element).display]), gives: ['盖', 'block'] },
  'cover-image': { axml: '<cover-image src="/dot.svg"/>', sees: of('cover-image img', (element) => (element as HTMLImageElement).naturalWidth), gives: 10 },
  'page-container': { axml: '<page-container show="{{true}}"><text>层</text></page-container>', sees: of('page-container', (element) => [getComputedStyle(element).position, element.innerText]), gives: ['fixed', '层'] },
  'share-element': { axml: '<share-element><text>共享</text></share-element>', sees: of('share-element', (element) => element.innerText), gives: '共享' },
  text: { axml: '<text space="nbsp">一  二</text>', sees: of('text', (element) => getComputedStyle(element).whiteSpace), gives: 'pre-wrap' },
  icon: { axml: '<icon type="success" size="30"/>', sees: of('icon', (element) => [element.innerText, element.style.fontSize]), gives: ['✔', '30px'] },
  progress: { axml: '<progress percent="40" show-info="{{true}}"/>', sees: of('yanshou-progress', (element) => element.innerText), gives: '40%' },
  'rich-text': { axml: `<rich-text nodes="{{'<b>粗</b><script>1</script>'}}"/>`, sees: of('rich-text', (element) => element.innerHTML), gives: '<b>粗</b>' },
  button: { axml: `<button form-type="submit" loading disabled="{{false}}" onTap="tap" data-n="b">投</button>${logged}`, js: echo, sees: async (view) => { await view.tap('yanshou-screen[shown] button'); return log(view); }, gives: 'b' },
  checkbox: { axml: '<checkbox value="a" checked="{{true}}"/>', sees: of('checkbox', (element) => element.hasAttribute('checked')), gives: true },
  'checkbox-group': { axml: `<checkbox-group onChange="on"><checkbox value="a" class="a"/><checkbox value="b" checked="{{true}}"/></checkbox-group>${logged}`, js: echo, sees: async (view) => { await view.tap('yanshou-screen[shown] .a'); return log(view); }, gives: 'change ["a","b"];' },
  form: { axml: `<form onSubmit="on"><input name="n" value="林"/><button form-type="submit">交</button></form>${logged}`, js: echo, sees: async (view) => { await view.tap('yanshou-screen[shown] button'); return log(view); }, gives: 'submit {"n":"林"};' },
  input: { axml: `<input onInput="on"/>${logged}`, js: echo, sees: async (view) => { await view.fill('yanshou-screen[shown] input', '青'); return log(view); }, gives: 'input "青";' },
  label: { axml: `<checkbox-group onChange="on"><label class="l"><checkbox value="a"/>同意</label></checkbox-group>${logged}`, js: echo, sees: async (view) => { await view.tap('yanshou-screen[shown] .l'); return log(view); }, gives: 'change ["a"];' },
  picker: { axml: `<picker range="{{['杭州','上海']}}" value="{{1}}" onChange="on"><view class="p">选</view></picker>${logged}`, js: echo, sees: async (view) => { await view.tap('yanshou-screen[shown] .p'); await view.tap('yanshou-overlay >> text=确定'); return log(view); }, gives: 'change 1;' },
  'picker-view': { axml: '<picker-view value="{{[1]}}"><picker-view-column><view>一</view><view>二</view></picker-view-column></picker-view>', sees: of('picker-view-column', (element) => element.scrollTop), gives: 34 },
  'picker-view-column': { axml: '<picker-view><picker-view-column><view>一</view><view>二</view></picker-view-column><picker-view-column><view>三</view></picker-view-column></picker-view>', sees: of('picker-view', (element) => [...element.querySelectorAll('picker-view-column')].map((column) => Math.round((column as HTMLElement).offsetWidth * 2 / element.offsetWidth))), gives: [1, 1] },
  radio: { axml: '<radio value="a" checked="{{true}}"/>', sees: of('radio', (element) => element.hasAttribute('checked')), gives: true },
  'radio-group': { axml: `<radio-group onChange="on"><radio value="a" class="a"/><radio value="b" class="b" checked="{{true}}"/></radio-group>${logged}`, js: echo, sees: async (view) => { await view.tap('yanshou-screen[shown] .a'); return [await log(view), await of('.b', (element) => element.hasAttribute('checked'))(view)]; }, gives: ['change "a";', false] },
  slider: { axml: '<slider value="30" show-value="{{true}}"/>', sees: of('slider', (element) => element.innerText), gives: '30' },
  switch: { axml: `<switch onChange="on"/>${logged}`, js: echo, sees: async (view) => { await view.tap('yanshou-screen[shown] switch'); return log(view); }, gives: 'change true;' },
  textarea: { axml: `<textarea onInput="on"/>${logged}`, js: echo, sees: async (view) => { await view.fill('yanshou-screen[shown] textarea', '十年'); return log(view); }, gives: 'input "十年";' },
  navigator: { axml: '<navigator url="/pages/view/view" class="n">去</navigator>', sees: (view) => view.locator('yanshou-screen[shown] .n').evaluate((element) => element.localName), gives: 'navigator' },
  image: { axml: '<image src="/dot.svg" mode="aspectFit"/>', sees: of('image img', (element) => [(element as HTMLImageElement).naturalWidth, getComputedStyle(element).objectFit]), gives: [10, 'contain'] },
  canvas: { axml: '<canvas id="c" style="width:20px;height:20px"/>', js: "Page({ onReady() { const ctx = my.createCanvasContext('c'); ctx.setFillStyle('rgb(9, 9, 9)'); ctx.fillRect(0, 0, 20, 20); ctx.draw(); } })", sees: of('canvas', (element) => (element as HTMLCanvasElement).getContext('2d')?.getImageData(5, 5, 1, 1).data[0]), gives: 9 },
  'web-view': { axml: '<web-view src="https://m.elsewhere.example/"/>', sees: of('web-view', (element) => element.innerText), gives: expect.stringContaining('页面访问受限') },
  'error-view': { axml: '<error-view title="出错了" message="再试"/>', sees: of('error-view', (element) => element.innerText.split('\n')), gives: ['出错了', '再试'] },
  'page-meta': { axml: '<page-meta page-style="background-color: rgb(1, 2, 3)"/><view>x</view>', sees: of('page', (element) => getComputedStyle(element).backgroundColor), gives: 'rgb(1, 2, 3)' },
  'match-media': { axml: '<match-media min-width="9999"><text>宽</text></match-media>', sees: of('match-media', (element) => element.innerText), gives: '宽' },
  'root-portal': { axml: '<root-portal><text>上</text></root-portal>', sees: of('root-portal', (element) => element.innerText), gives: '上' },
};

const works = builtinTags.filter((tag) => !placeholderTags.has(tag));
let browser: Browser;
let trial: Trial;
beforeAll(async () => {
  const files: Record<string, string> = { 'app.json': JSON.stringify({ pages: builtinTags.map((tag) => `pages/${tag}/${tag}`) }), 'dot.svg': '<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"/>' };
  for (const tag of builtinTags) Object.assign(files, { [`pages/${tag}/${tag}.axml`]: exercises[tag]?.axml ?? `<${tag} onTap="tap">里面</${tag}>`, [`pages/${tag}/${tag}.js`]: exercises[tag]?.js ?? 'Page({ tap() {} })' });
  browser = await launchBrowser();
  trial = await openTrial(browser, miniProgram(files));
});
afterAll(async () => { await trial.close(); await browser.close(); removeMiniPrograms(); });

async function open(tag: string): Promise<void> {
  await trial.page.evaluate((url) => (window as unknown as { program: { navigate(how: string, url: string): Promise<void> } }).program.navigate('reLaunch', url), `/pages/${tag}/${tag}`); // the trial shell's window
  await trial.settle();
}
const unsupported = async (tag: string): Promise<string[]> => (await trial.notes()).flatMap((note) => (note.kind === 'unsupported' && note.page === `pages/${tag}/${tag}` ? [note.name] : []));

test('every tag of the table that works in whole or in part has a page that uses it', () => {
  expect(Object.keys(exercises).sort()).toEqual([...works].sort());
});

test('each does there what the table says, and nothing on its page is unsupported or breaks', { timeout: 60_000 }, async () => {
  const seen: Record<string, unknown> = {};
  const named: Record<string, string[]> = {};
  for (const tag of works) {
    await open(tag);
    const { sees } = exercises[tag] ?? {};
    seen[tag] = await sees?.(trial.view).catch((error: unknown) => String(error));
    await trial.settle();
    if (tag !== 'web-view') named[tag] = await unsupported(tag);
  }
  expect(seen).toEqual(Object.fromEntries(works.map((tag) => [tag, exercises[tag]?.gives])));
  expect(Object.values(named).flat()).toEqual([]);
  expect((await trial.notes()).flatMap((note) => (note.kind === 'error' ? [`${note.page ?? ''} ${note.message}`] : []))).toEqual([]);
});

test('each of the others is a box that is named', async () => {
  for (const tag of placeholderTags) {
    await open(tag);
    expect([tag, await unsupported(tag), await of(tag, (element) => element.hasAttribute('data-placeholder'))(trial.view)]).toEqual([tag, [tag], true]);
  }
});
