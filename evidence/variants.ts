/** The spellings under which one value can travel: as it is, percent-encoded (once or twice), \u-escaped at any depth of JSON in JSON, HTML entities, phones in groups. */

/** Source of a regular expression that finds every spelling of a value. */
export function variantSource(value: string): string {
  if (/^1\d{10}$/.test(value)) return `${value.slice(0, 3)}[ -]?${value.slice(3, 7)}[ -]?${value.slice(7)}`;
  if (/^\d{17}[\dX]$/.test(value)) return value.replace('X', '[Xx]');
  const spellings = [literal(value), percent(value, '%'), percent(value, '%25'), unicode(value), entities(value)];
  return [...new Set(spellings)].join('|');
}

/** One form for every spelling. */
export function normalForm(found: string): string {
  const plain = unpercent(unpercent(found)).replace(/\\+u([0-9A-Fa-f]{4})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)))
    .replace(/&#(?:x([0-9A-Fa-f]+)|(\d+));/g, (_, hex: string | undefined, decimal: string | undefined) => String.fromCodePoint(hex === undefined ? Number(decimal) : parseInt(hex, 16)));
  const digits = plain.replace(/[ -]/g, '');
  if (/^\d{17}[\dXx]$/.test(digits)) return digits.toUpperCase();
  const phone = /^(?:\+|00)?(?:86)?(1[3-9]\d{9})$/.exec(digits);
  return phone?.[1] ?? plain;
}

/** Spellings that need no escape: phones in groups, the last letter of an id number in either case. */
export function plainSpellings(value: string): string[] {
  if (/^1\d{10}$/.test(value)) return groupMarks.flatMap((first) => groupMarks.map((second) => value.slice(0, 3) + first + value.slice(3, 7) + second + value.slice(7)));
  return /^\d{17}X$/.test(value) ? [value, value.toLowerCase()] : [value];
}
const groupMarks = ['', ' ', '-'];

/** A whole text with its escapes read: percent-encoding once and twice, \u at any depth, HTML entities. */
export function unescaped(text: string): string {
  const plain = text.replace(/(?:%(?:25)?[0-9A-Fa-f]{2})+/g, (run) => unpercent(unpercent(run)));
  return plain.replace(/\\+u([0-9A-Fa-f]{4})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)))
    .replace(/&#(?:x([0-9A-Fa-f]{1,5})|(\d{1,6}));/g, (_, hex: string | undefined, decimal: string | undefined) => String.fromCodePoint(hex === undefined ? Number(decimal) : parseInt(hex, 16)));
}

export const literal = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');

const eitherCase = (hex: string): string => hex.replace(/[A-Fa-f]/g, (letter) => `[${letter.toUpperCase()}${letter.toLowerCase()}]`);

/** Everything but letters, digits and what servers leave as it is is encoded; `@` comes both ways. */
function percent(text: string, sign: string): string {
  return [...text].map((letter) => {
    if (/[A-Za-z0-9._~-]/.test(letter)) return literal(letter);
    return [...Buffer.from(letter)].map((byte) => sign + eitherCase(byte.toString(16).padStart(2, '0'))).join('');
  }).join('');
}

function unicode(text: string): string {
  return text.split('').map((unit) => (unit < '\x80' ? literal(unit) : `\\\\+u${eitherCase(unit.charCodeAt(0).toString(16).padStart(4, '0'))}`)).join('');
}

function entities(text: string): string {
  return [...text].map((letter) => (letter < '\x80' ? literal(letter) : `&#(?:x${eitherCase((letter.codePointAt(0) ?? 0).toString(16))}|${letter.codePointAt(0)});`)).join('');
}

function unpercent(text: string): string {
  if (!text.includes('%')) return text;
  try {
    return decodeURIComponent(text);
  } catch {
    return text; // a stray % is a character like any other
  }
}
