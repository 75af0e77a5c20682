/** Notifications out (from 平台, msg_method envelope 1.1): signed, `success` expected, redelivered on the published schedule. */
import { generateKeyPairSync, sign, type KeyObject } from 'node:crypto';
import type { Journal } from '../journal.js';
import type { World } from '../world.js';
import { aesEncrypt } from './aes.js';
import { stringToSign } from './signature.js';

const minute = 60_000;
/** 8 deliveries within 25 h. */
export const retryDelays = [2 * minute, 10 * minute, 10 * minute, 60 * minute, 120 * minute, 360 * minute, 900 * minute] as const;

/** What lets a test drive a day in a moment. `after` answers a function that calls it off. */
export interface Clock { now: () => number; after: (ms: number, run: () => void) => () => void }

export interface Notification { appId: string; msgMethod: string; bizContent: Record<string, unknown>; /** default: the app's notifyUrl */ url?: string; userId?: string; encrypted?: boolean }
export interface Delivery { notifyId: string; notification: Notification; attempts: number; state: 'pending' | 'delivered' | 'given-up' }

export interface Notifier {
  /** Resolves after the first attempt. Throws a sentence when nobody said where to send it. */
  send(notification: Notification): Promise<Delivery>;
  /** The same notification, same notify_id, once more: receivers must be idempotent. */
  replay(notifyId: string): Promise<Delivery>;
  /** A notification whose signature is not Alipay's: receivers must not believe it. */
  forge(notification: Notification): Promise<Delivery>;
  deliveries(): Delivery[];
  close(): void;
}

interface Sent { delivery: Delivery; body: string; url: string }

export function createNotifier({ world, journal, clock }: { world: World; journal: Journal; clock: Clock }): Notifier {
  const sent = new Map<string, Sent>();
  const pending = new Set<() => void>();
  let closed = false;
  let count = 0;

  const prepare = (notification: Notification, key: KeyObject): Sent => {
    const url = notification.url ?? world.app(notification.appId)?.notifyUrl;
    if (!url) throw new Error(`App ${notification.appId} has no notifyUrl (应用网关); register one or name the url.`);
    const notifyId = `${clock.now()}${String(++count).padStart(6, '0')}`;
    const body = signedBody(envelope(notification, notifyId), key);
    const item: Sent = { delivery: { notifyId, notification, attempts: 0, state: 'pending' }, body, url };
    sent.set(notifyId, item);
    return item;
  };

  const attempt = async (item: Sent): Promise<Delivery> => {
    const { delivery, url, body } = item;
    delivery.attempts += 1;
    const outcome = await post(url, body);
    const { msgMethod, bizContent, userId } = delivery.notification;
    journal.append({ kind: 'notification', msgMethod, bizContent, attempt: delivery.attempts, url, ...outcome }, { userId });
    if (outcome.answer?.trim() === 'success') delivery.state = 'delivered';
    else retryLater(item);
    return { ...delivery };
  };

  const retryLater = (item: Sent): void => {
    const wait = retryDelays[item.delivery.attempts - 1];
    if (wait === undefined || closed) {
      item.delivery.state = 'given-up';
      return;
    }
    const cancel = clock.after(wait, () => {
      pending.delete(cancel);
      void attempt(item);
    });
    pending.add(cancel);
  };

  const envelope = ({ appId, msgMethod, bizContent, encrypted }: Notification, notifyId: string): Record<string, string> => {
    const aesKey = encrypted ? world.app(appId)?.aesKey : undefined;
    const text = JSON.stringify(bizContent);
    return {
      notify_id: notifyId, utc_timestamp: String(clock.now()), msg_method: msgMethod, app_id: appId, version: '1.1', charset: 'UTF-8', sign_type: 'RSA2',
      biz_content: aesKey ? aesEncrypt(text, aesKey) : text, ...(aesKey ? { encrypt_type: 'AES' } : {}),
    };
  };

  return {
    send: async (notification) => attempt(prepare(notification, world.keys.privateKey)),
    async replay(notifyId) {
      const item = sent.get(notifyId);
      if (!item) throw new Error(`No notification ${notifyId} was sent.`);
      return attempt(item);
    },
    forge: async (notification) => attempt(prepare(notification, generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey)),
    deliveries: () => [...sent.values()].map(({ delivery }) => ({ ...delivery })),
    close() {
      closed = true;
      for (const cancel of pending) cancel();
    },
  };
}

export function realClock(now: () => number): Clock {
  return {
    now,
    after(ms, run) {
      const timer = setTimeout(run, ms);
      timer.unref(); // a retry hours away keeps no process alive
      return () => clearTimeout(timer);
    },
  };
}

/** "V1" signing: without sign and sign_type. No field is empty, since SDKs disagree about those. */
function signedBody(fields: Record<string, string>, key: KeyObject): string {
  const { sign_type: _signType, ...signed } = fields;
  const signature = sign('RSA-SHA256', Buffer.from(stringToSign(signed)), key).toString('base64');
  return new URLSearchParams({ ...fields, sign: signature }).toString();
}

async function post(url: string, body: string): Promise<{ status?: number; answer?: string; error?: string }> {
  try {
    const response = await fetch(url, {
      method: 'POST', body, headers: { 'content-type': 'application/x-www-form-urlencoded; charset=UTF-8' }, signal: AbortSignal.timeout(10_000),
    });
    return { status: response.status, answer: (await response.text()).slice(0, 200) };
  } catch (error) {
    return { error: error instanceof Error ? (error.cause instanceof Error ? error.cause.message : error.message) : String(error) };
  }
}
