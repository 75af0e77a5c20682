/**
 * Reads the words drawn inside pictures, offline: Tesseract (WebAssembly) in a thread of its own, simplified Chinese from an npm package. The thread starts
 * with the first picture large enough for words. What was read once is known by its pixels: the same banner stands on every visit of a page.
 */
import { createHash } from 'node:crypto';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Worker as Thread } from 'node:worker_threads';
import { PNG } from 'pngjs';
import type { Worker } from 'tesseract.js';

/** Phones show small letters; recognition wants them about twice as high. */
const scale = 2;
/** Of 100; noise in photographs reads as letters with less. What is read is only held against words that are known. */
const leastConfidence = 30;
const known = new Map<string, Promise<string[] | undefined>>();
interface Reader { worker: Worker; /** Rejects when the thread dies of a picture. */ died: Promise<never> }
let reading: Promise<Reader> | undefined;

/** The lines of each picture; undefined for one that could not be read, or not in time: photographs read slowly, and what was begun is known the next time. */
export async function readWords(pictures: readonly PNG[], patienceMs = 30_000): Promise<(string[] | undefined)[]> {
  if (pictures.length === 0) return [];
  const all = pictures.map((picture) => {
    const key = createHash('sha256').update(`${picture.width}x${picture.height}`).update(picture.data).digest('base64');
    const read = known.get(key) ?? linesOf(picture).catch(() => undefined); // unreadable is an answer too
    known.set(key, read);
    return read;
  });
  const over = new AbortController();
  const late = sleep(patienceMs, undefined, { signal: over.signal }).catch(() => undefined); // it was not late
  const lines = await Promise.all(all.map((read) => Promise.race([read, late])));
  over.abort();
  return lines;
}

async function linesOf(picture: PNG): Promise<string[]> {
  const { worker, died } = await (reading ??= startReading());
  const { data } = await Promise.race([worker.recognize(PNG.sync.write(enlarged(picture)), {}, { text: false, blocks: true }), died]);
  const lines = (data.blocks ?? []).flatMap(({ paragraphs }) => paragraphs.flatMap((paragraph) => paragraph.lines));
  return lines.filter(({ confidence }) => confidence >= leastConfidence).map(({ text }) => unspaced(text)).filter((text) => text.length > 1);
}

async function startReading(): Promise<Reader> {
  const { createWorker, OEM, PSM } = await import('tesseract.js');
  const language = dirname(createRequire(import.meta.url).resolve('@tesseract.js-data/chi_sim/package.json'));
  const worker = await createWorker('chi_sim', OEM.LSTM_ONLY, { langPath: join(language, '4.0.0_best_int'), cacheMethod: 'none', errorHandler: () => undefined });
  // Single lines wherever they stand: posters have no columns.
  await worker.setParameters({ tessedit_pageseg_mode: PSM.SPARSE_TEXT, user_defined_dpi: '150' });
  const { worker: thread } = worker as Worker & { worker: Thread }; // what tesseract.js keeps it under on Node
  thread.unref(); // it must not keep a process alive that has nothing else to do
  const died = new Promise<never>((_resolve, reject) => thread.once('error', (error) => { reading = undefined; reject(error); }));
  died.catch(() => undefined); // nobody may be reading just then
  return { worker, died };
}

/** Tesseract puts blanks between Chinese characters. */
const unspaced = (line: string): string => line.trim().replace(/(?<=[\p{Script=Han}\p{P}])\s+(?=[\p{Script=Han}\p{P}])/gu, '');

/** Each pixel of the larger picture between the four nearest of the smaller. */
function enlarged(small: PNG): PNG {
  const large = new PNG({ width: small.width * scale, height: small.height * scale });
  for (let y = 0; y < large.height; y++) {
    const [top, bottom, down] = between(y, small.height);
    for (let x = 0; x < large.width; x++) {
      const [left, right, across] = between(x, small.width);
      const mix = (row: number, channel: number): number => (small.data[(row * small.width + left) * 4 + channel] ?? 0) * (1 - across) + (small.data[(row * small.width + right) * 4 + channel] ?? 0) * across;
      for (let channel = 0; channel < 4; channel++) large.data[(y * large.width + x) * 4 + channel] = mix(top, channel) * (1 - down) + mix(bottom, channel) * down;
    }
  }
  return large;
}

function between(at: number, length: number): [before: number, after: number, share: number] {
  const exact = Math.max(0, (at + 0.5) / scale - 0.5);
  const before = Math.min(Math.floor(exact), length - 1);
  return [before, Math.min(before + 1, length - 1), exact - before];
}
