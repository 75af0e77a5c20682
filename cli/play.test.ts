import { pathToFileURL } from 'node:url';
import { beforeAll, expect, test } from 'vitest';
import { buildWhenStale } from '../scripts/build.mjs';
import { chromiumArgs, chromiumPath } from '../scripts/chromium.mjs';
import { longestFirst } from './play.js';
import type * as Play from './play.js';
import type { JourneyEnded } from '../suites/orders.js';

/** What plays is a process, which only the built tree can be. */
let built: typeof Play;
beforeAll(async () => {
  await buildWhenStale();
  built = (await import(pathToFileURL('dist/cli/play.js').href)) as typeof Play; // the same module, built
});

const signal = new AbortController().signal;

test('a Chromium that does not start ends the run with what is known of it', async () => {
  const players = new built.Players(1);
  const played = players.play({ chromium: { executablePath: '/bin/false', args: [] }, planFile: 'none', journeys: ['alipay-status'], journeyMs: 1_000, signal, onEnd: () => undefined });
  await expect(played).rejects.toMatchObject({ exitCode: 5, message: expect.stringContaining('Chromium 没有启动') as string });
  await players.stop();
});

test.each([['ends its journey as interrupted, and another plays the next', 1], ['ends both its journeys as interrupted', 2]])('a process that dies %s', async (_what, atOnce) => {
  const players = new built.Players(atOnce);
  const ends: JourneyEnded[] = [];
  await players.play({ chromium: { executablePath: chromiumPath(), args: chromiumArgs() }, planFile: 'no-such-plan.json', journeys: ['alipay-jd-back', 'self-status'], journeyMs: 1_000, signal, onEnd: (ended) => ends.push(ended) });
  await players.finish();
  expect(ends.map(({ journey, status }) => [journey, status])).toEqual([['alipay-jd-back', 'interrupted'], ['self-status', 'interrupted']]);
  expect(ends[0]?.error).toContain('no-such-plan.json');
});

test('what may have to be waited out begins first and the shortest ends', () => {
  expect(longestFirst(['alipay-jd-back', 'self-first-apply', 'alipay-jd-probe', 'self-status'])).toEqual(['self-status', 'alipay-jd-probe', 'self-first-apply', 'alipay-jd-back']);
});
