/** One phone in one user's hand: answers what the shell asks, keeps what a phone keeps between visits. */
import type { H5Origins } from '../container/web-view/origins.js';
import type { Journal } from '../journal.js';
import type { AlipayUser, World } from '../world.js';
import type { Behaviour } from './assumptions.js';
import { sendOutgoing } from './outgoing.js';
import type { AppCard, Boot, OrderReading, Rpc, RpcMethod, ShownUser, StorageChange } from './rpc-contract.js';
import { shownApplication, shownJob } from './shown.js';

/** What the app keeps of a user on this phone; lives in the server, so that a later session of the same user sees it. */
export interface UserKeep { storage: Map<string, unknown>; permissions: Set<string> }

export interface SessionOptions {
  session: string; userId: string; world: World; journal: Journal; app: AppCard; keep: UserKeep; behaviour: Behaviour;
  statusTexts: Record<string, string>; renderUrl: string; h5Origins: H5Origins; watched: boolean; running(): { container: Omit<Boot['container'], 'h5'> }; refuse(url: URL): string | undefined;
}

type Answers = { [M in RpcMethod]: (takes: Rpc[M]['takes']) => Rpc[M]['gives'] | Promise<Rpc[M]['gives']> };

/** Throws where the session names a user that the world does not know. */
export function answersFor(options: SessionOptions): Answers {
  const { world, journal, userId, session, app, keep, statusTexts } = options;
  const user = knownUser(world, userId);
  return {
    boot: () => boot(options, user),
    jobs: () => world.jobs(app.appId).filter((job) => job.hireStatus !== 'CLOSED').map(shownJob),
    applications: () => world.applications(userId).map((application) => shownApplication(application, world.jobs(), statusTexts)),
    fetch: (request) => sendOutgoing(request, { refuse: options.refuse, note: (entry) => journal.append(entry, { session, userId }) }),
    authCode: ({ scopes }) => world.issueAuthCode({ userId, appId: app.appId, scopes }),
    consents: () => world.consents(userId, app.appId),
    grantConsent: ({ scopes }) => { world.grantConsent(userId, app.appId, scopes); return null; },
    phoneNumber: () => world.phoneNumberResponse(userId, app.appId),
    readOrder: ({ params }) => readOrder(options, params),
    fillModules: ({ modules }) => { world.fillModules(userId, modules); return null; },
    authorise: ({ order }) => {
      const agreement = world.authorise(userId, order, app.appId);
      world.grantConsent(userId, app.appId, ['yingpin']); // assumption sheet.merges-status-consent
      return { creditAgreementId: agreement.creditAgreementId, outAgreementNo: agreement.outAgreementNo };
    },
    storage: (change) => { changeStorage(keep.storage, change); return null; },
    permit: ({ permission, granted }) => { if (granted) keep.permissions.add(permission); else keep.permissions.delete(permission); return null; },
    serverTime: () => world.now(),
    flush: () => journal.head,
  };
}

function boot({ session, app, keep, renderUrl, behaviour, running, h5Origins, watched }: SessionOptions, user: AlipayUser): Boot {
  const { program, servicePath, renderPath } = running().container;
  return { session, user: shownUser(user), app, storage: Object.fromEntries(keep.storage), permissions: [...keep.permissions], watched, renderUrl, behaviour, container: { program, servicePath, renderPath, h5: h5Origins } };
}

const shownUser = ({ userId, userName, phone, nickName, avatar, certNo, gender }: AlipayUser): ShownUser => ({ userId, userName, phone, nickName, avatar, certNo, gender });

function readOrder({ world, userId, app }: SessionOptions, params: unknown): OrderReading {
  const { order, ok, reason, appId } = world.readOrder(params);
  const foreign = ok && appId !== undefined && appId !== app.appId ? `订单属于另一个小程序 ${appId}` : undefined;
  const refusal = foreign ?? reason;
  return {
    order, ok: ok && foreign === undefined, ...(refusal === undefined ? {} : { reason: refusal }),
    firstTime: !world.agreements(userId).some((agreement) => agreement.appId === app.appId && agreement.status === 'VALID'),
    missing: world.missingModules(userId, order.requireModules),
  };
}

function changeStorage(storage: Map<string, unknown>, change: StorageChange): void {
  if ('set' in change) storage.set(change.set.key, change.set.data);
  else if ('remove' in change) storage.delete(change.remove);
  else storage.clear();
}

function knownUser(world: World, userId: string): AlipayUser {
  const user = world.user(userId);
  if (!user) throw new Error(`The world knows no user ${userId}.`);
  return user;
}
