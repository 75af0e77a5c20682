/** `yanshou doctor`: proves the set-up before any journey, one line a fact; each failure with the setting and the mend. Says how long it took. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Jobs } from '../await-jobs.js';
import type { LoadedConfig } from '../config/load.js';
import { exitCodes, Stop, type ExitCode } from '../exit.js';
import type { Rig } from '../rig.js';
import type { SyncedJob } from '../../mock-alipay/world.js';
import { thisMachine, type Machine } from './machine.js';
import { steps } from './steps.js';

export interface DoctorOptions { config: string | undefined; cwd: string; signal: AbortSignal; print: (text: string) => void; machine?: Machine }

/** What earlier steps found out and later ones stand on. */
export interface Findings { options: DoctorOptions; machine: Machine; dir: string; chromium?: string; loaded?: LoadedConfig; rig?: Rig; /** What came of waiting for jobs, once calls were seen and their signatures accepted. */ found?: Jobs; jobs?: readonly SyncedJob[] }

export interface Step {
  title: string;
  /** Without these there is nothing to look at. */
  needs: readonly ('chromium' | 'loaded' | 'rig' | 'found' | 'jobs')[];
  /** Answers what it saw. Throws Stop with the sentence that says how to mend it. */
  look(findings: Findings): Promise<string> | string;
}

export async function doctor(options: DoctorOptions): Promise<ExitCode> {
  const began = performance.now();
  const findings: Findings = { options, machine: options.machine ?? thisMachine(), dir: mkdtempSync(join(tmpdir(), 'yanshou-doctor-')) };
  const faults: Stop[] = [];
  let skipped = 0;
  try {
    for (const step of steps) {
      const missing = step.needs.some((need) => findings[need] === undefined);
      if (missing) { skipped++; options.print(`- ${step.title}：前面的问题解决后再查`); continue; }
      const fault = await lookAt(step, findings);
      if (fault) faults.push(fault);
    }
  } finally {
    await findings.rig?.close();
    rmSync(findings.dir, { recursive: true, force: true });
  }
  const took = `（用时 ${((performance.now() - began) / 1000).toFixed(1)} 秒）`;
  options.print(`${faults.length === 0 ? '一切就绪，可以运行 yanshou verify。' : `${faults.length} 处要改${skipped > 0 ? `，${skipped} 项未查` : ''}。`}${took}`);
  return faults[0]?.exitCode ?? exitCodes.met;
}

async function lookAt(step: Step, findings: Findings): Promise<Stop | undefined> {
  const { print } = findings.options;
  try {
    print(`✓ ${step.title}：${await step.look(findings)}`);
    return undefined;
  } catch (error) {
    if (!(error instanceof Stop)) throw error;
    print([`✗ ${step.title}：${error.message}`, ...error.details.map((detail) => `    ${detail}`)].join('\n'));
    return error;
  }
}
