/** Grades one app copy in this process, with a browser that several copies share. The same rig, journeys and rubric as `yanshou verify`. */
import { cpSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from '@playwright/test';
import { awaitJobs } from '../cli/await-jobs.js';
import { loadConfig } from '../cli/config/load.js';
import { plannedJourneys, runHeader, runPlan } from '../cli/plan-run.js';
import { openRig } from '../cli/rig.js';
import { recordWorld } from '../cli/world-record.js';
import { loadEvidence } from '../evidence/load.js';
import { writeRunHeader } from '../evidence/writer.js';
import { gradeEvidence } from '../rubric/index.js';
import { journeys } from '../suites/journeys/index.js';
import { playJourney } from '../suites/journey.js';
import type { Result } from '../rubric/result.js';
import type { WorldRecord } from '../cli/world-record.js';

export interface AppCopy { id: string; dir: string; runDir: string; port: number; basePort: number }

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

/** Throws when the app did not build, did not start or synced no job: void, never a catch. */
export async function playApp(copy: AppCopy, browser: Browser, chromium: { executablePath: string; args: string[] }): Promise<Played> {
  const started = performance.now();
  rmSync(copy.runDir, { recursive: true, force: true });
  mkdirSync(copy.runDir, { recursive: true });
  const loaded = await loadConfig(copy.dir, process.cwd());
  let record: WorldRecord | undefined;
  const rig = await openRig({ loaded, dir: copy.runDir, onMock: (mock) => { record = recordWorld(copy.runDir, mock); } });
  try {
    const { jobs } = await awaitJobs(rig.mock, loaded.config.app.appId, loaded.config.limits.jobsMs);
    if (!jobs) throw new Error('no job was synced');
    writeRunHeader(copy.runDir, runHeader({ runId: copy.id, config: loaded.config, program: rig.program, jobs, versions: {}, now: new Date() }));
    const planned = plannedJourneys(loaded.config);
    const plan = runPlan({ runDir: copy.runDir, config: loaded.config, jobs, journeys: planned, mock: rig.mock, chromium });
    // All journeys of an app at once: a deadline that one of them waits out overlaps the others.
    await Promise.all(journeys.filter(({ id }) => planned.includes(id)).map((journey) => playJourney(journey, plan, browser)));
  } finally {
    await rig.close();
    record?.close();
  }
  return { result: gradeEvidence(loadEvidence(copy.runDir)), wallMs: performance.now() - started };
}

export function keepFailedRun(copy: AppCopy, into: string): void {
  cpSync(copy.runDir, join(into, copy.id), { recursive: true });
}
