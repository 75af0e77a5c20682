/** Pointing at evidence: event, picture, box. */
import type { Box, EvidenceEvent, ScreenNode } from '../evidence/contract.js';
import type { Where } from './result.js';
import type { JourneyView, Screen } from './view.js';

export function atEvent(journey: JourneyView, ...events: EvidenceEvent[]): Where {
  const first = events[0];
  return { journey: journey.id, seqs: events.map((event) => event.seq), ...(first ? { at: first.at } : {}) };
}

export function atScreen(journey: JourneyView, screen: Screen, node?: ScreenNode | { box: Box }): Where {
  return {
    ...atEvent(journey, screen), screen: screen.id,
    ...(screen.file === null ? {} : { file: screen.file }),
    ...(node ? { box: node.box } : {}),
  };
}

export const atJourney = (journey: JourneyView): Where => ({ journey: journey.id, seqs: [] });

/** Calls of the run that belong to no journey (job sync at start). */
export const atWorld = (...events: EvidenceEvent[]): Where => ({ journey: 'world', seqs: events.map((event) => event.seq) });
