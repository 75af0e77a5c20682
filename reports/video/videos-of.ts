/** The recordings of a run and what is said beside them: chapters, what the user did, where each one begins. From the evidence alone. */
import type { Evidence, EvidenceEvent, JourneyEvidence } from '../../evidence/contract.js';
import type { Video, VideoNote, Videos } from '../html/extras.js';
import { tapWords } from '../wording.js';

export function videosOf({ journeys, repeats = [] }: Evidence): Videos {
  const all: Played[] = [...journeys.map((each) => ({ ...each, journey: each.header.journey })), ...repeats.map((each) => ({ ...each, journey: `${each.header.journey}.repeat` }))];
  return { shown: all.flatMap(videoOf), missing: all.flatMap(missingOf) };
}

/** `journey` names the folder: a repeated one lies beside the first. */
type Played = JourneyEvidence & { journey: string };

function videoOf({ journey, header: { title }, film, events }: Played): Video[] {
  if (film?.state !== 'made') return [];
  const { type, durationMs } = film;
  const file = `evidence/${journey}/${film.file}`;
  const chapters = events.flatMap((event) => (event.kind === 'chapter' ? [{ label: event.label, text: event.text, at: event.at }] : []));
  return [{ id: `video-${journey}`, journey, title, file, type, durationMs, chapters, acts: events.flatMap(actOf), ...posterOf(events) }];
}

function posterOf(events: readonly EvidenceEvent[]): Pick<Video, 'poster'> {
  const first = events.find((event) => event.kind === 'screen' && event.file !== null);
  return first?.kind === 'screen' && first.file !== null ? { poster: first.file } : {};
}

/** What a viewer cannot see on a picture: where the user's finger went, and what was waited for. */
function actOf(event: EvidenceEvent): Video['acts'] {
  if (event.kind === 'tap') return [{ at: event.at, text: tapWords(event) }];
  if (event.kind === 'back') return [{ at: event.at, text: '按返回' }];
  if (event.kind === 'trigger' && event.answeredAt === undefined) return [{ at: event.at, text: `后台改状态：${event.status}` }];
  if (event.kind === 'exit') return [{ at: event.at, text: '离开小程序' }];
  return [];
}

function missingOf({ journey, header: { title }, film, end }: Played): VideoNote[] {
  if (film?.state === 'made') return [];
  const reason = film?.reason ?? (end ? '这次运行没有制作录屏' : '旅程在走完之前被中断，没有录屏；截图还在');
  return [{ journey, title, reason }];
}
