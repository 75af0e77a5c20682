/** Where a jump out of the mini program leads. */
import type { ExitEntry } from '../../journal.js';

export interface Destination { to: ExitEntry['to']; target: string }

/** `employmentAppId` is the stand-in appId of 支付宝就业 (assumption exit.employment-app-id). */
export function destinationOf(address: string, employmentAppId: string): Destination | undefined {
  const decoded = fullyDecoded(address);
  if (/^https?:/i.test(decoded)) return { to: namesEmployment(decoded, employmentAppId) ? 'alipay-employment' : 'url', target: decoded };
  if (!/^alipays?:/i.test(decoded)) return undefined;
  if (namesEmployment(decoded, employmentAppId)) return { to: 'alipay-employment', target: decoded };
  const appId = /[?&](?:appId|saId)=(\d+)/i.exec(decoded)?.[1] ?? '';
  return { to: appId.length === 16 ? 'mini-program' : 'alipay', target: decoded };
}

const namesEmployment = (address: string, employmentAppId: string): boolean => address.includes(employmentAppId) || /jiuye|支付宝就业/.test(address);

function fullyDecoded(address: string): string {
  try {
    return decodeURIComponent(address);
  } catch {
    return address; // a bare % in it: taken as it stands
  }
}
