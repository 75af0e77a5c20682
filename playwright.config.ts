/**
 * One journey under Playwright's own tools, for whoever works on a journey or on an app that breaks one:
 *   YANSHOU_CONFIG=examples/grade-s npx playwright test -g alipay-jd-back --trace on
 * (or --debug, --ui). `yanshou verify` plays the same journeys without a test runner: suites/player.ts.
 */
import { defineConfig } from '@playwright/test';
import { chromiumArgs, chromiumPath } from './scripts/chromium.mjs';

export default defineConfig({
  testDir: 'suites',
  testMatch: 'journeys.spec.ts',
  globalSetup: './cli/rehearsal.ts',
  outputDir: 'runs/rehearsal',
  timeout: 180_000,
  reporter: 'list',
  use: { browserName: 'chromium', launchOptions: { executablePath: chromiumPath(), args: chromiumArgs() } },
});
