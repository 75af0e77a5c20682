/** What a run stands on: the mock Alipay with the compiled mini program in it, and the ISV's server talking to its gateway. */
import { join } from 'node:path';
import { compileMiniProgram } from '../mock-alipay/container/compiler/index.js';
import { CompileError } from '../mock-alipay/container/compiler/errors.js';
import { createMasker } from '../evidence/redact.js';
import type { CompiledProgram } from '../mock-alipay/container/program.js';
import { h5Origins } from './h5-origins.js';
import { bundlePages, startMockAlipay, type MockAlipay } from '../mock-alipay/index.js';
import type { AlipayKeys } from '../mock-alipay/world.js';
import { alipayKeys, appKeys, type AppKeys } from './app-keys.js';
import type { LoadedConfig } from './config/load.js';
import { suggest } from './config/suggest.js';
import { badConfig, harnessFault, messageOf } from './exit.js';
import { startIsvServer, type IsvServer } from './isv-server.js';

export interface Rig { program: CompiledProgram; mock: MockAlipay; server: IsvServer; close(): Promise<void> }

export interface RigOptions {
  loaded: LoadedConfig;
  /** Where journal.jsonl goes. */
  dir: string;
  signal?: AbortSignal;
  /** The mock is up, the ISV's server is not yet: the last moment to listen to the whole journal. */
  onMock?: (mock: MockAlipay) => void;
  onServerLine?: (line: string) => void;
  /** What the mock's pages are drawn with, when it is not the font package. */
  fonts?: string;
}

/** Throws Stop with the right exit code; what was started by then is ended. */
export async function openRig(options: RigOptions): Promise<Rig> {
  const { loaded: { config, folder }, signal, onServerLine } = options;
  const [program, keys, alipay] = await Promise.all([compile(options.loaded), appKeys(config.server, folder), alipayKeys(config.gateway.keyFile), bundlePages()]);
  const mock = await openMock(options, program, { keys, alipay });
  options.onMock?.(mock);
  const { gatewayUrl, alipayPublicKey, dingtalk, certificateFiles: files } = mock;
  const given = {
    gatewayUrl, appId: config.app.appId, privateKey: keys.privateKey, alipayPublicKey,
    dingtalkUrl: dingtalk.url, dingtalkAppKey: dingtalk.appKey, dingtalkAppSecret: dingtalk.appSecret,
    ...(files ? { appCertFile: files.app, alipayCertFile: files.alipay, alipayRootCertFile: files.root } : {}),
  };
  try {
    const server = await startIsvServer({ server: config.server, given, extraEnv: mock.interceptEnv, ...(signal ? { signal } : {}), ...(onServerLine ? { onLine: onServerLine } : {}) });
    return { program, mock, server, close: async () => { await server.stop(); await mock.close(); } };
  } catch (error) {
    await mock.close();
    throw error;
  }
}

/** Compiles the mini program and checks that the pages the config names are there. */
export async function compile({ config }: LoadedConfig): Promise<CompiledProgram> {
  const { root } = config.miniProgram;
  const program = await compileMiniProgram(root).catch((error: unknown) => {
    if (error instanceof CompileError) throw badConfig(`小程序编译失败：${error.message}`);
    throw error;
  });
  requirePage(program, 'links.alipay.page', config.links.alipay.page);
  if (config.links.self.home !== undefined) requirePage(program, 'links.self.home', config.links.self.home);
  return program;
}

function requirePage(program: CompiledProgram, key: string, value: string): void {
  const path = value.split('?')[0] ?? '';
  if (program.pages.includes(path)) return;
  const meant = suggest(path, program.pages);
  throw badConfig(`${key} 是 "${value}"，但 app.json 里没有这个页面；${meant ? `是不是想写 ${meant}？` : `已有页面：${program.pages.join('、')}。`}`);
}

/** What 投递记录 shows for the ISV's own codes; the published four have texts of their own. */
const statusTexts = ({ statusCodes }: LoadedConfig['config']): Record<string, string> =>
  Object.fromEntries(Object.entries(statusCodes).map(([status, code]) => [code, status]));

async function openMock({ loaded: { config }, dir, fonts }: RigOptions, program: CompiledProgram, { keys, alipay }: { keys: AppKeys; alipay: AlipayKeys }): Promise<MockAlipay> {
  const { app: { appId, name, subject, notifyUrl, aesKey }, gateway: { port, intercept, faults, certificates } } = config;
  try {
    return await startMockAlipay({
      app: { appId, name, subject, appPublicKey: keys.appPublicKey, ...(notifyUrl === undefined ? {} : { notifyUrl }), ...(aesKey === undefined ? {} : { aesKey }) }, program, home: config.links.self.home ?? program.pages[0] ?? '',
      journalFile: join(dir, 'journal.jsonl'), masking: (salt, people) => createMasker({ salt, people }).line, ...(port === undefined ? {} : { gatewayPort: port }),
      ...(config.dingtalk ? { dingtalkCredential: config.dingtalk } : {}), alipayKeys: alipay,
      statusTexts: statusTexts(config), intercept, faults, h5Origins: h5Origins(config), ...(certificates === undefined ? {} : { certificateFolder: certificates }),
      ...(fonts === undefined ? {} : { fonts }),
    });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EADDRINUSE') throw harnessFault(`gateway.port ${port ?? ''} 已被占用；请结束占用它的程序，或换一个端口。`); // node's own errors carry a code
    throw harnessFault(`模拟支付宝无法启动：${messageOf(error)}`);
  }
}
