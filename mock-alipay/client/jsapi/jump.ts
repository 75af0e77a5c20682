/** Where a jump out of the mini program leads. */
import type { ExitEntry } from '../../journal.js';

export interface Destination { to: ExitEntry['to']; target: string }

/** `employmentAppId` is the stand-in appId of 支付宝就业 (assumption exit.employment-app-id). A foreign address that merely mentions it is no return. */
export function destinationOf(address: string, employmentAppId: string): Destination | undefined {
  const target = fullyDecoded(address);
  if (/^https?:/i.test(target)) return { to: isEmploymentPage(target) ? 'alipay-employment' : 'url', target };
  if (!/^alipays?:/i.test(target)) return undefined;
  const appId = /[?&](?:appId|saId)=(\d+)/i.exec(target)?.[1] ?? '';
  if (appId === employmentAppId) return { to: 'alipay-employment', target };
  return { to: appId.length === 16 ? 'mini-program' : 'alipay', target };
}

function isEmploymentPage(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { hostname, pathname } = new URL(address);
  return /(^|\.)alipay\.com$/.test(hostname) && pathname.includes('jiuye');
}

function fullyDecoded(address: string): string {
  try {
    return decodeURIComponent(address);
  } catch {
    return address; // a bare % in it: taken as it stands
  }
}
