import type { Params } from '../signature.js';

/** The call as it was signed, ready for a POSIX shell. */
export function toCurl(url: string, params: Params): string {
  const lines = Object.entries(params).map(([name, value]) => `  --data-urlencode ${quoted(`${name}=${value}`)}`);
  return [`curl ${quoted(url)} \\`, lines.join(' \\\n')].join('\n');
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
