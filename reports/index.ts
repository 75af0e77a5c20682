/** The door: every report is a rendering of one result. Pure; the caller writes the files beside `evidence/`. */
import type { Result } from '../rubric/result.js';
import { rejectComment } from './baseline/reject-comment.js';
import { renderCtrf } from './ctrf/index.js';
import type { Extras } from './html/extras.js';
import { renderHtml } from './html/index.js';
import { renderJunit } from './junit/index.js';
import { renderMarkdown } from './markdown/index.js';
import { type SourceOf, renderSarif } from './sarif/index.js';

export interface RenderOptions { extras?: Extras; sourceOf?: SourceOf }

/** File name and content of each report, in a fixed order. result.json itself is the rubric's to write. */
export function renderAll(result: Result, { extras, sourceOf }: RenderOptions = {}): { name: string; body: string }[] {
  const comparison = extras?.baseline?.comparison;
  const comment = rejectComment(result, comparison);
  return [
    { name: 'report.html', body: renderHtml(result, extras) },
    { name: 'junit.xml', body: renderJunit(result, comparison) },
    { name: 'sarif.json', body: renderSarif(result, { ...(sourceOf ? { sourceOf } : {}), ...(comparison ? { comparison } : {}) }) },
    { name: 'ctrf.json', body: renderCtrf(result, comparison) },
    { name: 'summary.md', body: renderMarkdown(result, comparison) },
    ...(comment === '' ? [] : [{ name: 'reject.txt', body: `${comment}\n` }]),
  ];
}

export { rejectComment, renderCtrf, renderHtml, renderJunit, renderMarkdown, renderSarif };
export { renderConsole, type ConsoleOptions } from './console/index.js';
export { compareResults, type Comparison, type Trouble } from './baseline/compare-results.js';
export { diffPictures, pairScreens, type PairedScreens } from './baseline/compare-screens.js';
export { timelineOf } from './timeline/timeline-of.js';
export { videosOf } from './video/videos-of.js';
export { reviewItems, type ReviewItem } from './html/todo.js';
export type { Decision, Decisions } from './html/decisions.js';
export type { Baseline, Extras, Push, ScreenPair, Seal, Timeline, TimelineEntry, Video, Videos } from './html/extras.js';
export { type Case, type CaseState, casesOf, countCases } from './cases.js';
