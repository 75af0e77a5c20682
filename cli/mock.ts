/**
 * `yanshou mock`: Alipay alone, for a developer at work. The gateway with its live page; with a mini program, a phone to click through.
 * Keys are kept in a folder, so that a server set up once works again tomorrow.
 */
import { createPrivateKey, createPublicKey, generateKeyPairSync, randomBytes, type KeyObject } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { chromium, type Browser } from '@playwright/test';
import { createMasker } from '../evidence/redact.js';
import { reloadOnChange } from '../mock-alipay/client/developer/reload.js';
import { startClient, type Client } from '../mock-alipay/client/server.js';
import { startAutomator } from '../mock-alipay/container/automator/index.js';
import { CompileError, compileMiniProgram } from '../mock-alipay/container/compiler/index.js';
import { dingtalkApp, startDingtalk, testCredential } from '../mock-alipay/dingtalk/index.js';
import { certificateFiles, chinaTime, createWorld, journalFile, mountLive, serveHttps, startGateway, startIntercept } from '../mock-alipay/gateway/index.js';
import { now } from '../mock-alipay/index.js';
import { Journal } from '../mock-alipay/journal.js';
import { personalData } from '../mock-alipay/personal-data.js';
import type { RegisteredApp, World } from '../mock-alipay/world.js';
import { chromiumArgs, chromiumPath } from '../scripts/chromium.mjs';
import { configNames, loadConfig } from './config/load.js';
import type { ParsedConfig } from './config/schema.js';
import { h5Origins } from './h5-origins.js';
import { badConfig, exitCodes, messageOf, harnessFault, type ExitCode } from './exit.js';

export interface MockCommand {
  config: string | undefined; miniProgram: string | undefined; appId: string; port: number; keys: string; intercept: boolean;
  /** The mini program opens in a Chromium of its own, driven through this port. */
  automatorPort?: number;
  cwd: string; signal: AbortSignal; print: (text: string) => void;
}

const keptCalls = 10_000;

/** Runs until the signal. */
export async function mock(command: MockCommand): Promise<ExitCode> {
  const { cwd, port, print, signal } = command;
  const config = await configIfAny(command);
  const folder = resolve(cwd, command.keys);
  const keys = keysIn(folder);
  const { journal, world, journalAt, closeJournal } = alipay(keys.alipay, folder);
  const app = registered(command, config, keys.app);
  world.registerApp(app);
  for (const resume of ['complete', 'none'] as const) world.createUser({ resume });
  const gateway = await startGateway({ world, journal, port, certificateFolder: folder }).catch((error: unknown) => { throw harnessFault(messageOf(error)); });
  const dingtalk = await startDingtalk({ journal, now, people: world });
  const live = mountLive({ gateway, world, journal });
  const certificates = certificateFiles(gateway.certificates(), folder, app.appId);
  const caFile = join(folder, 'ca.pem');
  const secure = await serveHttps({ listener: gateway.listener, caFile });
  print(`网关      ${gateway.url}`);
  print(`网关 HTTPS ${secure.url} （CA ${caFile}）`);
  print(`实时页面  ${live.url}`);
  print(`钉钉      ${dingtalk.url}（appKey ${testCredential.appKey}，appSecret ${testCredential.appSecret}）`);
  print(`应用      ${app.name}（${app.appId}）`);
  print(`应用私钥  ${keys.appFile}`);
  print(`支付宝公钥 ${gateway.alipayPublicKey}`);
  print(`流水      ${journalAt}（查询 ${live.url}live/journal?user=&method=&application=&from=&to=）`);
  print(`证书方式  ${[certificates.app, certificates.alipay, certificates.root].join(' ')}`);
  const hooks = command.intercept ? await startIntercept({ hosts: { 'openapi.alipay.com': gateway.listener, 'oapi.dingtalk.com': dingtalkApp({ journal, now, people: world }) }, journal, now }) : undefined;
  if (hooks) print(`代理环境变量（地址写死的服务端用）：\n${Object.entries(hooks.env).map(([name, value]) => `  ${name}=${value}`).join('\n')}`);
  const phone = await openPhone(command, config, { world, journal, app });
  const driven = command.automatorPort !== undefined && phone ? await openDriven(phone.client, command.automatorPort, world) : undefined;
  if (driven) print(`自动化端口 ${driven.wsEndpoint}`);
  print('按 Ctrl-C 结束。');
  await untilAborted(signal);
  phone?.stopWatching();
  await driven?.close();
  await Promise.all([gateway.close(), secure.close(), dingtalk.close(), hooks?.close(), phone?.client.close()]);
  closeJournal();
  return exitCodes.met;
}

async function configIfAny({ config, cwd }: MockCommand): Promise<ParsedConfig | undefined> {
  const there = config !== undefined || configNames.some((name) => existsSync(join(cwd, name)));
  return there ? (await loadConfig(config, cwd)).config : undefined;
}

/** The journal lies on disk, masked, one file a start; memory holds the newest calls whole. */
function alipay(alipayKey: KeyObject, folder: string): { journal: Journal; world: World; journalAt: string; closeJournal: () => void } {
  const journalAt = join(folder, `journal-${chinaTime(now()).replace(' ', 'T').replace(/[-:]/g, '')}-${process.pid}.jsonl`);
  const disk = journalFile(journalAt);
  const world = createWorld({ now, alipayKeys: { privateKey: alipayKey, publicKey: createPublicKey(alipayKey) } });
  const masker = createMasker({ salt: randomBytes(24).toString('base64url'), people: () => world.users().map(personalData) });
  const journal = new Journal({ now, ...disk, sink: (line) => disk.sink(masker.line(line)), capacity: keptCalls });
  return { journal, world, journalAt, closeJournal: () => disk.close() };
}

function registered({ appId }: MockCommand, config: ParsedConfig | undefined, appKey: KeyObject): RegisteredApp {
  const appPublicKey = createPublicKey(appKey).export({ type: 'spki', format: 'pem' }).toString();
  if (!config) return { appId, name: '本地小程序', subject: 'enterprise', appPublicKey };
  const { notifyUrl, aesKey, name, subject } = config.app;
  return { appId: config.app.appId, name, subject, appPublicKey, ...(notifyUrl === undefined ? {} : { notifyUrl }), ...(aesKey === undefined ? {} : { aesKey }) };
}

interface Keys { alipay: KeyObject; app: KeyObject; appFile: string }

function keysIn(folder: string): Keys {
  mkdirSync(folder, { recursive: true });
  const appFile = join(folder, 'app-private-key.pem');
  return { alipay: keyIn(join(folder, 'alipay-private-key.pem')), app: keyIn(appFile), appFile };
}

function keyIn(file: string): KeyObject {
  if (existsSync(file)) return createPrivateKey(readFileSync(file));
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  writeFileSync(file, privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600 });
  return privateKey;
}

interface Phone { client: Client; stopWatching: () => void }

/** The developer view, rebuilt whenever a file of the mini program changes. */
async function openPhone({ miniProgram, cwd, print }: MockCommand, config: ParsedConfig | undefined, { world, journal, app }: { world: World; journal: Journal; app: RegisteredApp }): Promise<Phone | undefined> {
  const root = miniProgram === undefined ? config?.miniProgram.root : resolve(cwd, miniProgram);
  if (root === undefined) return undefined;
  const program = await compileMiniProgram(root).catch((error: unknown) => { throw error instanceof CompileError ? badConfig(error.message) : error; });
  const home = config?.links.self.home ?? program.pages[0] ?? '';
  const client = await startClient({ world, journal, program, app: { appId: app.appId, name: app.name, home }, h5Origins: config ? h5Origins(config) : [] });
  print(`小程序    ${client.openDeveloperView()}`);
  const stopWatching = reloadOnChange(root, { client, journal, told: print });
  return { client, stopWatching };
}

/** The first user's phone, open on the app's own home: what a client of miniprogram-automator expects to find. */
async function openDriven(client: Client, port: number, world: World): Promise<{ wsEndpoint: string; close(): Promise<void> }> {
  const [user = world.createUser({ resume: 'complete' })] = world.users();
  const browser: Browser = await chromium.launch({ executablePath: chromiumPath(), args: chromiumArgs() }).catch((error: unknown) => { throw harnessFault(messageOf(error)); });
  const page = await browser.newPage({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, deviceScaleFactor: 1, locale: 'zh-CN' });
  await page.goto(client.openSession({ session: 'automator', userId: user.userId }));
  await page.locator('[data-shell="own-entry"]').tap();
  await page.locator('[data-shell="screen"][data-surface="mini-program"]').waitFor();
  const automator = await startAutomator({ phone: page, port }).catch(async (error: unknown) => { await browser.close(); throw harnessFault(messageOf(error)); });
  return { wsEndpoint: automator.wsEndpoint, close: async () => { await automator.close(); await browser.close(); } };
}

function untilAborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
}
