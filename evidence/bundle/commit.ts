/**
 * How one JSON value (an event, a document) is committed to, so that single fields can be masked later and the rest still proves itself.
 *
 *   skeleton = the value in canonical JSON with every string emptied: structure, numbers and order, all of it visible for ever
 *   leaf i   = sha256('leaf', i, salt i, string i)          strings in the order of the canonical text
 *   digest   = sha256('value', skeleton, leaf 0, leaf 1, …)  what the manifest signs
 *
 * The *opening* lies beside the value, unsigned: one salt from which all leaf salts follow or, once something was masked, one entry per string:
 * its salt, or `#leaf` for a masked one. Masking drops a string and its salt and keeps its leaf, so the digest stays; without the salt nobody
 * finds the string by trying (a phone has only 10^10). A masked string shows a mask made of its leaf: whoever masks cannot choose what stands there.
 */
import { createHmac, hash } from 'node:crypto';
import { lettersOf } from '../tag.js';
import { canonical } from './canonical.js';

export type Opening = string | string[];
export interface Leaf { path: (string | number)[]; text: string }

export const sha256 = (data: string | Uint8Array): string => hash('sha256', data, 'hex');

/** Salts follow from the run's secret: the same run sealed twice gives the same digests. */
export function saltOf(secret: string, path: string, index: number): string {
  return createHmac('sha256', secret).update(`${path}\0${index}`).digest('base64url').slice(0, 22);
}

/** undefined = the opening does not fit the value. */
export function digestOf(value: unknown, opening: Opening | undefined): string | undefined {
  const { skeleton, leaves } = taken(value);
  if (opening === undefined || (Array.isArray(opening) && opening.length !== leaves.length)) return undefined;
  const hashes = leaves.map(({ text }, index) => leafHash(index, text, opening));
  return hashes.includes(undefined) ? undefined : sha256(['value', skeleton, ...hashes].join('\0'));
}

/** The value and its opening with some strings masked. */
export function masked(value: unknown, opening: Opening, hides: (leaf: Leaf) => boolean): { value: unknown; opening: Opening; count: number } {
  const { leaves } = taken(value);
  const opened = leaves.map((leaf, index): string => {
    const salt = saltAt(opening, index);
    return !salt.startsWith('#') && hides(leaf) ? `#${sha256(['leaf', index, salt, leaf.text].join('\0'))}` : salt;
  });
  const count = opened.filter((entry, index) => entry.startsWith('#') && !saltAt(opening, index).startsWith('#')).length;
  if (count === 0) return { value, opening, count };
  let index = 0;
  const hidden = replaced(value, (text) => { const entry = opened[index++] ?? ''; return entry.startsWith('#') ? maskFor(entry.slice(1)) : text; });
  return { value: hidden, opening: opened, count };
}

export const countMasked = (opening: Opening): number => (Array.isArray(opening) ? opening.filter((entry) => entry.startsWith('#')).length : 0);

const maskFor = (leaf: string): string => `***(${lettersOf(leaf, 8)})`;

const saltAt = (opening: Opening, index: number): string => (typeof opening === 'string' ? sha256(`${opening}\0${index}`).slice(0, 32) : opening[index] ?? '');

function leafHash(index: number, text: string, opening: Opening): string | undefined {
  const salt = saltAt(opening, index);
  if (!salt.startsWith('#')) return sha256(['leaf', index, salt, text].join('\0'));
  const leaf = salt.slice(1);
  return /^[0-9a-f]{64}$/.test(leaf) && text === maskFor(leaf) ? leaf : undefined;
}

function taken(value: unknown): { skeleton: string; leaves: Leaf[] } {
  const leaves: Leaf[] = [];
  const skeleton = canonical(replaced(value, (text, path) => { leaves.push({ path, text }); return ''; }));
  return { skeleton, leaves };
}

/** Visits strings in the order of the canonical text: keys sorted. */
function replaced(value: unknown, replace: (text: string, path: (string | number)[]) => string, path: (string | number)[] = []): unknown {
  if (typeof value === 'string') return replace(value, path);
  if (Array.isArray(value)) return value.map((item, index) => replaced(item, replace, [...path, index]));
  if (typeof value !== 'object' || value === null) return value;
  const sorted = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(sorted.map(([key, item]) => [key, replaced(item, replace, [...path, key])]));
}
