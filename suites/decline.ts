/** A user who says no: every dialog and sheet of Alipay's is declined, then the page must still answer. */
import { openJdOnly } from './passages.js';
import type { Actor } from './actor.js';

export async function declineEverything(actor: Actor): Promise<void> {
  const jd = await openJdOnly(actor, 'decline');
  const button = jd && (await actor.findApply(jd));
  if (!jd || !button) return;
  const from = actor.nextSeq;
  await actor.tap(button, 'apply', jd);
  await actor.until((event) => event.kind === 'sheet' || event.kind === 'dialog' || event.kind === 'page', 'something-to-decline', actor.plan.limits.stepMs, from);
  for (let turn = 0; turn < 4; turn++) {
    await actor.stage.settle(actor.plan.limits.settleMs);
    const { sheet, dialog } = await actor.stage.overlay();
    if (dialog && dialog.dialog !== 'toast' && dialog.dialog !== 'loading') await actor.press({ control: 'dialog-decline' }, 'dialog');
    else if (sheet) await actor.press({ control: 'sheet-cancel' }, 'sheet');
    else break;
  }
  await actor.stage.settle(actor.plan.limits.settleMs);
  await actor.look('after-decline');
}
