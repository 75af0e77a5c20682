/** The mock's front door: a whole Alipay for one ISV app, on loopback ports, with one world, one journal and one clock. */
import { randomBytes } from 'node:crypto';
import { closeSync, openSync, writeSync } from 'node:fs';
import { startClient } from './client/server.js';
import { startControl } from './control.js';
import { startDingtalk, testCredential } from './dingtalk/index.js';
import { createWorld, startGateway } from './gateway/index.js';
import { Journal } from './journal.js';
import { personalData, type PersonalData } from './personal-data.js';
import type { CompiledProgram } from './container/compiler/index.js';
import type { Credential } from './dingtalk/index.js';
import type { FaultRule } from './gateway/index.js';
import type { RegisteredApp, World } from './world.js';

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
}

export interface MockAlipay {
  gatewayUrl: string; alipayPublicKey: string; dingtalk: { url: string; appKey: string; appSecret: string }; shellUrl: string; controlUrl: string; controlToken: string;
  /** Secret of this run for masks: whoever masks with it gives equal values equal masks. Never written to disk. */
  salt: string;
  world: World; journal: Journal; close(): Promise<void>;
}

/** Epoch milliseconds with a fraction: pushes are timed against 30 s, order matters below one millisecond. */
export const now = (): number => performance.timeOrigin + performance.now();

export async function startMockAlipay(options: MockOptions): Promise<MockAlipay> {
  const file = options.journalFile === undefined ? undefined : openSync(options.journalFile, 'a');
  const world = createWorld({ now });
  const salt = randomBytes(24).toString('base64url');
  const mask = options.masking?.(salt, () => world.users().map(personalData)) ?? ((line: string) => line);
  const journal = new Journal({ now, ...(file === undefined ? {} : { sink: (line: string) => { writeSync(file, mask(line)); } }) });
  world.registerApp(options.app);
  const gateway = await startGateway({ world, journal, ...(options.gatewayPort === undefined ? {} : { port: options.gatewayPort }) });
  const dingtalk = await startDingtalk({ journal, now, people: world, credentials: [testCredential, ...(options.dingtalkCredential ? [options.dingtalkCredential] : [])] });
  const { app: { appId, name }, home, program } = options;
  const client = await startClient({ world, journal, program, app: { appId, name, home } });
  const control = await startControl({
    world, journal, appId, salt, mask, openSession: (session) => client.openSession(session), closeSession: (session) => client.closeSession(session),
    extra: { '/faults': (body) => gateway.faults.add(body as FaultRule), '/faults/clear': () => gateway.faults.clear() },
  });
  return {
    gatewayUrl: gateway.url, alipayPublicKey: gateway.alipayPublicKey, dingtalk: { url: dingtalk.url, ...testCredential }, shellUrl: client.shellUrl,
    controlUrl: control.controlUrl, controlToken: control.controlToken, salt, world, journal,
    async close() {
      await Promise.all([control.close(), client.close(), gateway.close(), dingtalk.close()]);
      if (file !== undefined) closeSync(file);
    },
  };
}
