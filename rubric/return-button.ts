/** The result page after success: what can be tapped there, and where the return button led. */
import type { EventOf, ScreenNode } from '../evidence/contract.js';
import type { CheckFinding } from './check.js';
import type { Passage, Screen, Tap, View } from './view.js';
import type { Unit } from './screens.js';
import { ancestors, controlAt, controlsSeen, nodesByIndex, textUnder } from './screens.js';
import { fold } from './fold.js';
import { perObject } from './found.js';
import { deliveredLiveness } from './guards.js';
import { brokeOffAt, deliveredScreens, ofKind } from './view.js';
import { returnWords } from './vocabulary.js';
import { atEvent, atScreen } from './where.js';

export interface Placed extends Unit { screen: Screen }

/** Every control a finger can reach on the result page, scrolled to its end; the same control seen on two screens counts once. */
export const resultControls = perObject((passage: Passage): readonly Placed[] => {
  const found: Placed[] = [];
  for (const screen of deliveredScreens(passage)) for (const { node, text } of [...controlsSeen(screen), ...dialogButtons(passage, screen)]) found.push({ node, text, screen });
  const distinct = new Map<string, Placed>();
  for (const placed of found) {
    const { node, text } = placed;
    // Scrolling moves a control up or down, never sideways; two buttons with one label still differ in place within one screen.
    const key = [fold(text), node.role, Math.round(node.box.x), Math.round(node.box.w), sameOnScreen(found, node, text)].join('|');
    if (!distinct.has(key)) distinct.set(key, placed);
  }
  return [...distinct.values()];
});

/** How many alike stand above this one on its own screen. */
function sameOnScreen(found: readonly Placed[], node: ScreenNode, text: string): number {
  const own = found.find((each) => each.node === node);
  return found.filter((each) => each.screen === own?.screen && fold(each.text) === fold(text) && each.node.box.x === node.box.x && each.node.box.y < node.box.y).length;
}

/** my.alert and my.confirm are drawn by Alipay but worded by the app: their buttons are what the user can tap. */
function dialogButtons(passage: Passage, screen: Screen): Unit[] {
  const dialog = openDialog(passage, screen);
  if (!dialog) return [];
  const wanted = new Set((dialog.buttons ?? []).map(fold));
  return screen.tree.filter((node) => node.zone === 'shell' && node.role === 'button' && wanted.has(fold(textUnder(node, screen))))
    .map((node) => ({ node, text: textUnder(node, screen) }));
}

export function openDialog(passage: Passage, screen: Screen): EventOf<'dialog'> | undefined {
  const dialogs = [...ofKind(passage.apply, 'dialog'), ...ofKind(passage.after, 'dialog')].filter((dialog) => dialog.seq < screen.seq && (dialog.dialog === 'alert' || dialog.dialog === 'confirm'));
  const last = dialogs.at(-1);
  return last?.phase === 'shown' ? last : undefined;
}

export interface Returned { tap: Tap; control: Placed | undefined; exit: EventOf<'exit'> | undefined; page: EventOf<'page'> | undefined }

export const returned = perObject((passage: Passage): Returned | undefined => {
  const tap = ofKind(passage.after, 'tap').find((each) => each.purpose === 'return');
  if (!tap) return undefined;
  const next = passage.after.find((event) => event.seq > tap.seq && (event.kind === 'tap' || event.kind === 'chapter'))?.seq ?? Number.POSITIVE_INFINITY;
  const came = passage.after.filter((event) => event.seq > tap.seq && event.seq < next);
  const placed = resultControls(passage);
  const control = answered(passage, tap, placed) ?? controlAt(placed.filter((each) => each.screen.id === tap.screen), tap.box) ?? controlAt(placed, tap.box);
  return { tap, control: placed.find((each) => each.node === control?.node), exit: ofKind(came, 'exit')[0], page: ofKind(came, 'page').find((event) => event.action !== 'exit') };
});

/** The dialog's own button that the user pressed: Alipay draws it, so the tap has no box; agreeing is the first of its buttons. */
function answered(passage: Passage, tap: Tap, placed: readonly Placed[]): Placed | undefined {
  if (tap.text !== 'dialog-accept') return undefined;
  return placed.find(({ node, screen, text }) => {
    const agree = openDialog(passage, screen)?.buttons?.[0];
    return node.zone === 'shell' && agree !== undefined && fold(text) === fold(agree);
  });
}

/** The return button must end in 支付宝就业. */
export function notHome(passage: Passage, expected: string): CheckFinding[] {
  const back = returned(passage);
  if (!back || back.exit?.to === 'alipay-employment' || (!back.exit && !back.page && brokeOffAt(passage.journey, back.tap))) return [];
  const observed = back.exit ? `点击「${back.tap.text}」后去了 ${back.exit.target ?? back.exit.to}` : back.page ? `点击「${back.tap.text}」后到了自己的页面 ${back.page.stack.at(-1)?.path ?? ''}` : `点击「${back.tap.text}」后没有回到支付宝就业`;
  return [{
    expected, observed, where: [atEvent(passage.journey, back.tap, ...[back.exit, back.page].filter((event) => event !== undefined).slice(0, 1))],
    remedy: '返回按钮里调用 my.navigateBackMiniProgram 或 my.exitMiniProgram，回到支付宝就业。',
  }];
}

/** No button was found, or it was never tapped: where it leads is unknown. */
export function notTapped(passages: readonly Passage[]): CheckFinding[] {
  if (passages.some((passage) => returned(passage))) return [];
  const passage = passages.find((each) => each.delivered);
  return [{
    expected: '旅程点击返回按钮', observed: '旅程没有找到返回支付宝就业的按钮，也就不知道它通向哪里', needsReview: true,
    where: passage?.delivered ? [atScreen(passage.journey, passage.delivered)] : [], remedy: '按钮上写明「返回支付宝就业」，或在配置里用 selectors.returnButton 指明。',
  }];
}

/** The result page was read without doubt and no control on it speaks of a way back: there is no return button. A bare icon may be one. */
export function noReturnButton(view: View, passages: readonly Passage[], expected: string): CheckFinding[] {
  return passages.flatMap((passage) => {
    const { delivered, journey } = passage;
    if (!delivered || !journey.finished || returned(passage) || deliveredLiveness(view, [passage]).doubts.length > 0) return [];
    if (resultControls(passage).some(({ text }) => text === '' || returnWords.test(text))) return [];
    return [{ expected, observed: '投递成功后的页面上没有返回支付宝就业的按钮', where: [atScreen(journey, delivered)], remedy: '投递成功后放一个「返回支付宝就业」按钮，点击后回到支付宝就业。' }];
  });
}

/** The node that paints what is behind this one: itself, or the nearest ancestor; undefined where only a picture or the page itself is. */
export function painterBehind(node: ScreenNode, screen: Screen, painted: (background: string) => boolean): ScreenNode | undefined {
  const byIndex = nodesByIndex(screen);
  return [node, ...ancestors(node, byIndex)].find((each) => painted(each.background));
}
