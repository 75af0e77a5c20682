/** Plays the journeys of one run. Started by `yanshou verify`, which names the plan in YANSHOU_PLAN. */
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';
import { defineConfig } from '@playwright/test';
import { readPlan } from './suites/plan.js';

const { chromium, runDir } = readPlan();
const here = fileURLToPath(new URL('.', import.meta.url));

export default defineConfig({
  testDir: join(here, 'suites'),
  testMatch: /journeys\.spec\.(js|ts)$/,
  outputDir: join(runDir, '.playwright'),
  preserveOutput: 'never',
  fullyParallel: true,
  retries: 0,
  reporter: [[join(here, 'cli', 'progress-reporter.js')]],
  use: { browserName: 'chromium', headless: true, launchOptions: chromium },
});
