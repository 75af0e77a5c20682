/** One spelling for each JSON value: keys sorted by code unit, no white space (as RFC 8785, over what JSON.stringify can say). */
import { EvidenceError } from '../errors.js';

/** Deeper than any evidence, shallower than any stack. */
const maxDepth = 500;

export function canonical(value: unknown, depth = 0): string {
  if (depth > maxDepth) throw new EvidenceError(`JSON 嵌套超过 ${maxDepth} 层，无法封存。`);
  if (Array.isArray(value)) return `[${value.map((item) => canonical(item, depth + 1)).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  const entries = Object.entries(value).filter(([, item]) => item !== undefined).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, item]) => `${JSON.stringify(key)}:${canonical(item, depth + 1)}`).join(',')}}`;
}

/** The value behind canonical text; undefined when the text is not JSON or not in this spelling. */
export function fromCanonical(text: string): { value: unknown } | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return canonical(value) === text ? { value } : undefined;
  } catch {
    return undefined; // not JSON, or deeper than ours ever is
  }
}
