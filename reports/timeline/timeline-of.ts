/** Evidence as a picture: who did what when, and how long each status push took. It decides nothing; the verdict on a push is the rubric's. */
import type { Evidence, EventOf, EvidenceEvent, JourneyEvidence } from '../../evidence/contract.js';
import { shorten } from '../escape.js';
import type { Push, Timeline, TimelineEntry } from '../html/extras.js';
import { tapWords } from '../wording.js';

type Entry = Omit<TimelineEntry, 'seq' | 'at'>;
type Statuses = Evidence['run']['statuses'];
const entriesDrawn = 1500;

export function timelineOf(evidence: Evidence): Timeline {
  return { journeys: evidence.journeys.map((journey) => journeyTimeline(journey, evidence.run.statuses)) };
}

function journeyTimeline({ header, events, end }: JourneyEvidence, statuses: Statuses): Timeline['journeys'][number] {
  const entries = events.flatMap((event): TimelineEntry[] => {
    const entry = entryOf(event);
    return entry ? [{ seq: event.seq, at: event.at, ...entry, label: shorten(entry.label, 160) }] : [];
  }).slice(0, entriesDrawn);
  const last = events.reduce((latest, event) => Math.max(latest, event.at), 0);
  return { journey: header.journey, title: header.title, durationMs: end?.durationMs ?? last, entries, pushes: pushesOf(events, statuses, header.clockErrorMs) };
}

/** Names and answers only: parameters and bodies hold what people wrote about themselves. */
function entryOf(event: EvidenceEvent): Entry | undefined {
  switch (event.kind) {
    case 'tap': return { lane: 'user', label: tapWords(event) };
    case 'back': return { lane: 'user', label: '返回', detail: event.via };
    case 'trigger': return triggerEntry(event);
    case 'page': return { lane: 'mini', label: `${event.action} ${event.stack.at(-1)?.path ?? ''}`.trim() };
    case 'sheet': return { lane: 'mini', label: event.sheet === 'smart-resume' ? '智能简历' : '实名认证', detail: event.phase, bad: event.phase === 'refused' };
    case 'dialog': return event.phase === 'shown' ? { lane: 'mini', label: `弹窗 ${event.dialog}`, ...(event.scopes ? { detail: event.scopes.join(' ') } : {}) } : undefined;
    case 'exit': return { lane: 'mini', label: '离开小程序', detail: event.to };
    case 'error': return { lane: 'mini', label: `出错（${event.source}）：${event.message}`, bad: true };
    case 'unsupported': return { lane: 'mini', label: `不支持 ${event.feature} ${event.name}`, bad: true };
    case 'http': return { lane: 'mini', label: `${event.method} ${withoutQuery(event.url)}`, detail: event.blocked ?? event.error ?? String(event.status ?? ''), bad: event.blocked !== undefined || event.error !== undefined || (event.status ?? 0) >= 400 };
    case 'jsapi': return { lane: 'jsapi', label: event.name, detail: event.outcome, bad: event.outcome === 'unsupported' };
    case 'gateway': return { lane: 'gateway', label: event.method, detail: [event.response.code, event.response.subCode ?? ''].join(' ').trim(), bad: event.response.code !== '10000' };
    case 'notification': return { lane: 'gateway', label: `通知 ${event.msgMethod}`, detail: event.answer ?? event.error ?? '', bad: event.error !== undefined };
    case 'dingtalk': return { lane: 'dingtalk', label: event.path, detail: `errcode ${event.errcode}`, bad: event.errcode !== 0 };
    default: return undefined;
  }
}

/** Recorded when it is sent and once more when it is answered; the answer is worth a mark only when it went wrong. */
function triggerEntry({ status, answeredAt, responseStatus, error }: EventOf<'trigger'>): Entry | undefined {
  if (answeredAt === undefined) return { lane: 'user', label: `后台改状态：${status}` };
  const wrong = error ?? (responseStatus !== undefined && responseStatus >= 400 ? String(responseStatus) : undefined);
  return wrong === undefined ? undefined : { lane: 'user', label: `后台改状态未成：${status}`, detail: wrong, bad: true };
}

/** The change in the back office and the first accepted call that carries its status for its application. */
function pushesOf(events: readonly EvidenceEvent[], statuses: Statuses, clockErrorMs: number): Push[] {
  const used = new Set<number>();
  return events.filter((event): event is EventOf<'trigger'> => event.kind === 'trigger' && event.answeredAt === undefined).map((trigger) => {
    const arrival = events.find((event): event is EventOf<'gateway'> => event.kind === 'gateway' && !used.has(event.seq) && event.at >= trigger.at && carries(event, trigger, statuses));
    if (arrival) used.add(arrival.seq);
    const took = arrival && arrival.at - trigger.at;
    return { status: trigger.status, triggeredAt: trigger.at, receivedAt: arrival?.at, limitMs: statuses.limitMs, outcome: outcomeOf(took, statuses.limitMs, clockErrorMs) };
  });
}

function carries({ method, bizContent, response }: EventOf<'gateway'>, trigger: EventOf<'trigger'>, statuses: Statuses): boolean {
  if (!/^alipay\.ebpp\.industry\.job\.(applyinfo|apply)\.sync$/.test(method) || response.code !== '10000' || typeof bizContent !== 'object' || bizContent === null) return false;
  const biz: { out_apply_id?: unknown; apply_status?: unknown } = bizContent;
  return biz.out_apply_id === trigger.outApplyId && biz.apply_status === statuses.codes[trigger.status];
}

function outcomeOf(took: number | undefined, limitMs: number, clockErrorMs: number): Push['outcome'] {
  if (took === undefined) return 'missing';
  if (Math.abs(took - limitMs) <= clockErrorMs) return 'undecidable';
  if (took > limitMs) return 'late';
  return took > limitMs * 0.8 ? 'nearLimit' : 'inTime';
}

const withoutQuery = (url: string): string => url.replace(/[?#].*$/s, '');
