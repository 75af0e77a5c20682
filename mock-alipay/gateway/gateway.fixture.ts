/** A registered app, its keys and a running gateway, for the tests of this room. */
import { AlipaySdk, type AlipaySdkConfig } from 'alipay-sdk';
import { Journal, type GatewayCall, type JournalEntry, type JournalOptions } from '../journal.js';
import type { AlipayKeys, RegisteredApp, World } from '../world.js';
import { startGateway, type Gateway, type GatewayOptions } from './gateway.js';
import { bareBase64, createAlipayKeys, pem } from './keys.js';
import type { Clock } from './notifier.js';
import { createWorld } from './world-state.js';

export const appId = '2021000000000001';
/** Made once: key generation is the slowest thing in these tests. */
const [appKeys, alipayKeys] = [createAlipayKeys(), createAlipayKeys()];

export interface Bench {
  world: World; journal: Journal; gateway: Gateway; appKeys: AlipayKeys;
  /** The official client, as an ISV would configure it. */
  sdk(config?: Partial<AlipaySdkConfig>): AlipaySdk;
  lastCall(): GatewayCall & JournalEntry;
  /** Resolves when the journal holds so many attempts at a notification. */
  attempts(count: number): Promise<void>;
  close(): Promise<void>;
}

interface BenchOptions extends Partial<GatewayOptions> {
  app?: Partial<RegisteredApp>;
  now?: () => number;
  /** Where the journal is kept, for a test with more calls than memory should hold. */
  kept?: Omit<JournalOptions, 'now'>;
}

export async function openGateway(options: BenchOptions = {}): Promise<Bench> {
  const now = options.now ?? (() => Date.parse('2026-11-22T09:00:00+08:00'));
  const journal = new Journal({ now, ...options.kept });
  const world = createWorld({ now, journal, seed: 'tests', alipayKeys, ...(options.policy ? { policy: options.policy } : {}) });
  world.registerApp({ appId, name: '示例招聘', appPublicKey: bareBase64(appKeys.publicKey), subject: 'enterprise', ...options.app });
  const gateway = await startGateway({ world, journal, ...options });
  return {
    world, journal, gateway, appKeys,
    sdk: (config = {}) => new AlipaySdk({
      appId, privateKey: pem(appKeys.privateKey), keyType: 'PKCS8', alipayPublicKey: gateway.alipayPublicKey, gateway: gateway.url,
      endpoint: gateway.url.replace('/gateway.do', ''), ...config,
    }),
    lastCall() {
      const entry = journal.query({ kind: 'gateway' }).at(-1);
      if (entry?.kind !== 'gateway') throw new Error('no gateway call in the journal');
      return entry;
    },
    attempts: (count) => new Promise((resolve) => {
      const look = () => {
        if (journal.query({ kind: 'notification' }).length < count) return;
        stop();
        resolve();
      };
      const stop = journal.subscribe(look);
      look();
    }),
    close: () => gateway.close(),
  };
}

export interface HandClock extends Clock { fire(): number | undefined }

/** Time moves when the test says so: `fire` runs the next appointment and answers how far away it was. */
export function handClock(): HandClock {
  const appointments: { ms: number; run: () => void }[] = [];
  return {
    now: () => Date.parse('2026-11-22T09:00:00+08:00'),
    after: (ms, run) => {
      const appointment = { ms, run };
      appointments.push(appointment);
      return () => appointments.splice(appointments.indexOf(appointment), 1);
    },
    fire() {
      const next = appointments.shift();
      next?.run();
      return next?.ms;
    },
  };
}
