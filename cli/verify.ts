/** `yanshou verify`: one run from config to report. The only place that knows the whole order of things. */
import { copyFileSync, existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { JourneyId } from '../evidence/contract.js';
import { writeRunHeader } from '../evidence/writer.js';
import type { Grade } from '../rubric/result.js';
import { now } from '../mock-alipay/index.js';
import { journeys } from '../suites/journeys/index.js';
import { graceMs } from '../suites/passages.js';
import type { Chromium } from '../suites/orders.js';
import { chromiumArgs, chromiumPath } from '../scripts/chromium.mjs';
import { awaitJobs } from './await-jobs.js';
import { loadConfig, type LoadedConfig } from './config/load.js';
import { suggest } from './config/suggest.js';
import type { EarlierRun } from './baseline.js';
import { badConfig, exitCodes, harnessFault, messageOf, type ExitCode } from './exit.js';
import { waiversCopy } from './kept.js';
import { awaitLatePushes } from './late-pushes.js';
import { ownJourneys, plannedJourneys, runHeader, runPlan } from './plan-run.js';
import { longestFirst, type Players } from './play.js';
import { progressLines } from './progress-lines.js';
import { openRig, type Rig } from './rig.js';
import { createRunFolder, pointLatest, type RunFolder } from './run-folder.js';
import { versions } from './versions.js';
import { recordWorld, type WorldRecord } from './world-record.js';

export interface VerifyOptions {
  config: string | undefined;
  target: Exclude<Grade, 'none'> | undefined;
  /** Ids of journeys to play; empty = all. */
  journeys: readonly string[];
  shard: { index: number; of: number };
  /** The last submission: a former result.json, a run's folder or a sealed bundle. */
  baseline: string | undefined;
  /** Failed journeys are played once more, alone. */
  repeatFailed: boolean;
  /** Pictures show names and phones as they are: for reviewers. */
  plainPictures: boolean;
  workers: number;
  /** What plays: its processes start before anything else is known. */
  players: Players;
  /** false = no recordings are made. */
  film: boolean;
  out: string;
  cwd: string;
  /** Ctrl-C: the run ends early and what is there is written. */
  signal: AbortSignal;
  /** Progress, one line a call. */
  say: (line: string) => void;
  /** The summary. */
  print: (text: string) => void;
}

export async function verify(options: VerifyOptions): Promise<ExitCode> {
  return verifyWith(options).finally(() => options.players.stop());
}

async function verifyWith(options: VerifyOptions): Promise<ExitCode> {
  const { players } = options;
  const loaded = await loadWithTarget(options);
  const own = chooseJourneys(loaded, options);
  const baseline = await baselineOf(loaded, options);
  const chromium = chromiumOrStop();
  const folder = createRunFolder(options.out);
  players.launch(playersFor(loaded, own, options), chromium);
  const ending = await playOnStage({ loaded, folder, own, chromium, options }).finally(() => players.stop());
  const { gradeRun } = await import('./grade-run.js');
  const { exitCode, summary } = gradeRun(folder.dir, baseline ? { baseline } : {});
  options.print(summary);
  return concluded(exitCode, ending, options);
}

async function baselineOf({ config }: LoadedConfig, { baseline, cwd }: VerifyOptions): Promise<EarlierRun | undefined> {
  if (baseline === undefined) return undefined;
  const { openBaseline } = await import('./baseline.js');
  return openBaseline(baseline, cwd, config.app.appId);
}

/** An IDE has one phone. */
const playersFor = ({ config }: LoadedConfig, own: readonly JourneyId[], { workers }: VerifyOptions): number => Math.min(config.stage ? 1 : workers, own.length);

async function playOnStage(scene: Scene): Promise<Ending> {
  const { loaded, folder, options } = scene;
  const stage = await stand(loaded, folder, options).catch((error: unknown) => {
    rmSync(folder.dir, { recursive: true, force: true }); // nothing was recorded yet
    throw error;
  });
  return playAndClose(stage, scene);
}

interface Standing { rig: Rig; record: WorldRecord }
interface Scene { loaded: LoadedConfig; folder: RunFolder; own: JourneyId[]; chromium: Chromium; options: VerifyOptions }
/** Why the run ended before every journey was played. */
type Ending = { kind: 'played' } | { kind: 'no-jobs' | 'crashed'; why: string };

async function stand(loaded: LoadedConfig, folder: RunFolder, { say, signal }: VerifyOptions): Promise<Standing> {
  say(`编译小程序 ${loaded.config.miniProgram.root}，启动模拟支付宝与服务端`);
  let record: WorldRecord | undefined;
  const rig = await openRig({ loaded, dir: folder.dir, signal, onMock: (mock) => { record = recordWorld(folder.dir, mock); } });
  if (!record) throw harnessFault('模拟支付宝没有交出流水。');
  return { rig, record };
}

async function playAndClose({ rig, record }: Standing, scene: Scene): Promise<Ending> {
  const crash = new AbortController();
  let ending: Ending = { kind: 'played' };
  void rig.server.crashed.then((why) => {
    if (crash.signal.aborted) return; // we ended it ourselves
    record.error('isv-server', why);
    ending = { kind: 'crashed', why };
    crash.abort();
  });
  try {
    const noJobs = await playOn({ rig, record }, scene, AbortSignal.any([scene.options.signal, crash.signal]));
    return noJobs ?? ending;
  } finally {
    crash.abort();
    await rig.close();
    record.close();
  }
}

async function playOn({ rig, record }: Standing, { loaded, folder, own, chromium, options }: Scene, signal: AbortSignal): Promise<Ending | undefined> {
  const { config } = loaded;
  const [found, known] = await Promise.all([awaitJobs(rig.mock, config.app.appId, config.limits.jobsMs, signal), versions(chromium.executablePath)]);
  const jobs = found.jobs ?? [];
  writeRunHeader(folder.dir, runHeader({ runId: folder.id, config, program: rig.program, jobs, versions: known, now: new Date(), asked: own, shard: options.shard, setupEvents: record.length(), cwd: options.cwd, maskPictures: !options.plainPictures }));
  keepWaivers(loaded.folder, folder.dir);
  pointLatest(folder);
  if (!found.jobs) return signal.aborted ? undefined : { kind: 'no-jobs', why: found.why };
  options.say(`已同步 ${jobs.length} 个岗位；开始 ${own.length} 个旅程，记录在 ${folder.dir}`);
  const plan = runPlan({ runDir: folder.dir, config, jobs, journeys: own, mock: rig.mock, maskPictures: !options.plainPictures, film: options.film });
  const planFile = join(folder.dir, 'plan.json');
  writeFileSync(planFile, JSON.stringify(plan, null, 2), { mode: 0o600 }); // holds the control token
  const { limits: { journeyMs } } = config;
  const { players } = options;
  void import('./grade-run.js'); // read while the first journeys play: what grades is needed last
  await players.play({ chromium, planFile, journeys: longestFirst(own), journeyMs, signal, onEnd: progressLines(own, options.say) });
  const latePushes = (): Promise<void> => awaitLatePushes(rig.mock.journal, { limitMs: plan.limits.pushMs + graceMs, now, signal });
  await Promise.all([latePushes(), players.finish()]);
  if (options.repeatFailed) {
    const { repeatFailed } = await import('./repeat-failed.js');
    await repeatFailed({ plan, chromium, journeyMs, signal, say: options.say });
    await latePushes();
  }
  return undefined;
}

/** yanshou.waivers.json beside the config. */
function keepWaivers(from: string, dir: string): void {
  const file = join(from, 'yanshou.waivers.json');
  if (existsSync(file)) copyFileSync(file, join(dir, waiversCopy));
}

function concluded(exitCode: ExitCode, ending: Ending, { signal, print }: VerifyOptions): ExitCode {
  if (signal.aborted) {
    print('已中断：以上只依据中断前的记录，没有走完的旅程不得分。');
    return exitCodes.harness;
  }
  if (ending.kind !== 'played') print(ending.why);
  return ending.kind === 'crashed' ? exitCodes.harness : exitCode;
}

async function loadWithTarget({ config, cwd, target }: VerifyOptions): Promise<LoadedConfig> {
  const loaded = await loadConfig(config, cwd);
  return target === undefined ? loaded : { ...loaded, config: { ...loaded.config, target } };
}

function chooseJourneys({ config }: LoadedConfig, { journeys: only, shard }: VerifyOptions): JourneyId[] {
  const planned = plannedJourneys(config);
  for (const id of only) {
    if (planned.some((known) => known === id)) continue;
    const meant = suggest(id, journeys.map((each) => each.id));
    throw badConfig(`--journey ${id} 不是这个小程序要走的旅程；${meant ? `是不是想写 ${meant}？` : `可选：${planned.join('、')}。`}`);
  }
  return ownJourneys(planned, only, shard);
}

function chromiumOrStop(): Chromium {
  try {
    return { executablePath: chromiumPath(), args: chromiumArgs() };
  } catch (error) {
    throw harnessFault(messageOf(error));
  }
}
