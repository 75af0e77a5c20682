/** Alipay writes and reads wall clock time of China, `yyyy-MM-dd HH:mm:ss`, whatever zone the machine is in. */
const chinaOffsetMs = 8 * 3_600_000;

export function chinaTime(at: number): string {
  return new Date(at + chinaOffsetMs).toISOString().slice(0, 19).replace('T', ' ');
}

/** Epoch ms, or undefined when it is not a date in that format. */
export function readChinaTime(text: string): number | undefined {
  if (text === last.text && text !== '') return last.at;
  if (!/^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}$/.test(text)) return undefined;
  const at = Date.parse(`${text.replace(' ', 'T')}+08:00`);
  if (Number.isNaN(at) || chinaTime(at) !== text) return undefined;
  last = { text, at };
  return at;
}

/** Calls of one second carry the same text. */
let last: { text: string; at: number } = { text: '', at: 0 };
