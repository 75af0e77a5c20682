import { describe, expect, it } from 'vitest';
import { conditionsOf, journeyRecords } from './conditions.js';
import { conformingRun, withJourney, without } from './evidence-for-tests.js';

const run = conformingRun();
const onlySelf = { ...run, run: { ...run.run, asked: ['self-first-apply' as const] }, journeys: run.journeys.filter(({ header }) => header.journey === 'self-first-apply') };

describe('conditions of a run', () => {
  it('calls a run whole where every planned journey ended', () => {
    expect(conditionsOf(run).interrupted).toBe(false);
  });

  it('calls a run interrupted where a planned journey never began, or one never ended', () => {
    expect(conditionsOf(without(run, 'self-status')).interrupted).toBe(true);
    expect(conditionsOf(withJourney(run, 'self-status', (journey) => ({ ...journey, end: undefined }))).interrupted).toBe(true);
  });

  it('does not call a run interrupted that was asked for a part and played it', () => {
    expect(conditionsOf(onlySelf).interrupted).toBe(false);
    expect(journeyRecords(onlySelf).find(({ id }) => id === 'self-status')?.status).toBe('notRun');
  });

  it('calls a part interrupted where a journey of that part is missing', () => {
    expect(conditionsOf({ ...onlySelf, journeys: [] }).interrupted).toBe(true);
  });
});
