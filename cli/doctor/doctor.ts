/** `yanshou doctor`: proves the set-up before any journey, one line a fact; each failure with the setting and the mend. Says how long it took. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { exitCodes, Stop, type ExitCode } from '../exit.js';
import { thisMachine } from './machine.js';
import type { DoctorOptions, Findings, Step } from './step.js';
import { steps } from './steps.js';

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
