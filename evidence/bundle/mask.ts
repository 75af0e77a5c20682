/** Makes a copy of a bundle with more masked, which still verifies: masked strings keep their commitment, manifest and signature stay as they are. */
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { onDisk } from '../errors.js';
import { createMasker } from '../redact.js';
import { variantSource } from '../variants.js';
import { canonical } from './canonical.js';
import { masked, type Leaf, type Opening } from './commit.js';
import { evidenceOf, intact } from './open.js';
import { bytesOf, writeBundle } from './seal.js';
import { readZip } from './zip.js';

export interface MaskOptions {
  /** `kind.path` of events (`http.responseBody`, `gateway.response.body`) or `document.path` (`result.app.name`, `run.app.name`); list places count for nothing. */
  fields?: readonly string[];
  /** Strings that contain one of these, in whatever spelling, are masked. */
  values?: readonly string[];
  /** Pictures and videos are left out too; those of a run whose pictures are not masked always are. */
  withoutPictures?: boolean;
}

export interface Masked { file: string; fields: number; withheld: string[] }

/** What a stranger may have put personal data into and no row of the handbook reads. */
export const defaultFields = ['http.requestHeaders', 'http.requestBody', 'dingtalk.body', 'trigger.responseBody', 'error.stack'] as const;

/**
 * Anything that looks like a phone, an id number or an e-mail is masked besides. Rendered reports are left out: they may quote what is masked, and
 * can be rendered again. Throws EvidenceError when the bundle was touched, or when the copy could no longer be read (a field that is no free text).
 */
export function maskBundle(file: string, out: string, { fields = defaultFields, values = [], withoutPictures = false }: MaskOptions = {}): Masked {
  const bundle = intact(file);
  const hides = hidingRule(fields, values);
  const noPictures = withoutPictures || evidenceOf(file, bundle.entries).run.plainPictures === true;
  const openings = { files: { ...bundle.openings.files }, withheld: [...bundle.openings.withheld] };
  const entries = new Map(bundle.entries);
  let count = 0;
  for (const { path, kind } of bundle.manifest.files) {
    const data = bundle.entries.get(path);
    if (!data) continue;
    if (kind === 'opaque') {
      if (!isPicture(path) || noPictures) { entries.delete(path); openings.withheld.push(path); }
      continue;
    }
    const copy = maskLines(path, data, bundle.openings.files[path] ?? [], hides);
    entries.set(path, copy.data);
    openings.files[path] = copy.openings;
    count += copy.count;
  }
  evidenceOf(`${file} 的遮盖副本`, entries);
  const sealed = new Map(readZip(file, onDisk(file, () => readFileSync(file))).map((entry) => [entry.name, entry.data()]));
  writeBundle(out, [
    ...['manifest.json', 'signature.json'].map((name) => ({ name, data: sealed.get(name) ?? new Uint8Array() })),
    { name: 'openings.json', data: bytesOf(openings) }, ...[...entries].map(([name, data]) => ({ name, data })),
  ]);
  return { file: out, fields: count, withheld: openings.withheld };
}

type Hides = (scope: string, leaf: Leaf) => boolean;

function maskLines(path: string, data: Uint8Array, openings: Opening[], hides: Hides): { data: Uint8Array; openings: Opening[]; count: number } {
  const lines = Buffer.from(data).toString('utf8').split('\n').slice(0, -1);
  const copies = lines.map((line, index) => {
    const value = JSON.parse(line) as { kind?: string }; // verified: canonical JSON of an object of ours
    const scope = path.endsWith('.jsonl') ? String(value.kind) : basename(path, '.json');
    return masked(value, openings[index] ?? '', (leaf) => hides(scope, leaf));
  });
  return {
    data: Buffer.from(copies.map(({ value }) => canonical(value) + '\n').join('')), openings: copies.map(({ opening }) => opening), count: copies.reduce((sum, { count }) => sum + count, 0),
  };
}

function hidingRule(fields: readonly string[], values: readonly string[]): Hides {
  const generic = createMasker({ salt: '', people: [] });
  const named = values.length === 0 ? undefined : new RegExp(values.map(variantSource).join('|'));
  return (scope, { path, text }) => {
    const place = [scope, ...path.filter((step) => typeof step === 'string')].join('.');
    return fields.some((field) => place === field || place.startsWith(`${field}.`)) || (named?.test(text) ?? false) || generic.text(text) !== text;
  };
}

const isPicture = (path: string): boolean => /\.(?:png|jpe?g|webp|webm|mp4)$/.test(path);
