/** What a finger does to the open phone, in its own coordinates. */
import type { Page } from 'playwright-core';
import type { Touch } from './contract.js';
import { listOf, record } from './method.js';
import type { ElementAt, Session } from './session.js';

export interface Point { x: number; y: number }

/** Something may lie over the element: then its own click is sent, as the protocol's tap means this element and no other. */
export async function tap(session: Session, element: ElementAt): Promise<void> {
  const { x, y, width, height, onTop } = await session.area(element, true);
  const corner = await session.corner();
  if (onTop) await touchAt(session.reach.page, { x: corner.x + x + width / 2, y: corner.y + y + height / 2 });
  else await session.reach.view({ op: 'click', node: await session.node(element) });
  await session.reach.settle();
}

export async function drag(session: Session, from: Point, to: Point): Promise<void> {
  const { mouse } = session.reach.page;
  const corner = await session.corner();
  await mouse.move(corner.x + from.x, corner.y + from.y);
  await mouse.down();
  await mouse.move(corner.x + to.x, corner.y + to.y, { steps: 4 });
  await mouse.up();
  await session.reach.settle();
}

/** A desktop browser has no touch screen. */
async function touchAt(page: Page, { x, y }: Point): Promise<void> {
  await page.touchscreen.tap(x, y).catch(() => page.mouse.click(x, y));
}

/** Without touches the finger is at the element's centre. */
export async function touchesOf(session: Session, element: ElementAt, given: unknown): Promise<Touch[]> {
  const { x, y, width, height } = await session.area(element, false);
  const centre = { identifier: 0, pageX: x + width / 2, pageY: y + height / 2, clientX: x + width / 2, clientY: y + height / 2 };
  const touches = listOf(given).map((touch) => ({ ...centre, ...record(touch) }));
  return touches.length > 0 ? touches : [centre];
}
