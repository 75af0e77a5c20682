/**
 * The phones of a browser: the page that one journey played on serves the next one, wiped. A page made anew starts a process, fetches the fonts, reads
 * the scripts and grows warm again, a fifth of a run's CPU. Account, session, what a phone keeps and the origins of H5 pages are a journey's own all the same:
 * the mock makes them anew.
 */
import type { Browser, CDPSession, Page } from '@playwright/test';

export interface Phone {
  page: Page;
  devtools: CDPSession;
  /** Leaves nothing of the journey behind; a page that cannot be wiped is closed. */
  putAway(): Promise<void>;
}

/** Lying ready, the one put away last on top. */
const wiped = new WeakMap<Browser, Phone[]>();
/** Many wait side by side for a status in the proof, few play: the rest would only hold memory. */
const atMost = 6;

export async function takePhone(browser: Browser): Promise<Phone> {
  return wiped.get(browser)?.pop() ?? newPhone(browser);
}

/** Before there is a journey: the first ones find their phones unpacked. */
export async function unpackPhones(browser: Browser, count: number): Promise<void> {
  await Promise.all(Array.from({ length: count }, async () => kept(browser, await newPhone(browser))));
}

async function newPhone(browser: Browser): Promise<Phone> {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, deviceScaleFactor: 1, locale: 'zh-CN' });
  const page = await context.newPage();
  context.on('page', (other) => { void other.close(); }); // a phone shows one program; what opens beside it may arrive late
  const phone: Phone = {
    page, devtools: await context.newCDPSession(page),
    putAway: async () => { if (!(await wipe(page).then(() => kept(browser, phone), () => false))) await context.close(); },
  };
  return phone;
}

function kept(browser: Browser, phone: Phone): boolean {
  const ready = wiped.get(browser) ?? [];
  if (ready.length >= atMost) return false;
  wiped.set(browser, [...ready, phone]);
  return true;
}

async function wipe(page: Page): Promise<void> {
  await page.goto('about:blank', { timeout: wipeMs }); // ends whatever the app still does
  await page.context().clearCookies();
}

const wipeMs = 5_000;
