/** Where app copies are made and played: a scratch folder, a port for each copy, one browser for all. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { playedAs } from './kept-runs.js';
import { applyOverlay, overlaySchema } from './overlay.js';
import { movePort, playApp } from './play-app.js';
import type { Overlay } from './overlay.js';
import type { Choice, Played, Players } from './play-app.js';

export const examples = resolve('examples');
const ports: Record<string, number> = { 'grade-s': 4610, 'grade-a': 4620, 'grade-b': 4630, failing: 4640, gig: 4650 };

export interface How { choose?: Choice; /** Pictures everywhere, as `yanshou verify` takes them. */ whole?: boolean }
/** Where results come from: apps played now, or the evidence an earlier proof kept. */
export interface Source { asItIs(base: string): Promise<Played>; play(overlay: Overlay, name: string, how: How): Promise<Played> }

export class Ground implements Source {
  #nextPort = 21_000;
  readonly #scratch: string;

  /** `keep` leaves apps and evidence for a look. */
  constructor(scratch: string, private readonly players: Players, private readonly keep: boolean) {
    this.#scratch = resolve(scratch);
    rmSync(this.#scratch, { recursive: true, force: true });
    mkdirSync(this.#scratch, { recursive: true });
  }

  asItIs(base: string): Promise<Played> { return this.play(overlaySchema.parse({ id: base, description: 'as it is', base }), base, {}); }

  async play(overlay: Overlay, name: string, { choose, whole = false }: How): Promise<Played> {
    const dir = join(this.#scratch, 'apps', name), runDir = join(this.#scratch, 'runs', name), from = basePort(overlay.base);
    applyOverlay(overlay, examples, dir);
    movePort(dir, from, this.#nextPort++);
    try {
      return await playApp({ id: name, dir, runDir }, this.players, { ...(choose ? { choose } : {}), pictures: whole || bringsPictures(overlay) });
    } finally {
      if (this.keep) writeFileSync(join(runDir, playedAs), JSON.stringify(overlay, null, 2));
      else for (const folder of [dir, runDir]) rmSync(folder, { recursive: true, force: true });
    }
  }
}

function basePort(base: string): number {
  const port = ports[base];
  if (port === undefined) throw new Error(`No port is known for the example "${base}".`);
  return port;
}

const bringsPictures = ({ files, edits }: Overlay): boolean =>
  Object.values(files).some((content) => typeof content !== 'string') || edits.some(({ replace }) => /<(image|canvas|qrcode)\b|url\(/.test(replace));
