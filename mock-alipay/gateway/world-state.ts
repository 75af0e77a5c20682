import { randomUUID } from 'node:crypto';
import type { Journal } from '../journal.js';
import type { AlipayKeys, Apps, RegisteredApp, World } from '../world.js';
import { createAlipayKeys, readPublicKey } from './keys.js';
import { defaultPolicy, type Policy } from './policy.js';
import { createAgreements } from './world/agreements.js';
import { createEmployment } from './world/employment.js';
import { createIds } from './world/ids.js';
import { orderReader } from './world/order-string.js';
import { createOpenPlatform } from './world/open-platform.js';
import { createPeople } from './world/people.js';
import { phoneNumberResponse } from './world/phone-number.js';
import { createTokens } from './world/tokens.js';

export interface WorldOptions {
  now: () => number;
  /** Lets account() count what the journal holds of a user. */
  journal?: Journal;
  /** Alipay's own key pair; made for this world when absent. */
  alipayKeys?: AlipayKeys;
  policy?: Partial<Policy>;
  /** Same seed, same user ids and tokens. Without one every world is new to the ISV's database. */
  seed?: string;
}

export function createWorld(options: WorldOptions): World {
  const { now, journal } = options;
  const policy = { ...defaultPolicy, ...options.policy };
  const ids = createIds(options.seed ?? randomUUID());
  const keys = options.alipayKeys ?? createAlipayKeys();
  const apps = createApps();
  const people = createPeople(ids);
  const agreements = createAgreements(ids, now, policy);
  const employment = createEmployment(ids, now);

  return {
    now, keys, ...apps, ...people, ...agreements, ...employment, ...createTokens(ids, now, policy), ...createOpenPlatform(ids, now, apps),
    account: (userId, appId) => ({
      journalEntries: journal?.query({ userId }).length ?? 0,
      agreements: agreements.agreements(userId).length,
      applications: employment.applications(userId).length,
      consents: people.consents(userId, appId),
    }),
    phoneNumberResponse: (userId, appId) => phoneNumberResponse(people.user(userId), apps.app(appId), keys),
    readOrder: orderReader({ app: apps.app, agreements }),
  };
}

/** A key that cannot be read is refused when the app is registered, not at its first call. */
function createApps(): Apps {
  const apps = new Map<string, RegisteredApp>();
  return {
    registerApp(app) {
      readPublicKey(app.appPublicKey);
      apps.set(app.appId, app);
    },
    app: (appId) => apps.get(appId),
    apps: () => [...apps.values()],
  };
}
