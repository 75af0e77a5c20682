/**
 * What a recording shows when: each picture from the instant it was taken, and the tapped spot from the tap until the next picture. Pictures between
 * two looks are not taken: only at a look is personal data replaced on screen, and a recording must not show more than the pictures do.
 */
import type { Box, EventOf, EvidenceEvent } from '../../evidence/contract.js';

/** `picture` is relative to the journey's folder, absent before the first one; `at` is on the journey's clock, `mark` in CSS px of the phone. */
export interface Frame { at: number; picture?: string; mark?: Box }
export interface Footage { size: { w: number; h: number }; frames: Frame[]; endsAt: number }

/** How long the last picture stays. */
const lingerMs = 1_500;

/** undefined = the journey has no picture to show. */
export function footageOf(events: readonly EvidenceEvent[]): Footage | undefined {
  const screens = events.filter((event) => event.kind === 'screen');
  const [first] = screens.filter(({ file }) => file !== null);
  if (!first) return undefined;
  const frames = apart([{ at: 0 }, ...events.flatMap((event) => frameOf(event, screens))]);
  return { size: { w: first.viewport.w, h: first.viewport.h }, frames, endsAt: (frames.at(-1)?.at ?? 0) + lingerMs };
}

function frameOf(event: EvidenceEvent, screens: readonly EventOf<'screen'>[]): Frame[] {
  if (event.kind === 'screen') return event.file === null ? [] : [{ at: event.at, picture: event.file }];
  if (event.kind !== 'tap' || event.box === undefined) return [];
  const looked = screens.find(({ id }) => id === event.screen);
  return looked?.file ? [{ at: event.at, picture: looked.file, mark: event.box }] : [];
}

/** Two frames of one instant would be one to a player: the later one gives way by a millisecond. */
function apart(frames: readonly Frame[]): Frame[] {
  let last = Number.NEGATIVE_INFINITY;
  return frames.map((frame) => ({ ...frame, at: (last = Math.max(frame.at, last + 1)) }));
}
