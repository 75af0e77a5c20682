/** Playwright's global set-up: Alipay and the ISV's server up, the plan where the journeys look for it. The record lies in runs/ as after any run, ungraded. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { awaitJobs } from './await-jobs.js';
import { loadConfig } from './config/load.js';
import { harnessFault } from './exit.js';
import { plannedJourneys, runPlan } from './plan-run.js';
import { openRig } from './rig.js';
import { createRunFolder } from './run-folder.js';

export default async function rehearsal(): Promise<() => Promise<void>> {
  const loaded = await loadConfig(process.env['YANSHOU_CONFIG'] ?? 'examples/grade-s', process.cwd());
  const { config } = loaded;
  const { dir } = createRunFolder('runs');
  const rig = await openRig({ loaded, dir });
  try {
    const found = await awaitJobs(rig.mock, config.app.appId, config.limits.jobsMs);
    if (!found.jobs) throw harnessFault(found.why);
    const planFile = join(dir, 'plan.json');
    writeFileSync(planFile, JSON.stringify(runPlan({ runDir: dir, config, jobs: found.jobs, journeys: plannedJourneys(config), mock: rig.mock, film: false })), { mode: 0o600 }); // holds the control token
    process.env['YANSHOU_PLAN'] = planFile; // Playwright's workers inherit it
  } catch (error) {
    await rig.close();
    throw error;
  }
  return () => rig.close();
}
