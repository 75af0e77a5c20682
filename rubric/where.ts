/** Pointing at evidence: event, picture, box. */
import type { Box, EvidenceEvent, ScreenNode } from '../evidence/contract.js';
import type { Where } from './result.js';
import type { JourneyView, Screen } from './view.js';

export function atEvent(journey: JourneyView, ...events: EvidenceEvent[]): Where {
  const first = events[0];
  return { journey: journey.id, seqs: events.map((event) => event.seq), ...(first ? { at: first.at } : {}), ...sourceOf(first) };
}

export function atScreen(journey: JourneyView, screen: Screen, node?: ScreenNode | { box: Box }): Where {
  return {
    ...atEvent(journey, screen), screen: screen.id,
    ...(screen.file === null ? {} : { file: screen.file }),
    ...(node ? { box: node.box } : {}), ...(node && 'source' in node && node.source ? { source: node.source } : {}),
  };
}

/** An error of the app names the line that threw it: the container's stacks are in the ISV's own files. */
function sourceOf(event: EvidenceEvent | undefined): Pick<Where, 'source'> {
  if (event?.kind !== 'error' || event.source !== 'mini-program') return {};
  const [, file, line, column] = /(?:^|[\s(])([\w./-]+\.(?:axml|js|ts|sjs)):(\d+):(\d+)/.exec(event.stack ?? '') ?? [];
  return file === undefined || Number(line) < 1 || Number(column) < 1 ? {} : { source: { file, line: Number(line), column: Number(column) } };
}

export const atJourney = (journey: JourneyView): Where => ({ journey: journey.id, seqs: [] });

/** Calls of the run that belong to no journey (job sync at start). */
export const atWorld = (...events: EvidenceEvent[]): Where => ({ journey: 'world', seqs: events.map((event) => event.seq) });
