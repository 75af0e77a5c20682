/** What a step of the doctor is, and what the steps hand on. */
import type { SyncedJob } from '../../mock-alipay/world.js';
import type { Jobs } from '../await-jobs.js';
import type { LoadedConfig } from '../config/load.js';
import type { Rig } from '../rig.js';
import type { Machine } from './machine.js';

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
