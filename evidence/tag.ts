/** Hex digits as letters that can pass neither for a number nor for 微信 (no w x v q), and need no escaping anywhere. */
const letters = 'bcdfghjkmnprstyz';

export function lettersOf(hex: string, length: number): string {
  return [...hex.slice(0, length)].map((digit) => letters[parseInt(digit, 16)]).join('');
}
