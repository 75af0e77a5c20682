/** The recording of a journey that has ended: film.webm among its evidence, made from what lies on the disk, masked as it was written there. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from '@playwright/test';
import type { Film } from '../../evidence/contract.js';
import { readEvents } from '../../evidence/load.js';
import { journeyDir, writeFilm } from '../../evidence/writer.js';
import { encodeWebm } from './encode.js';
import { footageOf } from './frames.js';

/** A recording that cannot be made fails no journey: film.json says why it is missing. */
export async function filmJourney(runDir: string, journey: string, browser: Browser): Promise<void> {
  const film = await filmed(runDir, journey, browser).catch((error: unknown): Film => ({ state: 'missing', reason: `录屏没有做成：${messageOf(error)}` }));
  writeFilm(runDir, journey, film);
}

async function filmed(runDir: string, journey: string, browser: Browser): Promise<Film> {
  const folder = journeyDir(runDir, journey);
  const footage = footageOf(readEvents(join(folder, 'events.jsonl')));
  if (!footage) return { state: 'missing', reason: '这条旅程没有截图，做不成录屏' };
  const bytes = await encodeWebm(footage, folder, browser);
  writeFileSync(join(folder, 'film.webm'), bytes);
  return { state: 'made', file: 'film.webm', type: 'video/webm', durationMs: Math.round(footage.endsAt), frames: footage.frames.length };
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error)).split('\n')[0]?.replace(/^page\.\w+: (?:Error: )?/, '') ?? '';
