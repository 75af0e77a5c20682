/** Looks for the test people's personal data in whatever a run left behind: text, JSON, HTML, zip, in every spelling (variants.ts), base64 included. */
import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { onDisk } from './errors.js';
import { personFields, type Person, type PersonField } from './redact.js';
import { literal, normalForm, plainSpellings, unescaped } from './variants.js';

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
  if (isPicture(content)) return []; // names in it are masked before it is taken; its bytes spell nothing
  const text = content.toString('utf8');
  return [...search(where, text), ...search(`${where} (base64)`, fromBase64(text))];
}

const pictures = [[0x89, 0x50, 0x4e, 0x47], [0xff, 0xd8, 0xff], [0x1a, 0x45, 0xdf, 0xa3]]; // PNG, JPEG, WebM
const isPicture = (content: Buffer): boolean => pictures.some((magic) => magic.every((byte, at) => content[at] === byte));

/** All that is written in base64, one piece a line. */
const fromBase64 = (text: string): string =>
  [...text.matchAll(/[A-Za-z0-9+/_-]{24,}={0,2}/g)].map(([run]) => Buffer.from(run, 'base64')).filter((piece) => !isPicture(piece)).map((piece) => piece.toString('utf8')).join('\n');

/** Escapes are read first, so that one pass over plain text finds every spelling. */
function searcher(people: readonly Person[]): Search {
  const fields = new Map(people.flatMap((person) => personFields.flatMap((field) => ((person[field] ?? '').length > 1 ? [[normalForm(person[field] ?? ''), field] as const] : []))));
  if (fields.size === 0) return () => [];
  const pattern = new RegExp([...fields.keys()].flatMap(plainSpellings).sort((a, b) => b.length - a.length).map(literal).join('|'), 'g');
  return (where, escaped) => {
    const text = unescaped(escaped);
    return [...text.matchAll(pattern)].map((match) => ({
      where, field: fields.get(normalForm(match[0])) ?? 'name', excerpt: `${text.slice(Math.max(0, match.index - 30), match.index)}▇${text.slice(match.index + match[0].length, match.index + match[0].length + 30)}`,
    }));
  };
}

function filesBelow(path: string): string[] {
  if (onDisk(path, () => statSync(path)).isFile()) return [path];
  return onDisk(path, () => readdirSync(path, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name)).sort();
}
