/** The journeys as Playwright tests: one test a journey, those that the plan names. They record; a test fails only when the recording itself broke. */
import { test } from '@playwright/test';
import { journeys } from './journeys/index.js';
import { playJourney } from './journey.js';
import { readPlan } from './plan.js';

const plan = readPlan();

for (const journey of journeys.filter(({ id }) => plan.journeys.includes(id))) {
  test(journey.id, ({ browser }) => playJourney(journey, plan, browser));
}
