/** Where does everything else lead? Each tappable of a page is tapped in a fresh copy of it. */
import { findApply, findReturn, probeTargets, textOf } from './find.js';
import { apply, openJd } from './passages.js';
import type { Link, ScreenNode } from '../evidence/contract.js';
import type { Actor, Look } from './actor.js';

export async function probeJd(actor: Actor, link: Link): Promise<void> {
  let look = await openJd(actor, link);
  if (!look) return;
  const applyButton = await actor.findApply(look);
  const targets = probeTargets(look.tree).filter((node) => !sameSpot(node, applyButton?.node)).slice(0, actor.plan.limits.probes);
  for (const target of targets) {
    if (!look) return;
    look = (await probe(actor, target, look)) === 'as it was' ? look : await reopenedJd(actor, link);
  }
  if (look) await probeAfterDelivery(actor, look);
}

/** What a tap opened is looked into this far: "企业介绍" that unfolds "访问官网". */
const unfolded = 3;

/** Taps one thing and looks where it led; where it unfolded something on the same page, what is new there is tapped as well. */
async function probe(actor: Actor, target: ScreenNode, look: Look): Promise<'as it was' | 'changed'> {
  const led = await tapOne(actor, target, look);
  if (led.outcome !== 'unfolded') return led.outcome === 'as it was' ? 'as it was' : 'changed';
  const known = new Set(probeTargets(look.tree).map((node) => textOf(look.tree, node)));
  const fresh = probeTargets(led.after.tree).filter((node) => !known.has(textOf(led.after.tree, node)) && !findApply([node]));
  for (const node of fresh.slice(0, unfolded)) if ((await tapOne(actor, node, led.after)).outcome !== 'as it was') break;
  return 'changed';
}

async function tapOne(actor: Actor, target: ScreenNode, look: Look): Promise<{ outcome: 'as it was' | 'unfolded' | 'left'; after: Look }> {
  const node = (await actor.stage.capture()).tree.find((other) => other.zone === 'mini' && other.tag === target.tag && sameSpot(other, target));
  if (!node) return { outcome: 'as it was', after: look };
  const from = actor.nextSeq;
  await actor.tap({ node, foundBy: 'probe' }, 'probe', look);
  await actor.stage.settle(actor.plan.limits.settleMs);
  const after = await actor.look('after-probe');
  const moved = actor.events.slice(from).some((event) => event.kind === 'page' || event.kind === 'exit' || event.kind === 'sheet' || event.kind === 'dialog');
  return { outcome: moved ? 'left' : faceOf(after) === faceOf(look) ? 'as it was' : 'unfolded', after };
}

/** A throw-away copy: leave the app for good and come in again the same way. */
async function reopenedJd(actor: Actor, link: Link): Promise<Look | undefined> {
  const { dialog, sheet } = await actor.stage.overlay();
  if (sheet) await actor.press({ control: 'sheet-cancel' }, 'sheet');
  if (dialog && dialog.dialog !== 'toast' && dialog.dialog !== 'loading') await actor.press({ control: 'dialog-decline' }, 'dialog');
  if ((await actor.stage.surface()) === 'mini-program') await actor.press({ control: 'capsule-close' }, 'shell');
  await actor.press({ control: 'tab-home' }, 'shell');
  return openJd(actor, link, actor.job, 'jd-again');
}

async function probeAfterDelivery(actor: Actor, jd: Look): Promise<void> {
  if (!findApply(jd.tree)) return;
  const delivery = await apply(actor, jd);
  if (!delivery.look) return;
  const back = (await actor.bySelector(actor.plan.selectors.returnButton)) ?? findReturn(delivery.look.tree);
  const targets = probeTargets(delivery.look.tree).filter((node) => !sameSpot(node, back?.node) && !findApply([node]));
  for (const target of targets.slice(0, actor.plan.limits.probes)) if ((await probe(actor, target, delivery.look)) === 'changed') return;
}

const sameSpot = (a: ScreenNode, b: ScreenNode | undefined): boolean => b !== undefined && Math.abs(a.box.x - b.box.x) < 2 && Math.abs(a.box.y - b.box.y) < 2 && Math.abs(a.box.w - b.box.w) < 2;

const faceOf = (look: Look): string => JSON.stringify([look.page?.path, look.tree.filter((node) => node.zone === 'mini').map((node) => textOf(look.tree, node))]);
