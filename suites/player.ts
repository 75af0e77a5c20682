/**
 * The process that plays journeys, as many at once as it is told to, each on a phone of its own in one browser: started before anything is known of what to play, so that the browser is up
 * when the ISV's server is. A recording is made while the next journey plays. It ends when its stdin does, with the command that started it.
 */
import { createRequire } from 'node:module';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import type * as PlaywrightCore from 'playwright-core';
import type { Browser } from 'playwright-core';
import { filmJourney } from './film/film-journey.js';
import { playJourney } from './journey.js';
import { journeys } from './journeys/index.js';
import { written, type JourneyEnded, type LaunchOrder, type Order, type PlayOrder, type Report } from './orders.js';
import { readPlan } from './plan.js';
import { unpackPhones } from './stage/phones.js';

// Imported, all its megabytes would first be searched for names.
const { chromium: playwright } = createRequire(import.meta.url)('playwright-core') as typeof PlaywrightCore;

// Playwright makes an Error, with its stack, of each message it sends: 8 % of this process in a profile. Of an error only the message is told.
Error.stackTraceLimit = 0;

const orders = createInterface({ input: process.stdin, crlfDelay: Infinity });
let launched: Promise<Browser> | undefined;
/** Journeys under way. */
const plays = new Set<Promise<void>>();
let films: Promise<void> = Promise.resolve();

// The journeys under way lose their browser, which their records then say.
process.once('SIGTERM', () => {
  orders.close();
  void launched?.then((browser) => browser.close());
});

for await (const line of orders) await obey(JSON.parse(line) as Order); // our own command's lines
await Promise.all(plays);
await films;
await (await launched)?.close();
process.exit(0);

async function obey(order: Order): Promise<void> {
  if (order.order === 'launch') return launch(order);
  const playing: Promise<void> = play(order).then(() => { plays.delete(playing); }); // one that throws ends the process
  plays.add(playing);
}

async function launch({ chromium, phones }: LaunchOrder): Promise<void> {
  launched = playwright.launch({ ...chromium, handleSIGINT: false, handleSIGTERM: false, handleSIGHUP: false });
  await launched.then((browser) => unpackPhones(browser, phones)).then(() => tell({ kind: 'ready' }), (error: unknown) => {
    tell({ kind: 'trouble', message: messageOf(error) });
    process.exit(1);
  });
}

/**
 * A journey whose time is over loses its phone, and where that does not end it, the browser. A process whose browser is gone plays no further: the
 * command starts another.
 */
async function play({ planFile, journey, limitMs }: PlayOrder): Promise<void> {
  const [browser, plan, definition] = [await launched, readPlan(planFile), journeys.find(({ id }) => id === journey)];
  if (!browser || !definition) throw new Error(`There is no browser or no journey ${journey} to play.`);
  const started = performance.now();
  const end = (status: JourneyEnded['status'], error?: unknown): JourneyEnded =>
    ({ kind: 'end', journey, status, durationMs: Math.round(performance.now() - started), ...(error === undefined ? {} : { error: messageOf(error) }) });
  const over = new AbortController();
  const played = playJourney(definition, plan, browser, over.signal).then(() => end('passed'), (error: unknown) => end('failed', error));
  const timer = new AbortController();
  const late = sleep(limitMs, undefined, { signal: timer.signal }).then(async () => {
    const ends = (): Promise<unknown> => Promise.race([played, sleep(lastWordsMs)]);
    over.abort();
    if ((await ends()) === undefined) { await browser.close(); await ends(); }
    return end('timedOut');
  });
  late.catch(() => undefined); // it was not late
  const first = await Promise.race([played, late]);
  const ended = over.signal.aborted ? await late : first; // without its phone it fails, and that is not why
  timer.abort();
  if (plan.film) films = films.then(() => filmJourney(plan.runDir, journey, browser));
  if (browser.isConnected()) return tell(ended);
  orders.close();
  tell({ ...ended, leaving: true });
}

/** What a journey may still write after its phone was taken away. */
const lastWordsMs = 5_000;

function tell(report: Report): void { process.stdout.write(written(report)); }

function messageOf(error: unknown): string { return error instanceof Error ? error.message : String(error); }
