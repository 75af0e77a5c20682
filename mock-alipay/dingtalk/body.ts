/** The three ways in which DingTalk clients write the same body (ledger of encodings: JSON nested, JSON with text inside, form). */
export interface Body { value: Record<string, unknown>; encoding: 'json' | 'json-stringified' | 'form' | 'none' }

export function readBody(text: string, contentType: string): Body {
  if (text === '') return { value: {}, encoding: 'none' };
  const json = /json/i.test(contentType) || (text.startsWith('{') && !/form-urlencoded/i.test(contentType));
  const value = json ? parse(text) : Object.fromEntries(new URLSearchParams(text));
  if (!value) return { value: {}, encoding: 'none' };
  const param = typeof value['param'] === 'string' ? parse(value['param']) : undefined;
  const encoding = json ? (param ? 'json-stringified' : 'json') : 'form';
  return { value: param ? { ...value, param: unfolded(param) } : { ...value, ...('param' in value ? { param: unfolded(value['param']) } : {}) }, encoding };
}

/** Java clients embed text that looks like JSON; others leave objects as text inside an object. */
function unfolded(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, typeof inner === 'string' && /^[[{]/.test(inner) ? parseAny(inner) ?? inner : inner]));
}

function parse(text: string): Record<string, unknown> | undefined {
  const value = parseAny(text);
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : undefined; // just asked
}

function parseAny(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // not JSON: the caller keeps the text
  }
}
