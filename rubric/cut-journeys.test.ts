import { expect, test } from 'vitest';
import type { Evidence } from '../evidence/contract.js';
import { conformingRun, event, withJourney } from './evidence-for-tests.js';
import { gradeEvidence } from './index.js';

const run = conformingRun();

/** The line to the phone broke after so many events: the journey says so and ends. */
const cut = (id: Evidence['journeys'][number]['header']['journey'], after: number): Evidence => withJourney(run, id, (journey) => ({
  ...journey, end: { status: 'failed', events: after + 1, durationMs: 1, reason: '自动化端口中途断开了' },
  events: [...journey.events.slice(0, after), event('error', journey.events[after - 1]?.at ?? 0, { source: 'journey', message: '自动化端口中途断开了' })],
}));

test.each(run.journeys.map(({ header, events }) => [header.journey, events.length] as const))('%s may break off after any of its events: nothing turns red by it', (id, length) => {
  const red = Array.from({ length }, (_, after) => gradeEvidence(cut(id, after)))
    .flatMap(({ cells, redLines }, after) => [...cells, ...redLines].flatMap(({ checks }) => checks.filter(({ outcome }) => outcome === 'fail' || outcome === 'error').map((check) => `${check.id} after ${after}`)));
  expect(red).toEqual([]);
});
