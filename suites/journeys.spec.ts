/** The journeys as Playwright tests, against the rig that cli/rehearsal.ts stands up. A test fails only when the recording itself broke. */
import { test } from '@playwright/test';
import { journeys } from './journeys/index.js';
import { playJourney } from './journey.js';
import { readPlan } from './plan.js';

for (const journey of journeys) {
  test(journey.id, async ({ browser }) => {
    const plan = readPlan(process.env['YANSHOU_PLAN'] ?? '');
    test.skip(!plan.journeys.includes(journey.id), 'this app has no such journey');
    await playJourney(journey, plan, browser);
  });
}
