/** App.*: the mini program as a whole. */
import { listOf, unsupported, type AutomatorMethod, type Params } from './method.js';
import type { Session } from './session.js';

const noPlugins = 'plugins of mini programs do not run in this container';

export const appMethods = {
  'App.getPageStack': {
    api: 'miniProgram.pageStack', support: 'works',
    run: async ({ reach }) => ({ pageStack: (await reach.stack()).map(({ pageId, path, query }) => ({ pageId, path, query })) }),
  },
  'App.getCurrentPage': {
    api: 'miniProgram.currentPage, navigateTo, redirectTo, navigateBack, reLaunch, switchTab', support: 'works',
    run: async (session) => { const { pageId, path, query } = await session.top(); return { pageId, path, query }; },
  },
  'App.callWxMethod': {
    api: 'miniProgram.callWxMethod, systemInfo, pageScrollTo, navigateTo …', support: 'partly',
    note: '调用的是 `my.*`（支付宝的参数形式，例如 `getStorageSync({ key })`）；不支持插件（`callPluginWxMethod`）',
    run: async (session, { method, args, pluginId }) => {
      if (pluginId !== undefined) throw new Error(`not supported because ${noPlugins}`);
      const result = await session.reach.program({ op: 'callMy', method: String(method), args: listOf(args) });
      if (!String(method).endsWith('Sync')) await session.reach.settle();
      return { result: result ?? null };
    },
  },
  'App.mockWxMethod': {
    api: 'miniProgram.mockWxMethod, restoreWxMethod', support: 'partly',
    note: '替换 `my` 上的函数，函数体里可用 `this.origin`；每次都记入流水（unsupported）；不支持插件（`mockPluginWxMethod`、`restorePluginWxMethod`）',
    run: mockMethod,
  },
  'App.callFunction': {
    api: 'miniProgram.evaluate', support: 'works', note: '函数里可用 `my`（也叫 `wx`）、`getApp`、`getCurrentPages`、`console`、定时器和已暴露的函数',
    run: async ({ reach }, { functionDeclaration, args }) => {
      const json = await reach.run(String(functionDeclaration), { kind: 'evaluate', args: listOf(args) });
      return { result: JSON.parse(String(json)) as unknown };
    },
  },
  'App.addBinding': {
    api: 'miniProgram.exposeFunction', support: 'partly', note: '只在 `evaluate` 和 `mockWxMethod` 的函数里可见，小程序自己的代码看不到',
    run: async ({ reach }, { name }) => { await reach.program({ op: 'bind', name: String(name) }); },
  },
  'App.enableLog': { api: "miniProgram.on('console')", support: 'partly', note: '参数以文字给出', run: (session) => session.enableLog() },
  'App.exit': { api: 'miniProgram.close', support: 'works', note: '等于按胶囊上的 ✕', run: async ({ reach }) => { await reach.hand.press({ control: 'capsule-close' }); await reach.settle(); } },
  'App.captureScreenshot': {
    api: 'miniProgram.screenshot', support: 'works', note: '整部手机，含标题栏和弹窗；PNG',
    run: async ({ reach }) => ({ data: (await reach.page.screenshot({ scale: 'css', caret: 'hide' })).toString('base64') }),
  },
} satisfies Record<string, AutomatorMethod>;

async function mockMethod({ reach }: Session, { method, functionDeclaration, args, pluginId, ...rest }: Params): Promise<void> {
  if (pluginId !== undefined) throw new Error(`not supported because ${noPlugins}`);
  const name = String(method);
  if (functionDeclaration !== undefined) await reach.run(String(functionDeclaration), { kind: 'mock', method: name, args: listOf(args) });
  else if ('result' in rest) await reach.program({ op: 'mockMy', method: name, result: rest['result'] });
  else await reach.program({ op: 'restoreMy', method: name });
}

export const toolMethods = {
  'Tool.getInfo': { api: 'automator.connect, miniProgram.checkVersion', support: 'works', run: () => ({ version: 'yanshou', SDKVersion: 'dev' }) },
  'Tool.close': { api: 'miniProgram.close', support: 'works', note: '手机留着，连接断开', run: () => undefined },
  'Tool.enableRemoteDebug': unsupported('miniProgram.remote', '没有真机', 'there is no real phone to debug'),
  'Tool.getTestAccounts': unsupported('miniProgram.testAccounts', '测试用户由 `yanshou mock` 自己造', 'test users belong to the mock, not to an IDE account'),
  'Tool.stopAudits': unsupported('miniProgram.stopAudits', '没有 IDE 的体验评分', 'there is no audit panel'),
  'Tool.getTicket': unsupported('miniProgram.getTicket', '没有登录票据', 'there is no login ticket'),
  'Tool.setTicket': unsupported('miniProgram.setTicket', '没有登录票据', 'there is no login ticket'),
  'Tool.refreshTicket': unsupported('miniProgram.refreshTicket', '没有登录票据', 'there is no login ticket'),
} satisfies Record<string, AutomatorMethod>;
