/** One screen and one journey, for tests of what is seen on them. */
import type { Node } from './evidence-for-tests.js';
import { conformingRun, tree, viewport } from './evidence-for-tests.js';
import type { JourneyView, Screen } from './view.js';
import { viewsOf } from './view.js';

export const screenOf = (nodes: readonly Node[], over: Partial<Screen> = {}): Screen => ({
  kind: 'screen', seq: 5, at: 50, id: 's', moment: 'jd-opened', file: null, surface: 'mini-program', page: { path: 'pages/job/detail', query: {} }, title: '岗位详情', viewport, scroll: { top: 0, height: 844, atEnd: true },
  settled: true, tree: tree(nodes), codes: [], ...over,
});

export const views = viewsOf(conformingRun());

export function journeyOf(id: string): JourneyView {
  const journey = views.run.journeys.find((each) => each.id === id);
  if (!journey) throw new Error(`the conforming run has no ${id}`);
  return journey;
}
