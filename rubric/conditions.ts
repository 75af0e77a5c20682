/** What a result carries over from the evidence unjudged: the journeys with their chapters and pictures, and the conditions of the run. */
import type { Evidence, EventOf, EvidenceEvent, JourneyEvidence } from '../evidence/contract.js';
import { repeatId } from './repeats.js';
import type { Result } from './result.js';

type JourneyRecord = Result['journeys'][number];

export function journeyRecords(evidence: Evidence): JourneyRecord[] {
  const played = evidence.journeys.map(recordOf);
  const absent = evidence.run.planned.filter((id) => !evidence.journeys.some((journey) => journey.header.journey === id))
    .map((id): JourneyRecord => ({ id, link: id.startsWith('self-') ? 'self' : 'alipay', title: id, status: 'notRun', chapters: [], screens: [] }));
  const repeated = (evidence.repeats ?? []).map((journey) => ({ ...recordOf(journey), id: repeatId(journey.header.journey), title: `${journey.header.title}（单独重走）`, repeats: journey.header.journey }));
  return [...played, ...absent, ...repeated];
}

function recordOf({ header, events, end }: JourneyEvidence): JourneyRecord {
  return {
    id: header.journey, link: header.link, title: header.title, status: end?.status ?? 'interrupted',
    ...(end ? { durationMs: end.durationMs } : {}), ...(end?.reason === undefined ? {} : { reason: end.reason }),
    chapters: events.filter((event): event is EventOf<'chapter'> => event.kind === 'chapter').map(({ label, text, at }) => ({ label, text, at })),
    screens: events.filter((event): event is EventOf<'screen'> => event.kind === 'screen').map(({ id, moment, file, at, title, viewport }) => ({ id, moment, file, at, title, viewport })),
  };
}

export function conditionsOf(evidence: Evidence): Result['conditions'] {
  const { run, journeys: own, world, repeats = [] } = evidence;
  const journeys = [...own, ...repeats];
  const fresh = journeys.length > 0 && journeys.every(isFresh);
  return {
    createdAt: run.createdAt, versions: run.versions, buildHash: run.miniProgram.buildHash, ...(run.miniProgram.root === undefined ? {} : { sourceRoot: run.miniProgram.root }), framework: run.miniProgram.framework,
    freshAccounts: fresh ? 'proven' : 'not proven', clockErrorMs: journeys.reduce((worst, journey) => Math.max(worst, journey.header.clockErrorMs), 0),
    assumptions: [...run.assumptions], warnings: [...missingShards(run), ...run.miniProgram.warnings, ...world.filter(isTrouble).map((event) => event.message)],
    interrupted: journeys.some((journey) => journey.end === undefined || journey.end.status === 'interrupted') || (run.asked ?? run.planned).some((id) => !own.some((journey) => journey.header.journey === id)),
  };
}

/** 录屏需要新账号: nothing of this user was known before the first step. */
export const isFresh = ({ header: { account } }: Pick<JourneyEvidence, 'header'>): boolean =>
  account.journalEntries === 0 && account.agreements === 0 && account.applications === 0 && account.consents.length === 0;

const isTrouble = (event: EvidenceEvent): event is EventOf<'error'> => event.kind === 'error';

/** Only a merged run knows: a part that was not handed in. */
function missingShards({ shards }: Evidence['run']): string[] {
  const missing = Array.from({ length: shards?.of ?? 0 }, (_, index) => index + 1).filter((index) => !shards?.present.includes(index));
  return missing.length === 0 ? [] : [`缺少第 ${missing.join('、')} 份记录（共 ${shards?.of ?? 0} 份分片），没有走到的旅程不得分`];
}
