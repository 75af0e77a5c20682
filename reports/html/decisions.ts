/** The file that the report exports and `yanshou grade` can take in: what a named person decided, and when. Written by page-script.ts. */
export interface Decisions {
  schemaVersion: 1;
  runId: string;
  rubric: string;
  reviewer: string;
  /** ISO 8601, the reviewer's clock. */
  decidedAt: string;
  decisions: Decision[];
}

/** `id` is the ReviewItem's: link:row:check:index, the same in every rendering of the same result. */
export interface Decision { id: string; row: string; link: string; check: string; decision: 'accept' | 'reject'; note: string }
