/** Personal data anyone can be told by its form: mainland phones, 18-digit id numbers (GB 11643), e-mail addresses. */

/** A number begins at a token, or right after a percent-encoded character (`%2213…`). */
const start = '(?:(?<=%[0-9A-Fa-f]{2})|(?<![A-Za-z0-9_.%]-?))';
const end = '(?![A-Za-z0-9_]|-[A-Za-z0-9])';

const phone = `${start}(?:(?:\\+|%2B|00)?86[ -]?)?1[3-9]\\d[ -]?\\d{4}[ -]?\\d{4}${end}`;

/** Begins with a province, so that order numbers that begin with a date (2026…) are none; the check digit is tested by the caller. */
const certNo = `${start}(?:1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3])\\d{4}(?:19|20)\\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\\d|3[01])\\d{3}[\\dXx]${end}`;

/** Not `icon@2x.png`, not `package@1.2.3`. */
const noMail = '(?:png|jpe?g|gif|webp|svg|css|acss|axml|js|mjs|ts|json|tgz)';
const email = `(?:(?<=%[0-9A-Fa-f]{2})|(?<![A-Za-z0-9._+%-]))[A-Za-z0-9._+-]{1,64}(?:@|%40)(?:[A-Za-z0-9-]{1,63}\\.){1,8}(?!${noMail}\\b)[A-Za-z]{2,24}\\b`;

export const genericSource = [email, certNo, phone].join('|');

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

export function hasValidCheckDigit(certNo: string): boolean {
  const sum = weights.reduce((total, weight, index) => total + weight * Number(certNo[index]), 0);
  return '10X98765432'[sum % 11] === certNo[17]?.toUpperCase();
}
