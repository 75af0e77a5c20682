/** Looks for the test people's personal data in whatever a run left behind: text, JSON, HTML, zip, in every spelling (variants.ts), base64 included. */
import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { onDisk } from './errors.js';
import { personFields, type Person, type PersonField } from './redact.js';
import { normalForm, variantSource } from './variants.js';

/** `where` = file, or file!entry in a zip; `excerpt` shows the surroundings with the value blotted out. */
export interface PersonalHit { where: string; field: PersonField; excerpt: string }

/** A folder or a single file. */
export function scanForPeople(path: string, people: readonly Person[]): PersonalHit[] {
  const search = searcher(people);
  return filesBelow(path).flatMap((file) => scanContent(file, onDisk(file, () => readFileSync(file)), search));
}

type Search = (where: string, text: string) => PersonalHit[];

function scanContent(where: string, content: Buffer, search: Search): PersonalHit[] {
  if (content.subarray(0, 4).toString('latin1') === 'PK\x03\x04') {
    return Object.entries(unzipSync(content)).flatMap(([name, data]) => scanContent(`${where}!${name}`, Buffer.from(data), search));
  }
  const text = content.toString('utf8');
  return [...search(where, text), ...[...text.matchAll(/[A-Za-z0-9+/_-]{24,}={0,2}/g)].flatMap(([run]) => search(`${where} (base64)`, Buffer.from(run, 'base64').toString('utf8')))];
}

function searcher(people: readonly Person[]): Search {
  const fields = new Map(people.flatMap((person) => personFields.flatMap((field) => ((person[field] ?? '').length > 1 ? [[normalForm(person[field] ?? ''), field] as const] : []))));
  if (fields.size === 0) return () => [];
  const pattern = new RegExp([...fields.keys()].sort((a, b) => b.length - a.length).map(variantSource).join('|'), 'g');
  return (where, text) => [...text.matchAll(pattern)].map((match) => ({
    where, field: fields.get(normalForm(match[0])) ?? 'name', excerpt: `${text.slice(Math.max(0, match.index - 30), match.index)}▇${text.slice(match.index + match[0].length, match.index + match[0].length + 30)}`,
  }));
}

function filesBelow(path: string): string[] {
  if (onDisk(path, () => statSync(path)).isFile()) return [path];
  return onDisk(path, () => readdirSync(path, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name)).sort();
}
