/**
 * Masks personal data before anything reaches the disk. What stays readable is a shape and a tag: `199****0001(kdfhzr)`. The tag is a commitment,
 * HMAC(secret of the run, value): equal values have equal tags within a run, so that a check can say "what Alipay handed out is what arrived"
 * without anyone knowing what it was; whoever lacks the secret learns nothing by guessing. Letters only, and none of w x v q: a tag can pass
 * neither for a number nor for 微信, and it needs no escaping in HTML, JSON, a URL or a terminal.
 */
import { createHmac } from 'node:crypto';
import { genericSource, hasValidCheckDigit } from './personal-patterns.js';
import { lettersOf } from './tag.js';
import { literal, normalForm, variantSource } from './variants.js';

export const personFields = ['name', 'nickName', 'phone', 'certNo', 'email', 'address'] as const;
export type PersonField = (typeof personFields)[number];
/** Seeded data of one test person. */
export type Person = { [field in PersonField]?: string | undefined };

export interface Masker {
  text(text: string): string;
  /** Any JSON value, keys included. Strings stay strings; a number that is somebody's phone becomes a masked string. */
  value<T>(value: T): T;
  /** One line of JSON. */
  line(json: string): string;
  /** For pictures: as long as the original and without a tag, so that the layout holds. */
  picture(text: string): string;
}

export interface MaskerOptions {
  /** Secret of the run; without it tags cannot be guessed back. */
  salt: string;
  /** A function where people are still joining. */
  people: readonly Person[] | (() => readonly Person[]);
  /** Numbers that may look like a phone and are none (job ids). */
  keep?: readonly string[];
}

export function createMasker(options: MaskerOptions): Masker {
  const scanner = createScanner(options);
  const tagged = (value: string, field: PersonField): string => `${readable(value, field)}(${tag(options.salt, value)})`;
  const text = (from: string): string => scanner.replace(from, tagged, '');
  const value = <T>(from: T): T => { scanner.refresh(); return walk(from, '', (string, key) => scanner.replace(string, tagged, key), scanner.knows) as T; }; // same shape, masked
  return {
    text: (from) => { scanner.refresh(); return text(from); },
    value,
    line: (json) => { const parsed = parsedOr(json); return parsed === undefined ? text(json) : JSON.stringify(value(parsed.json)) + (json.endsWith('\n') ? '\n' : ''); },
    picture: (from) => { scanner.refresh(); return scanner.replace(from, readable, ''); },
  };
}

type Render = (value: string, field: PersonField) => string;

/** Keys whose value is an identifier even when it looks like a phone. */
const namesAnId = /(?:job|apply|order|user|open|agreement|app|trade|position|page|call|request|trace)_?(?:id|no)$/i;
/** Most keys, quickly told. */
const plainName = /^[A-Za-z_]{1,40}$/;
const namesAPhone = /phone|mobile|(?:^|_)tel/i;

function createScanner({ people, keep = [] }: MaskerOptions): { refresh(): void; replace(text: string, render: Render, key: string): string; knows(value: string): boolean } {
  const list = typeof people === 'function' ? people : (): readonly Person[] => people;
  const kept = new Set(keep);
  const fields = new Map<string, PersonField>();
  let [known, all, worthALook] = patterns([]);
  let size = -1;
  const refresh = (): void => {
    const now = list();
    if (now.length === size) return;
    size = now.length;
    fields.clear();
    for (const person of now) for (const field of personFields) if ((person[field] ?? '').length > 1) fields.set(normalForm(person[field] ?? ''), field);
    [known, all, worthALook] = patterns([...fields.keys()]);
  };
  refresh();
  return {
    refresh,
    knows: (value) => fields.has(value),
    replace: (text, render, key) => (!worthALook.test(text) ? text : text.replace(namesAnId.test(key) ? known : all, (found: string) => {
      const value = normalForm(found);
      const field = fields.get(value) ?? genericField(value);
      return field === undefined || kept.has(value) ? found : render(value, field);
    })),
  };
}

/**
 * The people's own values alone, those with everybody's phones, id numbers and e-mails, and a cheap question that most text answers with no.
 * Longer values first: one may begin with another.
 */
function patterns(values: string[]): [known: RegExp, all: RegExp, worthALook: RegExp] {
  const exact = values.sort((a, b) => b.length - a.length || (a < b ? -1 : 1)).map(variantSource);
  const openings = [...new Set(values.filter((value) => !value.includes('@') && !/^\d{11}$|^\d{17}[\dX]$/.test(value)).map((value) => value.slice(0, 2)))].map(literal);
  return [
    new RegExp(exact.length > 0 ? exact.join('|') : '(?!)', 'g'), new RegExp([...exact, genericSource].join('|'), 'g'),
    new RegExp([...openings, '1[3-9]\\d[ -]?\\d{4}', '\\d{17}', '@', '%', '&#', '\\\\u'].join('|')),
  ];
}

function genericField(value: string): PersonField | undefined {
  if (value.includes('@')) return 'email';
  if (value.length === 18) return hasValidCheckDigit(value) ? 'certNo' : undefined;
  return 'phone';
}

function readable(value: string, field: PersonField): string {
  const letters = [...value];
  const [first = '', last = ''] = [letters[0], letters.at(-1)];
  if (field === 'phone') return value.slice(0, 3) + '*'.repeat(Math.max(1, value.length - 7)) + value.slice(-4);
  if (field === 'email') return `${first}***${value.slice(value.indexOf('@'))}`;
  if (field === 'certNo') return first + '*'.repeat(Math.max(1, letters.length - 2)) + last;
  return first + '*'.repeat(Math.max(1, letters.length - 1));
}

const tag = (salt: string, value: string): string => lettersOf(createHmac('sha256', salt).update(value).digest('hex'), 6);

function walk(value: unknown, key: string, mask: (text: string, key: string) => string, knows: (value: string) => boolean): unknown {
  if (typeof value === 'string') return mask(value, key);
  if (typeof value === 'number') return knows(String(value)) || namesAPhone.test(key) ? unlessSame(value, mask(String(value), key)) : value;
  if (Array.isArray(value)) return value.map((item) => walk(item, key, mask, knows));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [plainName.test(name) ? name : mask(name, ''), walk(item, name, mask, knows)]));
}

const unlessSame = (number: number, masked: string): number | string => (masked === String(number) ? number : masked);

function parsedOr(json: string): { json: unknown } | undefined {
  try {
    return { json: JSON.parse(json) as unknown };
  } catch {
    return undefined; // not JSON: masked as text
  }
}
