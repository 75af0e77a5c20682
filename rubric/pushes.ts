/** Status pushes as the gateway received them, and which of them answers which change. */
import type { EventOf, HandbookStatus, RunHeader } from '../evidence/contract.js';
import type { JourneyView, Passage, View } from './view.js';
import type { Where } from './result.js';
import { perObject } from './found.js';
import { ofKind } from './view.js';
import { atEvent, atWorld } from './where.js';

/** 人才就业岗位应聘信息同步, UID mode and token mode. */
export const pushMethods: ReadonlySet<string> = new Set(['alipay.ebpp.industry.job.applyinfo.sync', 'alipay.ebpp.industry.job.apply.sync']);
/** Where one push is near the limit: 0.8 of it, as Web Platform Tests warn of slow tests. */
export const nearLimitShare = 0.8;

export interface Push {
  event: EventOf<'gateway'>;
  outApplyId: string | undefined;
  outJobId: string | undefined;
  userId: string | undefined;
  status: string | undefined;
  /** Alipay accepted it: signature good, no schema fault, answer 10000. */
  accepted: boolean;
  /** Which stream recorded it. */
  stream: 'journey' | 'world';
}

/**
 * This user's pushes: those the journey recorded, and those that came after it had stopped listening, which only the run's own stream has. Both streams
 * tell time from their own start; a call that stands in both says how far apart these are.
 */
export function pushesIn(journey: JourneyView, view: View): readonly Push[] {
  const known = perWorld(view.world);
  const pushes = known.get(journey) ?? findPushes(journey, view);
  known.set(journey, pushes);
  return pushes;
}

const perWorld = perObject((_world: View['world']) => new Map<JourneyView, readonly Push[]>());

function findPushes(journey: JourneyView, view: View): Push[] {
  const own = ofKind(journey.events, 'gateway');
  const calls = new Map(own.map((event) => [event.call, event]));
  const world = ofKind(view.world, 'gateway');
  const shared = world.find((event) => calls.has(event.call));
  const offset = shared && shared.at - (calls.get(shared.call)?.at ?? 0);
  const late = offset === undefined ? [] : world.filter((event) => !calls.has(event.call) && event.userId === journey.header.user.userId).map((event) => ({ ...event, at: event.at - offset }));
  return [...ownPushes(journey), ...pushesOf(late, 'world')];
}

export const placeOfPush = (journey: JourneyView | undefined, push: Push): Where => (journey && push.stream === 'journey' ? atEvent(journey, push.event) : atWorld(push.event));

export function pushesOf(events: readonly EventOf<'gateway'>[], stream: Push['stream']): Push[] {
  return events.filter((event) => pushMethods.has(event.method)).map((event) => {
    const biz = fields(event.bizContent);
    return {
      event, outApplyId: biz('out_apply_id'), outJobId: biz('out_job_id'), userId: biz('user_id') ?? event.userId, status: biz('apply_status'),
      accepted: event.response.code === '10000' && event.signature === 'valid' && event.schemaFaults.length === 0, stream,
    };
  });
}

/** Every push of the run once, whether a journey or the run as a whole recorded it. */
export const allPushes = perObject((view: View): readonly { push: Push; journey: JourneyView | undefined }[] => {
  const known = new Map<number, { push: Push; journey: JourneyView | undefined }>();
  const take = (pushes: readonly Push[], journey: JourneyView | undefined): void => { for (const push of pushes) if (!known.has(push.event.call)) known.set(push.event.call, { push, journey }); };
  for (const journey of view.journeys) take(ownPushes(journey), journey);
  take(pushesOf(ofKind(view.world, 'gateway'), 'world'), undefined);
  return [...known.values()];
});

/** What the journey itself recorded. */
const ownPushes = perObject((journey: JourneyView): readonly Push[] => pushesOf(ofKind(journey.events, 'gateway'), 'journey'));

export function whyRefused(push: Push): string {
  const { event } = push;
  if (event.signature !== 'valid') return `验签结果为 ${event.signature}`;
  if (event.schemaFaults.length > 0) return event.schemaFaults.map((fault) => `${fault.path} ${fault.message}`).join('；');
  return [event.response.code, event.response.subCode, event.response.subMsg].filter((part) => part !== undefined && part !== '').join(' ');
}

export const codeOf = (run: RunHeader, status: HandbookStatus): string | undefined => run.statuses.codes[status];

export interface Cause {
  status: HandbookStatus;
  /** The instant from which the 30 seconds count. */
  at: number;
  userId: string;
  outApplyId: string | undefined;
  outJobId: string | undefined;
  event: EventOf<'trigger'> | EventOf<'sheet'> | EventOf<'tap'> | EventOf<'dialog'>;
}

export interface Answer { cause: Cause; push: Push | undefined; latencyMs: number | undefined }

/**
 * Pairs causes with pushes. Several handbook statuses may share one apply_status code, so a push answers at most one cause; among causes that the
 * same push could answer, the earlier comes first, which pairs as many as any pairing can (equal keys, ordered times). Two changes within one second
 * that map to one code are the same bytes, so an equal call counts again.
 */
export function answers(run: RunHeader, causes: readonly Cause[], pushes: readonly Push[]): Answer[] {
  const free = [...pushes].filter((push) => push.accepted).sort((a, b) => a.event.at - b.event.at || a.event.seq - b.event.seq);
  return [...causes].sort((a, b) => a.at - b.at || a.event.seq - b.event.seq).map((cause) => {
    const at = free.findIndex((push) => push.event.at >= cause.at && answersCause(run, cause, push));
    const push = at < 0 ? undefined : free.splice(at, 1)[0];
    return { cause, push, latencyMs: push && push.event.at - cause.at };
  });
}

export function answersCause(run: RunHeader, cause: Cause, push: Push): boolean {
  return push.userId === cause.userId && push.status === codeOf(run, cause.status) &&
    (cause.outApplyId === undefined || push.outApplyId === cause.outApplyId) && (cause.outJobId === undefined || push.outJobId === cause.outJobId);
}

/** 已投递 is caused where the user has done the last thing asked of him: the sheet's submission, a merged consent, or the apply tap itself. */
export function deliveryCause(passage: Passage): Cause | undefined {
  if (!passage.applyTap) return undefined;
  const submitted = ofKind(passage.apply, 'sheet').findLast((sheet) => sheet.phase === 'submitted' || (sheet.sheet === 'real-name' && sheet.phase === 'authorised'));
  const agreed = submitted ?? ofKind(passage.apply, 'dialog').findLast((dialog) => dialog.dialog === 'consent' && dialog.phase === 'closed');
  const event = submitted ?? agreed ?? passage.applyTap;
  return { status: '已投递', at: event.at, userId: passage.journey.header.user.userId, outApplyId: undefined, outJobId: passage.job?.outJobId, event };
}

export interface Trigger { sent: EventOf<'trigger'>; answered: EventOf<'trigger'> | undefined }

/** A trigger is recorded when it is sent and once more when its answer is there. The 30 seconds count from the sending. */
export const triggersOf = perObject((journey: JourneyView): readonly Trigger[] => {
  const known = new Map<string, Trigger>();
  for (const event of ofKind(journey.events, 'trigger')) {
    const change = [event.status, event.outApplyId, event.userId].join('\u0000');
    const sent = known.get(change)?.sent ?? event;
    const isAnswer = event.answeredAt !== undefined || event.error !== undefined;
    known.set(change, { sent, answered: isAnswer ? event : known.get(change)?.answered });
  }
  return [...known.values()];
});

export const triggerCauses = (journey: JourneyView): Cause[] => triggersOf(journey).map(({ sent }) => ({
  status: sent.status, at: sent.at, userId: sent.userId, outApplyId: sent.outApplyId, outJobId: undefined, event: sent,
}));

function fields(bizContent: unknown): (name: string) => string | undefined {
  const record = typeof bizContent === 'object' && bizContent !== null ? bizContent as Record<string, unknown> : {}; // read by own fields only
  return (name) => {
    const value = Object.hasOwn(record, name) ? record[name] : undefined;
    return typeof value === 'string' && value !== '' ? value : undefined;
  };
}
