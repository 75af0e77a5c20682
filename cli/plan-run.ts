/** Turns a checked config and the synced jobs into what the journeys need (plan.json) and what the rubric needs (run.json). */
import { relative } from 'node:path';
import { evidenceSchemaVersion, type HandbookStatus, type JourneyId, type RunHeader } from '../evidence/contract.js';
import { clientAssumptions } from '../mock-alipay/client/assumptions.js';
import { ledger } from '../mock-alipay/gateway/ledger.js';
import type { CompiledProgram } from '../mock-alipay/container/program.js';
import type { SyncedJob } from '../mock-alipay/world.js';
import { journeys } from '../suites/journeys/index.js';
import type { Plan } from '../suites/plan.js';
import type { ParsedConfig } from './config/schema.js';
import type { Trigger } from './config/trigger.js';

/** 手册七种状态 → apply_status. The codes are from the only published enumeration; which status takes which is an assumption of the ledger. */
const defaultCodes: Record<HandbookStatus, string> = {
  已投递: 'APPLYING', 沟通中: 'PROCESSING', 面试中: 'PROCESSING', 未录取: 'APPLY_FAILED', 已录取: 'APPLY_SUCCESS', 已入职: 'APPLY_SUCCESS', 停止招聘: 'APPLY_FAILED',
};

/** The handbook's 最长不得超过30秒. */
const pushLimitMs = 30_000;

/** Every journey that a full run of this app plays: 灵工 in real-name mode has no résumé journeys, the others no real-name one. */
export function plannedJourneys(config: ParsedConfig): JourneyId[] {
  const realName = config.app.resumeMode === 'real-name';
  const left: readonly JourneyId[] = realName ? ['alipay-resume-incomplete', 'alipay-resume-complete'] : ['gig-real-name'];
  return journeys.map(({ id }) => id).filter((id) => !left.includes(id));
}

/** The part of the planned journeys that this process plays. A shard takes every n-th, so that the parts are alike in length. */
export function ownJourneys(planned: readonly JourneyId[], only: readonly string[], shard: { index: number; of: number }): JourneyId[] {
  return planned.filter((id) => only.length === 0 || only.includes(id)).filter((_, position) => position % shard.of === shard.index - 1);
}

export const shownJobs = (jobs: readonly SyncedJob[]): RunHeader['jobs'] => jobs.map(({ outJobId, jobName }) => ({ outJobId, jobName }));

export interface HeaderParts { runId: string; config: ParsedConfig; program: CompiledProgram; jobs: readonly SyncedJob[]; versions: Record<string, string>; now: Date; /** The part of the planned journeys that this process plays. */ asked?: JourneyId[]; shard?: { index: number; of: number }; /** World events recorded so far. */ setupEvents?: number; /** Where the command runs. */ cwd?: string; maskPictures?: boolean }

export function runHeader({ runId, config, program, jobs, versions, now, asked, shard, setupEvents, cwd, maskPictures = true }: HeaderParts): RunHeader {
  const { app: { name, appId, subject, resumeMode }, target } = config;
  return {
    schemaVersion: evidenceSchemaVersion, runId, createdAt: now.toISOString(), app: { name, appId, subject, resumeMode }, target,
    planned: plannedJourneys(config), ...(asked ? { asked } : {}), ...(shard && shard.of > 1 ? { shard } : {}), ...(setupEvents === undefined ? {} : { setupEvents }),
    statuses: { codes: statusCodes(config), triggered: requests(config).map(({ status }) => status), notOffered: notOffered(config), limitMs: pushLimitMs },
    jobs: shownJobs(jobs),
    miniProgram: { buildHash: program.buildHash, ...rootIn(cwd, config), pages: program.pages, framework: program.framework, warnings: [...program.warnings, ...program.unsupported.map(unsupportedSentence), ...faultWarning(config), ...(maskPictures ? [] : [plainPictures])] },
    versions,
    ...(maskPictures ? {} : { plainPictures: true }),
    assumptions: [...ledger.filter(({ kind }) => kind === 'assumed'), ...clientAssumptions].map(({ id, text }) => ({ id, text })),
  };
}

/** The mini program's folder as a code host knows it: relative to where the command ran. Nothing is said of one outside. */
function rootIn(cwd: string | undefined, { miniProgram: { root } }: ParsedConfig): { root?: string } {
  const path = cwd === undefined ? '..' : relative(cwd, root).replaceAll('\\', '/');
  return path.startsWith('..') ? {} : { root: path === '' ? '.' : path };
}

export interface PlanParts {
  runDir: string; config: ParsedConfig; jobs: readonly SyncedJob[]; journeys: JourneyId[];
  mock: Plan['mock'];
  /** Names and phones in pictures: masked unless a reviewer asked to see them. */
  maskPictures?: boolean;
  /** false = the pictures are not put together to recordings. */
  film?: boolean;
}

export function runPlan({ runDir, config, jobs, journeys: own, mock, maskPictures = true, film = true }: PlanParts): Plan {
  const { app: { name, appId, subject, resumeMode }, selectors, limits: { stepMs, settleMs }, stage } = config;
  return {
    runDir, journeys: own, mock: { controlUrl: mock.controlUrl, controlToken: mock.controlToken },
    app: { name, appId, subject, resumeMode }, jobs: shownJobs(jobs), triggers: requests(config), statusCodes: statusCodes(config),
    selectors: given(selectors), limits: { pushMs: pushLimitMs, stepMs, settleMs, probes: 12 }, screenshots: true, film, maskPictures, ...(stage ? { stage } : {}),
  };
}

const statusCodes = (config: ParsedConfig): Record<string, string> => ({ ...defaultCodes, ...given(config.statusCodes) });

const triggers = (config: ParsedConfig): [HandbookStatus, Trigger][] => Object.entries(config.statusTriggers) as [HandbookStatus, Trigger][]; // the schema's keys are statuses

function requests(config: ParsedConfig): Plan['triggers'] {
  return triggers(config).flatMap(([status, trigger]) => ('notOffered' in trigger ? [] : [{ status, ...trigger }]));
}

function notOffered(config: ParsedConfig): RunHeader['statuses']['notOffered'] {
  return triggers(config).flatMap(([status, trigger]) => ('notOffered' in trigger ? [{ status, reason: trigger.notOffered }] : []));
}

/** A run with scripted faults is for trying things out: its report says so. */
const faultWarning = ({ gateway: { faults } }: ParsedConfig): string[] =>
  (faults.length === 0 ? [] : [`网关按配置的 ${faults.length} 条规则出错（gateway.faults），结果仅供调试`]);

const plainPictures = '截图没有遮盖姓名和电话（--plain-pictures），只供审核人查看';

const unsupportedSentence = ({ feature, name, page, detail }: CompiledProgram['unsupported'][number]): string =>
  [`不支持的 ${feature}：${name}`, page, detail].filter(Boolean).join(' · ');

/** Without the keys whose value is undefined, which optional keys of zod may carry. */
function given<T extends Record<string, string | undefined>>(record: T): Record<string, string> {
  return Object.fromEntries(Object.entries(record).filter((entry): entry is [string, string] => entry[1] !== undefined));
}
