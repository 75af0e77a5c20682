/** What a report may show beyond the result. Each is optional, prepared elsewhere and only drawn here. */
import type { Comparison } from '../baseline/compare-results.js';

export interface Extras {
  timeline?: Timeline;
  videos?: Videos;
  baseline?: Baseline;
  seal?: Seal;
}

export const lanes = ['user', 'mini', 'jsapi', 'gateway', 'dingtalk'] as const;
export type Lane = (typeof lanes)[number];

/** Times are milliseconds since the start of the journey. */
export interface TimelineEntry { seq: number; at: number; lane: Lane; label: string; detail?: string; bad?: boolean }
/** One status push: from the change in the ISV's back office to its arrival at the gateway. */
export interface Push { status: string; triggeredAt: number; receivedAt: number | undefined; limitMs: number; outcome: 'inTime' | 'nearLimit' | 'late' | 'missing' | 'undecidable' }
export interface Timeline { journeys: { journey: string; title: string; durationMs: number; entries: TimelineEntry[]; pushes: Push[] }[] }

/**
 * `file` is relative to the report. `acts` = what the user did, shown as captions. The video runs on the journey's clock.
 */
export interface Video {
  id: string; journey: string; title: string; file: string; type: string; durationMs: number;
  chapters: { label: string; text: string; at: number }[]; acts: { at: number; text: string }[];
  /** The journey's first picture: what the player shows before it plays. */
  poster?: string;
}
/** Why a journey has no recording. */
export interface VideoNote { journey: string; title: string; reason: string }
export interface Videos { shown: Video[]; missing: VideoNote[] }

/** One screen then and now. `ratio` = share of pixels that differ; paths are relative to the report. */
export interface ScreenPair { journey: string; moment: string; title: string; before: string | undefined; after: string | undefined; diff: string | undefined; ratio: number | undefined }
export interface Baseline { comparison: Comparison; screens: ScreenPair[] }

/** `broken`: of a bundle that was touched; `detail` names the place. */
export interface Seal { state: 'sealed' | 'broken'; detail: string }
