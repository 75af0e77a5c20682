/** 应聘状态同步: all of the ISV's status triggers are fired at once; each status must reach the gateway. */
import { setTimeout as sleep } from 'node:timers/promises';
import { apply, arrivalOf, openJd, pushWait, statusMethod } from './passages.js';
import type { EventOf, EvidenceEvent, Link } from '../evidence/contract.js';
import type { Actor } from './actor.js';
import type { Plan, StatusTrigger } from './plan.js';

export async function applyThenTriggerAll(actor: Actor, link: Link): Promise<void> {
  const outApplyId = await applied(actor, link);
  if (outApplyId === undefined) return;
  const from = actor.nextSeq;
  await Promise.all(inWaves(actor.plan).map(async ({ trigger, delayMs }) => { await sleep(delayMs); await fire(actor, trigger, outApplyId); }));
  await allArrived(actor, actor.plan.triggers, from);
}

/** One status changes while the gateway answers 系统繁忙 to its first push. */
export async function changeUnderFault(actor: Actor): Promise<void> {
  const [trigger] = actor.plan.triggers;
  const outApplyId = trigger && (await applied(actor, 'alipay'));
  if (!trigger || outApplyId === undefined) return;
  const method = actor.events.findLast((event) => event.kind === 'gateway' && isStatusPush(event));
  await actor.post('/faults', { kind: 'busy', userId: actor.user.userId, call: 1, ...(method?.kind === 'gateway' ? { method: method.method } : {}) });
  const from = actor.nextSeq;
  await fire(actor, trigger, outApplyId);
  await allArrived(actor, [trigger], from);
}

/** Applies, waits for 已投递, and answers under which id the ISV keeps the application; undefined when it did not come so far. */
async function applied(actor: Actor, link: Link): Promise<string | undefined> {
  const jd = await openJd(actor, link, actor.job, 'jd-again'); // other journeys look the page through; here one look is enough
  if (!jd || (await apply(actor, jd)).outcome !== 'delivered') return undefined;
  await arrivalOf(actor, { limitMs: pushWait(actor) });
  const outApplyId = await ownApplyId(actor);
  if (outApplyId === undefined) actor.notFound('out_apply_id', ['gateway:applications']);
  return outApplyId;
}

/**
 * Statuses that share an apply_status code are told apart by apply_change_time, which counts whole seconds: pushed within one second they would be the same
 * bytes, like a retry of one. So those follow each other by a little more than a second; everything else goes at once.
 */
function inWaves({ triggers, statusCodes }: Plan): { trigger: StatusTrigger; delayMs: number }[] {
  const waves = new Map<string, number>();
  return triggers.map((trigger) => {
    const code = statusCodes[trigger.status] ?? trigger.status;
    const wave = waves.get(code) ?? 0;
    waves.set(code, wave + 1);
    return { trigger, delayMs: wave * 1_050 };
  });
}

/** Under which id the ISV keeps this application: only its own push can tell. */
async function ownApplyId(actor: Actor): Promise<string | undefined> {
  await actor.caughtUp();
  return (await actor.applications()).find((application) => application.outJobId === actor.job.outJobId)?.outApplyId;
}

async function fire(actor: Actor, trigger: StatusTrigger, outApplyId: string): Promise<void> {
  const fill = (text: string, encode: (value: string) => string = (value) => value): string =>
    text.replaceAll('{outApplyId}', encode(outApplyId)).replaceAll('{userId}', encode(actor.user.userId)).replaceAll('{outJobId}', encode(actor.job.outJobId));
  const url = fill(trigger.url, encodeURIComponent);
  const isText = typeof trigger.body === 'string';
  const body = trigger.body === undefined ? undefined : fill(isText ? String(trigger.body) : JSON.stringify(trigger.body), isText ? undefined : jsonText);
  const headers = Object.fromEntries(Object.entries(trigger.headers).map(([name, value]) => [name, fill(value)]));
  const common = { kind: 'trigger' as const, status: trigger.status, outApplyId, userId: actor.user.userId, method: trigger.method, url };
  // The instant of sending is when the line is written; the answer comes as a second line.
  actor.record(common);
  try {
    const response = await fetch(url, {
      method: trigger.method, headers: body === undefined || isText ? headers : { 'content-type': 'application/json', ...headers }, ...(body === undefined ? {} : { body }),
      signal: AbortSignal.timeout(actor.plan.limits.pushMs),
    });
    actor.record({ ...common, answeredAt: Math.round(actor.now()), responseStatus: response.status, responseBody: (await response.text()).slice(0, 2_000) });
  } catch (error) {
    actor.record({ ...common, answeredAt: Math.round(actor.now()), error: error instanceof Error ? error.message : String(error) });
  }
}

const jsonText = (value: string): string => JSON.stringify(value).slice(1, -1);

/** Waits until there is one push for each trigger fired, by code, or the handbook's 30 s are over. Waits once for all. */
async function allArrived(actor: Actor, triggers: readonly StatusTrigger[], from: number): Promise<void> {
  const wanted = new Map<string, number>();
  for (const { status } of triggers) count(wanted, actor.plan.statusCodes[status] ?? status);
  if (wanted.size === 0) return;
  const missing = (): Map<string, number> => {
    const rest = new Map(wanted);
    for (const event of actor.events.slice(from)) {
      const code = pushedCode(event, actor.user.userId);
      if (code !== undefined) rest.set(code, (rest.get(code) ?? 0) - 1);
    }
    return rest;
  };
  const complete = (): boolean => [...missing().values()].every((left) => left <= 0);
  await actor.until(() => complete(), 'all-statuses', pushWait(actor), from);
}

const count = (into: Map<string, number>, key: string): void => void into.set(key, (into.get(key) ?? 0) + 1);

function pushedCode(event: EvidenceEvent, userId: string): string | undefined {
  if (event.kind !== 'gateway' || !isStatusPush(event) || event.userId !== userId || event.response.code !== '10000') return undefined;
  return String((event.bizContent as { apply_status?: unknown }).apply_status); // schema-checked by the gateway: it answered 10000
}

const isStatusPush = (event: EventOf<'gateway'>): boolean => statusMethod.test(event.method);
