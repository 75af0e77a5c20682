/** Grades one app copy in this process, with a browser that all copies share. The same rig, journeys and rubric as `yanshou verify`. */
import { mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium as playwright, type Browser } from '@playwright/test';
import { awaitJobs } from '../cli/await-jobs.js';
import { loadConfig, type LoadedConfig } from '../cli/config/load.js';
import { plannedJourneys, runHeader, runPlan } from '../cli/plan-run.js';
import { awaitLatePushes } from '../cli/late-pushes.js';
import { openRig } from '../cli/rig.js';
import { recordWorld } from '../cli/world-record.js';
import { loadEvidence } from '../evidence/load.js';
import { writeRunHeader } from '../evidence/writer.js';
import { gradeEvidence } from '../rubric/index.js';
import { now } from '../mock-alipay/index.js';
import { journeys } from '../suites/journeys/index.js';
import { playJourney } from '../suites/journey.js';
import { graceMs } from '../suites/passages.js';
import { chromiumArgs, chromiumPath } from '../scripts/chromium.mjs';
import { latinFont } from './latin-font.js';
import { Turns } from './turns.js';
import type { Evidence, JourneyEvidence, JourneyId, RunHeader } from '../evidence/contract.js';
import type { Result } from '../rubric/result.js';
import type { WorldRecord } from '../cli/world-record.js';

export interface AppCopy { id: string; dir: string; runDir: string }

/** Texts an app copy may name its port in. */
const texts = /\.(js|mjs|ts|json|axml|acss|sjs|md|html)$/;

/** Every copy listens on a port of its own, since many are played at once. */
export function movePort(dir: string, from: number, to: number): void {
  for (const name of readdirSync(dir)) {
    const path = join(dir, name);
    if (statSync(path).isDirectory()) movePort(path, from, to);
    else if (texts.test(name)) writeFileSync(path, readFileSync(path, 'utf8').replaceAll(`:${from}`, `:${to}`).replaceAll(`'${from}'`, `'${to}'`));
  }
}

export interface Played { result: Result; wallMs: number }
export interface HowToPlay {
  /** Absent: all that are planned. */
  choose?: Choice;
  /** Pictures show codes drawn in images and nothing else that a check reads: they are taken where an app has any. */
  pictures: boolean;
}
/** Which of an app's planned journeys to play. */
export type Choice = (planned: readonly JourneyId[], resumeMode: RunHeader['app']['resumeMode']) => readonly JourneyId[];
export interface Players {
  browser: Browser;
  /** Journeys that tap and look, and those that mostly wait out a deadline. */
  playing: Turns; waiting: Turns;
  /** What pages are drawn with where no picture is taken. */
  plainFonts: string;
}

/** The examples are our own: their views need no process apart from the shell's. An app under acceptance keeps its own. */
const inOneProcess = ['IsolateSandboxedIframes'];

export async function openPlayers(atOnce: number): Promise<Players> {
  const browser = await playwright.launch({ executablePath: chromiumPath(), args: chromiumArgs(undefined, inOneProcess) });
  return { browser, playing: new Turns(atOnce), waiting: new Turns(atOnce * 3), plainFonts: latinFont(join('runs', 'latin-font')) };
}

/** Throws when the app did not build, did not start, synced no job or a journey broke: void, never a catch. */
export async function playApp(copy: AppCopy, players: Players, { choose = (planned) => planned, pictures }: HowToPlay): Promise<Played> {
  const started = performance.now();
  rmSync(copy.runDir, { recursive: true, force: true });
  mkdirSync(copy.runDir, { recursive: true });
  const loaded = patient(await loadConfig(copy.dir, process.cwd()));
  const { config } = loaded;
  let record: WorldRecord | undefined;
  const rig = await openRig({ loaded, dir: copy.runDir, ...(pictures ? {} : { fonts: players.plainFonts }), onMock: (mock) => { record = recordWorld(copy.runDir, mock); } });
  try {
    const { jobs } = await awaitJobs(rig.mock, config.app.appId, config.limits.jobsMs);
    if (!jobs) throw new Error('no job was synced');
    const chosen = [...choose(plannedJourneys(config), config.app.resumeMode)];
    writeRunHeader(copy.runDir, runHeader({ runId: copy.id, config, program: rig.program, jobs, versions: {}, now: new Date(), asked: chosen }));
    const plan = { ...runPlan({ runDir: copy.runDir, config, jobs, journeys: chosen, mock: rig.mock, film: false }), screenshots: pictures };
    await allOf(journeys.filter(({ id }) => chosen.includes(id)).map((journey) => turnsFor(journey.id, players).take(() => playJourney(journey, plan, players.browser))));
    await awaitLatePushes(rig.mock.journal, { limitMs: plan.limits.pushMs + graceMs, now });
  } finally {
    await rig.close();
    record?.close();
  }
  return { result: graded(loadEvidence(copy.runDir)), wallMs: performance.now() - started };
}

/** Throws where the evidence speaks of this machine and not of the app: void. */
export function graded(evidence: Evidence): Result {
  const cut = (evidence.run.asked ?? evidence.run.planned).filter((id) => evidence.journeys.find(({ header }) => header.journey === id)?.end?.status !== 'finished');
  if (cut.length > 0) throw new Error(`没有走完：${cut.join('、')}`);
  const slipped = evidence.journeys.filter(handSlipped).map(({ header }) => header.journey);
  if (slipped.length > 0) throw new Error(`没有按到支付宝自己的控件：${slipped.join('、')}`);
  return gradeEvidence(evidence);
}

/** Alipay's home and its job cards are ours: where they could not be pressed, nothing was learned of the app. */
const handSlipped = ({ events }: JourneyEvidence): boolean => events.some((event) => event.kind === 'notFound' && /^(job-card|own-entry|tab-home)$/.test(event.sought));

/** Many apps share the cores: what is only our patience is stretched; the handbook's 30 seconds are not ours to stretch. */
function patient(loaded: LoadedConfig): LoadedConfig {
  const { limits, server } = loaded.config;
  return { ...loaded, config: { ...loaded.config, server: { ...server, readyTimeoutMs: server.readyTimeoutMs * 3 }, limits: { ...limits, jobsMs: limits.jobsMs * 3, stepMs: limits.stepMs * 2, settleMs: limits.settleMs * 3 } } };
}

const turnsFor = (id: JourneyId, { playing, waiting }: Players): Turns => (/status/.test(id) ? waiting : playing);

/** The world is closed only when the last journey has ended, also where one broke. */
async function allOf(ends: readonly Promise<void>[]): Promise<void> {
  const broken = (await Promise.allSettled(ends)).find((end) => end.status === 'rejected');
  if (broken) throw broken.reason;
}
