/** What a bench module exports: measurements as ratios within one run, never as timed tests. */
export interface Measurement {
  /** Fixed for ever; results are compared by it. */
  id: string;
  ratio: number;
  target: number;
  /** Whether a lower or a higher ratio is the better one. */
  better: 'lower' | 'higher';
  ours: number;
  reference: number;
  /** Of `ours` and `reference`. */
  unit: string;
  /** What was compared with what. */
  note?: string;
}

export interface Bench { name: string; measure(): Promise<Measurement[]> }

/** Median of a list; the middle of an even one is the mean of its two. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2;
}
