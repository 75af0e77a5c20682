/**
 * Getting through what an app puts in the user's way: dialogs, login pages, forms. A patient tester does it, so that everything behind the obstacle is
 * seen as well; the record shows that it was there.
 */
import { findInputs, findLogin, findOnward } from './find.js';
import type { Actor, Job, Look, Moment } from './actor.js';
import type { Overlay } from './stage/stage.js';

/** Obstacles of the app's own (forms, extra confirmations, login buttons) it will get through before giving up. */
export const patience = 5;

/** Between arriving and the JD page: a permission dialog, a login page. Each is looked at before it is answered. */
export async function clearTheWay(actor: Actor, job: Job, moment: Moment): Promise<void> {
  for (let turn = 0; turn < patience; turn++) {
    await answerDialogs(actor, moment);
    if (!(await loggedIn(actor, job, moment))) return;
    await actor.stage.settle(actor.plan.limits.settleMs);
  }
}

/** Answers what asks the user on arrival, after a look at it. */
export async function answerDialogs(actor: Actor, moment: Moment, answer: 'accept' | 'decline' = 'accept'): Promise<void> {
  for (let turn = 0; turn < patience; turn++) {
    const { dialog } = await actor.stage.overlay();
    if (!dialog || !asksUser(dialog)) return;
    await actor.look(moment);
    const accepting = dialog.dialog === 'actionSheet' ? 'dialog-option' : 'dialog-accept';
    await actor.press({ control: answer === 'accept' ? accepting : 'dialog-decline' }, 'dialog');
    await actor.stage.settle(actor.plan.limits.settleMs);
  }
}

export const asksUser = ({ dialog }: NonNullable<Overlay['dialog']>): boolean => dialog !== 'toast' && dialog !== 'loading';

/** A login page where the job should stand; one beside the job is no wall. */
async function loggedIn(actor: Actor, job: Job, moment: Moment): Promise<boolean> {
  const { surface, tree } = await actor.stage.capture();
  const showsJob = tree.some((node) => node.zone === 'mini' && node.text.includes(job.jobName));
  if (surface !== 'mini-program' || showsJob || !findLogin(tree)) return false;
  return getThrough(actor, await actor.look(moment));
}

/** Fills the app's own form and presses on, or takes its one-tap login. */
export async function getThrough(actor: Actor, look: Look): Promise<boolean> {
  const inputs = findInputs(look.tree);
  for (const input of inputs) await actor.stage.typeInto(input, plausible(input.text + ' ' + (input.hints?.['type'] ?? '')));
  const onward = inputs.length > 0 ? findOnward(look.tree) ?? findLogin(look.tree) : findLogin(look.tree) ?? findOnward(look.tree);
  if (!onward) return false;
  await actor.tap(onward, 'navigate', look);
  return true;
}

/** What a form will take: seeded, and plausible enough for a client-side check. */
export function plausible(hint: string): string {
  if (/手机|电话|phone|tel/i.test(hint)) return '13800000000';
  if (/身份证|证件号|id-?card/i.test(hint)) return '110101199001010007';
  if (/验证码|code/i.test(hint)) return '123456';
  if (/邮箱|mail/i.test(hint)) return 'yanshou@example.com';
  if (/数字|number|薪资|年龄|年限/i.test(hint)) return '3';
  return '验收测试';
}
