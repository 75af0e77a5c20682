/** The mock's front door: a whole Alipay for one ISV app, on loopback ports, with one world, one journal and one clock. */
import { randomBytes } from 'node:crypto';
import { startClient } from './client/server.js';
import { startControl } from './control.js';
import { dingtalkApp, startDingtalk, testCredential } from './dingtalk/index.js';
import { certificateFiles, createWorld, defaultPolicy, journalFile, startGateway, startIntercept } from './gateway/index.js';
import { Journal } from './journal.js';
import { personalData, type PersonalData } from './personal-data.js';
import type { CompiledProgram } from './container/compiler/index.js';
import type { Credential } from './dingtalk/index.js';
import type { CertificateFiles, FaultRule } from './gateway/index.js';
import type { AlipayKeys, RegisteredApp, World } from './world.js';

export { bundlePages } from './client/pages.js';

export interface MockOptions {
  app: RegisteredApp;
  program: CompiledProgram;
  /** Page path of the app's own home, with query if any. */
  home: string;
  /** The journal on disk, one entry a line, written as it happens. */
  journalFile?: string;
  /** Masks each line of the journal that leaves the mock (file, control door). Gets a secret of this run and the people as they join. */
  masking?: (salt: string, people: () => PersonalData[]) => (line: string) => string;
  gatewayPort?: number;
  /** A DingTalk credential of the ISV's own, known beside the one we hand out. */
  dingtalkCredential?: Credential;
  /** Alipay's own key pair, for a server that was given the public half long before this run; made for this run when absent. */
  alipayKeys?: AlipayKeys;
  /** Puts the app into certificate mode as well: the three certificates are kept in this folder. */
  certificateFolder?: string;
  /** apply_status codes of the ISV → what 投递记录 shows; the codes are accepted beside the published ones. */
  statusTexts?: Record<string, string>;
  /** Origins whose pages a <web-view> may show. */
  h5Origins?: readonly string[];
  /** Scripted misbehaviour from the start of the run. */
  faults?: readonly FaultRule[];
  /** Answers openapi.alipay.com and oapi.dingtalk.com to a server that has them hard-coded: the environment it needs is in `interceptEnv`. */
  intercept?: boolean;
  /** Folder of the font pages are drawn with, as its package lays it out: index.css and files/. */
  fonts?: string;
}

export interface MockAlipay {
  gatewayUrl: string; alipayPublicKey: string; dingtalk: { url: string; appKey: string; appSecret: string }; shellUrl: string; controlUrl: string; controlToken: string;
  /** Only with a `certificateFolder`. */
  certificateFiles?: CertificateFiles;
  /** Secret of this run for masks: whoever masks with it gives equal values equal masks. Never written to disk. */
  salt: string;
  /** Proxy and CA for the ISV's process; empty unless `intercept`. */
  interceptEnv: Record<string, string>;
  world: World; journal: Journal; close(): Promise<void>;
}

/** Epoch milliseconds with a fraction: pushes are timed against 30 s, order matters below one millisecond. */
export const now = (): number => performance.timeOrigin + performance.now();

export async function startMockAlipay(options: MockOptions): Promise<MockAlipay> {
  const file = options.journalFile === undefined ? undefined : journalFile(options.journalFile);
  const salt = randomBytes(24).toString('base64url');
  // World and journal know each other: whoever asks for the people before there is a world hears of none.
  const known: { world?: World } = {};
  const mask = options.masking?.(salt, () => (known.world?.users() ?? []).map(personalData)) ?? ((line: string) => line);
  const journal = new Journal({ now, ...(file === undefined ? {} : { sink: (line: string) => { file.sink(mask(line)); } }) });
  const { app: { appId, name }, home, program, statusTexts = {}, alipayKeys, gatewayPort, certificateFolder } = options;
  const policy = { applyStatuses: [...new Set([...defaultPolicy.applyStatuses, ...Object.keys(statusTexts)])] };
  const world = createWorld({ now, journal, policy, ...(alipayKeys ? { alipayKeys } : {}) });
  known.world = world;
  world.registerApp(options.app);
  const gateway = await startGateway({ world, journal, policy, faults: options.faults ?? [], ...(gatewayPort === undefined ? {} : { port: gatewayPort }), ...(certificateFolder === undefined ? {} : { certificateFolder }) });
  const credentials = [testCredential, ...(options.dingtalkCredential ? [options.dingtalkCredential] : [])];
  const dingtalk = await startDingtalk({ journal, now, people: world, credentials });
  const hooks = options.intercept
    ? await startIntercept({ hosts: { 'openapi.alipay.com': gateway.listener, 'oapi.dingtalk.com': dingtalkApp({ journal, now, people: world, credentials }) }, journal, now })
    : undefined;
  const client = await startClient({ world, journal, program, app: { appId, name, home }, statusTexts, h5Origins: options.h5Origins ?? [], ...(options.fonts === undefined ? {} : { fonts: options.fonts }) });
  const control = await startControl({
    world, journal, appId, salt, mask, openSession: (session) => client.openSession(session), closeSession: (session) => client.closeSession(session),
    extra: { '/faults': (body) => gateway.faults.add(body as FaultRule), '/faults/clear': () => gateway.faults.clear() },
  });
  return {
    ...(certificateFolder === undefined ? {} : { certificateFiles: certificateFiles(gateway.certificates(), certificateFolder, appId) }),
    gatewayUrl: gateway.url, alipayPublicKey: gateway.alipayPublicKey, dingtalk: { url: dingtalk.url, ...testCredential }, shellUrl: client.shellUrl,
    controlUrl: control.controlUrl, controlToken: control.controlToken, salt, interceptEnv: { ...hooks?.env, ...(await hooks?.javaEnv()) }, world, journal,
    async close() {
      await Promise.all([control.close(), client.close(), hooks?.close(), gateway.close(), dingtalk.close()]);
      file?.close();
    },
  };
}
