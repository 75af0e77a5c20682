/** Plain data of bounded size for the journal: what a mini program passes may hold buffers, cycles or megabytes. */
const journalledChars = 20_000;

export function journalled(value: unknown): unknown {
  if (value === undefined) return undefined;
  try {
    const text = JSON.stringify(value, (_key, part: unknown) => (part instanceof ArrayBuffer ? `<${part.byteLength} bytes>` : part)) ?? 'null';
    return text.length <= journalledChars ? (JSON.parse(text) as unknown) : `${text.slice(0, journalledChars)}…`;
  } catch {
    return '<not serialisable>'; // cycles or BigInt: the fact that the call was made still counts
  }
}
