/** Was the defect caught? The named checks must turn red, and in a closed world nothing that is not listed may change. */
import type { Result } from '../rubric/result.js';
import type { Overlay } from './overlay.js';

/** `ROW@link/check` or `RED.id/check` → outcome. */
export type Outcomes = Map<string, string>;

export function outcomes(result: Result): Outcomes {
  const cells = result.cells.flatMap(({ row, link, checks }) => checks.map(({ id, outcome }) => [`${row}@${link}/${id}`, outcome] as const));
  const red = result.redLines.flatMap(({ id, checks }) => checks.map((check) => [`${id}/${check.id}`, check.outcome] as const));
  return new Map([...cells, ...red]);
}

export type State = 'caught' | 'missed' | 'spilled' | 'void';
export interface Judgement {
  id: string; state: State; red: string[]; notRed: string[]; unlisted: string[]; reason?: string;
  /** How many of the base's places were judged whole; in the others, whose journeys were not all played, only red would have shown. */
  judged: number; places: number;
  knownMiss?: string; seconds?: number;
}

export function judge(overlay: Overlay, base: Outcomes, seen: Outcomes): Judgement {
  // A check without its journeys says notRun: nothing is known of that place, unless it turns red on what was played.
  const known = [...seen].filter(([, outcome]) => outcome !== 'notRun');
  const changed = known.filter(([place, outcome]) => base.get(place) !== outcome);
  const red = changed.filter(([, outcome]) => outcome === 'fail').map(([place]) => place);
  const notRed = [
    ...overlay.turnsRed.filter((check) => !red.some((place) => checkOf(place) === check)), ...listedRows(overlay).filter((row) => !red.some((place) => rowOf(place) === row)),
  ];
  const unlisted = changed.filter(([place, outcome]) => !isListed(overlay, place, outcome)).map(([place, outcome]) => `${place}: ${base.get(place)} → ${outcome}`);
  const state = notRed.length > 0 || overlay.turnsRed.length === 0 ? 'missed' : unlisted.length > 0 ? 'spilled' : 'caught';
  return { id: overlay.id, state, red, notRed, unlisted, judged: known.length, places: seen.size };
}

const isListed = (overlay: Overlay, place: string, outcome: string): boolean =>
  listedRows(overlay).includes(rowOf(place)) || [overlay.also[checkOf(place)], overlay.also[place]].flat().includes(outcome);

const listedRows = ({ rows, redLines }: Overlay): string[] => [...rows, ...redLines];
const checkOf = (place: string): string => place.slice(place.lastIndexOf('/') + 1);
const rowOf = (place: string): string => place.slice(0, place.lastIndexOf('/'));

/** What a conforming app shows red: each is a false alarm. */
export const alarms = (result: Result): string[] => [...outcomes(result)].filter(([, outcome]) => outcome === 'fail').map(([place]) => place);
