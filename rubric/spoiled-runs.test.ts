import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { Check } from './check.js';
import { checks } from './checks/index.js';
import { runCheck } from './run-checks.js';
import type { Views } from './spoiled-runs.fixture.js';
import { spoiltRun, spoiltRuns, viewsOfSpoilt } from './spoiled-runs.fixture.js';
import { viewsOf } from './view.js';

/** By check and run: its outcome on each link and a digest of all else it says. A run is left out where it says the same as of the run as it should be. */
type Said = Record<string, Record<string, string>>;

// Written anew by `GOLDEN=write npx vitest run rubric/spoiled-runs`: read the difference before it is committed.
const path = fileURLToPath(new URL('golden/spoiled-runs.json', import.meta.url));
const known = existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) as Said : {}; // as written below
const asItShouldBe = 'as it should be';
const runs = spoiltRuns();

function saysOf(check: Check, of: Views): string {
  const said = (['alipay', 'self', 'run'] as const).map((link) => runCheck(check, of[link]));
  return [...said.map(({ result }) => result.outcome), createHash('sha256').update(JSON.stringify(said)).digest('hex').slice(0, 8)].join(' ');
}

function saidBy(check: Check): Record<string, string> {
  const all = runs.map((name): [string, string] => [name, saysOf(check, viewsOfSpoilt(name))]);
  return Object.fromEntries(all.filter(([name, said]) => name === asItShouldBe || said !== all[0]?.[1]));
}

const knownOf = (id: string, run: string): string | undefined => known[id]?.[run] ?? known[id]?.[asItShouldBe];

/** Those runs first of which the check has something of its own to say: where it says something else, one of them shows it, and no other need be asked. */
function firstOther(check: Check): { run: string; says: string; known: string | undefined } | undefined {
  for (const run of new Set([...Object.keys(known[check.id] ?? {}), ...runs])) {
    const says = saysOf(check, viewsOfSpoilt(run));
    if (says !== knownOf(check.id, run)) return { run, says, known: knownOf(check.id, run) };
  }
  return undefined;
}

describe('what a check says of runs spoilt in every way', () => {
  if (process.env['GOLDEN'] === 'write') writeFileSync(path, `${JSON.stringify(Object.fromEntries(checks.map((check) => [check.id, saidBy(check)])), null, 1)}\n`);

  it.each(checks)('is as known: $id', (check) => {
    expect(firstOther(check)).toBeUndefined();
  });

  it('is known of every check', () => {
    expect(Object.keys(known)).toEqual(checks.map(({ id }) => id));
  });

  it('is never that it broke', () => {
    const broken = Object.entries(known).flatMap(([id, said]) => Object.entries(said).filter(([, line]) => line.includes('error')).map(([name]) => `${id}: ${name}`));
    expect(broken).toEqual([]);
  });

  it.each(['as it should be', 'cut off at the half', 'everything tappable', 'no screen', 'covered', 'each page another'])('is the same of a run looked at afresh: %s', (name) => {
    const said = checks.map((check) => saysOf(check, viewsOf(spoiltRun(name))));
    expect(said).toEqual(checks.map(({ id }) => knownOf(id, name)));
  });
});
