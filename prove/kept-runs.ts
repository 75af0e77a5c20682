/** `npm run prove -- --regrade`: the evidence an earlier `--keep` left, judged by today's rubric and today's expectations. No browser, no clock. */
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { loadEvidence } from '../evidence/load.js';
import { overlaySchema } from './overlay.js';
import { graded } from './play-app.js';
import type { How, Source } from './ground.js';
import type { Overlay } from './overlay.js';
import type { Played } from './play-app.js';

/** The overlay as it was played, beside its evidence. */
export const playedAs = 'overlay.json';

export class KeptRuns implements Source {
  readonly #runs: string;

  constructor(scratch: string) { this.#runs = resolve(scratch, 'runs'); }

  asItIs(base: string): Promise<Played> { return this.play(overlaySchema.parse({ id: base, description: 'as it is', base }), base, {}); }

  /** Throws, which makes it void, where that app or those journeys were not what was played. */
  async play(overlay: Overlay, name: string, { choose }: How): Promise<Played> {
    const dir = [join(this.#runs, `${name}-again`), join(this.#runs, name)].find((each) => existsSync(join(each, playedAs)));
    if (!dir) throw new Error('没有留下证据');
    const then = overlaySchema.parse(JSON.parse(readFileSync(join(dir, playedAs), 'utf8')));
    if (!isDeepStrictEqual(appOf(then), appOf(overlay))) throw new Error('走过之后小程序或它的缺陷改了');
    const evidence = loadEvidence(dir);
    const played = new Set(evidence.journeys.map(({ header }) => header.journey));
    const absent = (choose?.(evidence.run.planned, evidence.run.app.resumeMode) ?? evidence.run.planned).filter((id) => !played.has(id));
    if (absent.length > 0) throw new Error(`没有走过：${absent.join('、')}`);
    return { result: graded(evidence), wallMs: evidence.journeys.reduce((longest, { end }) => Math.max(longest, end?.durationMs ?? 0), 0) };
  }
}

/** What of an overlay makes the app; the rest is what we expect of it. */
const appOf = ({ base, edits, files, remove }: Overlay): object => ({ base, edits, files, remove });
