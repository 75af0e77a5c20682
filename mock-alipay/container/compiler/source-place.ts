/**
 * Where in the ISV's AXML an element was written: an attribute of its own that crosses to the render and into the screen tree, and that neither the page's
 * own code nor the DOM sees ($ begins no attribute name).
 */
export const sourceAttribute = '$at';

/** `pages/job/detail.axml:12:3`, line and column from 1. Undefined in what a framework generates for every app: that place is nobody's source. */
export function placeInSource(file: string, source: string | undefined, offset: number): string | undefined {
  if (source === undefined || /(?:^|\/)base\.axml$/.test(file)) return undefined;
  const starts = lineStartsOf(source);
  let [low, high] = [0, starts.length - 1];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((starts[middle] ?? 0) <= offset) low = middle; else high = middle - 1;
  }
  return `${file}:${low + 1}:${offset - (starts[low] ?? 0) + 1}`;
}

let last: { source: string; starts: number[] } | undefined;

/** Remembered for the file being compiled: one look through it, however many elements it has. */
function lineStartsOf(source: string): number[] {
  if (last?.source === source) return last.starts;
  const starts = [0];
  for (let at = source.indexOf('\n'); at >= 0; at = source.indexOf('\n', at + 1)) starts.push(at + 1);
  last = { source, starts };
  return starts;
}
