/** Passages that several journeys share: from the job list to the JD page, from the apply tap to success, from success back to Alipay. */
import { findReturn, saysSuccess, showsSuccess } from './find.js';
import { answerDialogs, asksUser, clearTheWay, getThrough, patience } from './get-through.js';
import type { Link } from '../evidence/contract.js';
import type { Actor, Job, Look, Moment } from './actor.js';
import type { Found } from './find.js';

/** The handbook's six recorded steps (验收标准, 录屏完整链路). */
export const steps = {
  1: ['①', '支付宝就业岗位列表点击岗位进入岗位详情页'], 2: ['②', '点击投递/报名等按钮时，拉起应聘状态回传授权'],
  3: ['③', '拉起「智能简历」授权组件或「实名信息」授权组件'], 4: ['④', '投递成功后，显示返回支付宝就业的提示框'],
  5: ['⑤', '回到支付宝就业首页，点击进入「我的」页-投递记录'], 6: ['⑥', '可以看到刚刚投递的岗位'],
} as const;

const step = (actor: Actor, number: keyof typeof steps): void => actor.chapter(...(steps[number] as unknown as [string, string])); // a tuple of two strings

/**
 * 支付宝链路: taps the job in 支付宝就业; 自主链路: opens the app's own home and finds the job there. What stands in the way is recorded and got through,
 * so that one wall does not hide everything behind it.
 */
export async function openJd(actor: Actor, link: Link, job: Job = actor.job, moment: Moment = 'jd-opened'): Promise<Look | undefined> {
  const arrived = link === 'alipay' ? await openFromEmployment(actor, job) : await openFromOwnHome(actor, job);
  if (!arrived) return undefined;
  await clearTheWay(actor, job, moment);
  return moment === 'jd-again' ? actor.look('jd-again') : actor.lookThrough('jd-opened', 'jd-scrolled', 'jd-end');
}

/** Opens the JD page and goes no further: what Alipay asks there is answered as `answer` says, a login page stays where it is. */
export async function openJdOnly(actor: Actor, answer: 'accept' | 'decline'): Promise<Look | undefined> {
  if (!(await openFromEmployment(actor, actor.job))) return undefined;
  await answerDialogs(actor, 'jd-opened', answer);
  return actor.lookThrough('jd-opened', 'jd-scrolled', 'jd-end');
}

async function openFromEmployment(actor: Actor, job: Job): Promise<boolean> {
  step(actor, 1);
  await actor.look('alipay-home');
  const opened = await actor.press({ control: 'job-card', outJobId: job.outJobId }, 'open-job');
  return opened && settleIn(actor);
}

async function openFromOwnHome(actor: Actor, job: Job): Promise<boolean> {
  if (!(await actor.press({ control: 'own-entry' }, 'open-own')) || !(await settleIn(actor))) return false;
  await answerDialogs(actor, 'own-home');
  const home = await actor.look('own-home');
  const found = await findJob(actor, home, job);
  if (!found) return false;
  await actor.tap(found.found, 'open-job', found.look);
  return settleIn(actor);
}

/** The own home must lead to the job somehow; its name is how a user knows it. */
async function findJob(actor: Actor, home: Look, job: Job): Promise<{ found: Found; look: Look } | undefined> {
  let look = home;
  for (let turn = 0; turn < 12; turn++) {
    const node = look.tree.find((other) => other.zone === 'mini' && other.inView && other.onTop && other.text.includes(job.jobName) && other.box.h > 0);
    if (node) return { found: { node, foundBy: 'job-name' }, look };
    if (look.scroll.atEnd) break;
    await actor.stage.scrollTo(look.scroll.top + look.viewport.h * 0.8);
    look = { ...(await actor.stage.capture()), id: look.id };
  }
  actor.notFound('job-in-own-home', ['job-name', 'scroll'], home);
  return undefined;
}

async function settleIn(actor: Actor): Promise<boolean> {
  return (await actor.stage.settle(actor.plan.limits.settleMs)) || true; // an unsettled page is looked at all the same; the screen says so
}

export interface Delivery { outcome: 'delivered' | 'lost' | 'declined'; look?: Look }

/** From the apply tap until the app says it is done, agreeing to what Alipay asks and getting through what the app puts in the way. */
export async function apply(actor: Actor, jd: Look): Promise<Delivery> {
  const button = await actor.findApply(jd);
  if (!button) return { outcome: 'lost' };
  const before = (await actor.applications()).length;
  await actor.tap(await broughtIntoView(actor, button, jd), 'apply', jd);
  const look = await goOnUntilDelivered(actor, before);
  return look ? { outcome: 'delivered', look } : { outcome: 'lost' };
}

async function broughtIntoView(actor: Actor, found: Found, look: Look): Promise<Found> {
  if (found.node.inView) return found;
  await actor.stage.scrollTo(Math.max(0, look.scroll.top + found.node.box.y - look.viewport.h / 2));
  await actor.stage.settle(actor.plan.limits.settleMs);
  const now = await actor.stage.capture();
  return { ...found, node: now.tree.find((node) => node.tag === found.node.tag && node.text === found.node.text && node.inView) ?? found.node };
}

async function goOnUntilDelivered(actor: Actor, before: number): Promise<Look | undefined> {
  const seen = { consent: false, sheet: false };
  let lastLook = '';
  // A slow machine or server is not a lost app: the patience counts from the last thing that happened.
  for (let obstacles = 0; actor.idleMs() < actor.plan.limits.stepMs * 2 && obstacles <= patience;) {
    await actor.stage.settle(actor.plan.limits.settleMs);
    if (await successInDialog(actor)) {
      step(actor, 4);
      return actor.look('after-delivery');
    }
    if (await answerAlipay(actor, seen)) continue;
    const capture = await actor.stage.capture();
    if (capture.surface !== 'mini-program') return undefined;
    if (showsSuccess(capture.tree)) {
      step(actor, 4);
      return actor.lookThrough('after-delivery', 'after-delivery-scrolled');
    }
    const face = JSON.stringify(capture.tree.map(({ text, box }) => [text, box]));
    if (face === lastLook) { await actor.stage.settle(250); await pause(actor); continue; }
    lastLook = face;
    const look = await actor.look('after-apply-tap');
    if (await getThrough(actor, look)) obstacles++;
    else await pause(actor);
  }
  return unspoken(actor, before);
}

/** The app is doing something we cannot see: wait for the next event rather than for a time. */
const pause = (actor: Actor): Promise<unknown> => actor.until((event) => event.kind !== 'waited', 'anything', 1_000, actor.nextSeq);

/** The app shows no success, or no longer: the gateway may know of the application all the same (a toast that went by). */
async function unspoken(actor: Actor, before: number): Promise<Look | undefined> {
  const known = (await actor.applications()).length > before; // a returning user's first application proves nothing of the second
  const look = await actor.look(known ? 'after-delivery' : 'lost');
  actor.notFound('success', ['text', 'dialogs', 'forms'], look);
  return known ? look : undefined;
}

/** 投递成功 in an alert or confirm of the app's: it is looked at and answered as a result, not agreed to in passing. */
async function successInDialog(actor: Actor): Promise<boolean> {
  const { dialog } = await actor.stage.overlay();
  return dialog !== undefined && (dialog.dialog === 'alert' || dialog.dialog === 'confirm') && saysSuccess(dialog.text);
}

/** Agrees to whatever Alipay itself shows; true when something was there. */
async function answerAlipay(actor: Actor, seen: { consent: boolean; sheet: boolean }): Promise<boolean> {
  const { sheet, dialog } = await actor.stage.overlay();
  if (dialog && asksUser(dialog)) {
    if (dialog.dialog === 'consent' && !seen.consent) { seen.consent = true; step(actor, 2); }
    await actor.look('dialog');
    return actor.press({ control: dialog.dialog === 'actionSheet' ? 'dialog-option' : 'dialog-accept' }, 'dialog');
  }
  if (!sheet) return false;
  // 智能简历授权(已含应聘状态回传): where no dialog came first, the sheet is step ② as well.
  if (!seen.consent) { seen.consent = true; step(actor, 2); }
  if (!seen.sheet) { seen.sheet = true; step(actor, 3); }
  await actor.look('sheet');
  if (sheet.step === 'confirm') { await actor.stage.settle(actor.plan.limits.settleMs); return true; } // closes itself: a returning user taps nothing
  if (sheet.step === 'refused') return actor.press({ control: 'sheet-cancel' }, 'sheet');
  if (sheet.step === 'fill') await actor.press({ control: 'sheet-fill-all' }, 'sheet');
  return actor.press({ control: sheet.step === 'authorise' ? 'sheet-agree' : 'sheet-submit' }, 'sheet');
}

/** After success: the button that should lead back, the landing, and the records page (⑤ ⑥). */
export async function returnToAlipay(actor: Actor, delivered: Look): Promise<boolean> {
  if (await successInDialog(actor)) return landed(actor, () => actor.press({ control: 'dialog-accept' }, 'return'));
  const found = (await actor.bySelector(actor.plan.selectors.returnButton)) ?? findReturn(delivered.tree);
  if (!found) { actor.notFound('return-button', ['selector', 'text'], delivered); return false; }
  return landed(actor, async () => actor.tap(await broughtIntoView(actor, found, delivered), 'return', delivered));
}

async function landed(actor: Actor, goBack: () => Promise<unknown>): Promise<boolean> {
  const from = actor.nextSeq;
  await goBack();
  const exit = await actor.until((event) => event.kind === 'exit', 'exit', actor.plan.limits.stepMs, from);
  if (exit) step(actor, 5);
  await actor.look('after-return');
  return exit !== undefined;
}

export async function openRecords(actor: Actor): Promise<void> {
  if (!(await actor.press({ control: 'tab-mine' }, 'shell'))) return;
  await actor.stage.settle(actor.plan.limits.settleMs);
  step(actor, 6);
  await actor.look('records');
}

/**
 * The whole first application, as in the handbook's recording. `patient`: waits for 已投递 as long as the handbook allows, so that ⑥ can show it; the
 * other journeys go on after a step's time, since one that never arrives is waited out once.
 */
export async function applyAndReturn(actor: Actor, link: Link, patient = false): Promise<Delivery> {
  const jd = await openJd(actor, link);
  if (!jd) return { outcome: 'lost' };
  const delivery = await apply(actor, jd);
  if (!delivery.look) return delivery;
  await arrivalOf(actor, { limitMs: patient ? pushWait(actor) : actor.plan.limits.stepMs });
  if (await returnToAlipay(actor, delivery.look)) await openRecords(actor);
  return delivery;
}

/** A first application, then a second one for another job: 用户再次使用时可直接投递. */
export async function applyAgain(actor: Actor, link: Link): Promise<void> {
  const jd = await openJd(actor, link);
  if (!jd) return;
  const first = await apply(actor, jd);
  if (!first.look) return;
  await arrivalOf(actor, { limitMs: actor.plan.limits.stepMs });
  if (!actor.otherJob) { actor.notFound('second-job', ['synced-jobs']); return; }
  if (link === 'alipay') await returnToAlipay(actor, first.look);
  await leave(actor);
  actor.chapter('再次投递', '用户再次使用时可直接投递');
  const again = await openJd(actor, link, actor.otherJob, 'jd-again');
  if (!again) return;
  const from = actor.nextSeq;
  const second = await apply(actor, again);
  if (second.look) await arrivalOf(actor, { fromSeq: from, limitMs: actor.plan.limits.stepMs });
}

/** Closes the mini program, so that the next visit begins as a new one. */
async function leave(actor: Actor): Promise<void> {
  // A result shown in an alert is still open on the app's own link, where nobody taps a way back; a press beside it would reach nothing.
  if (await successInDialog(actor)) await actor.press({ control: 'dialog-accept' }, 'dialog');
  await actor.stage.settle(actor.plan.limits.settleMs);
  if ((await actor.stage.surface()) === 'mini-program') await actor.press({ control: 'capsule-close' }, 'shell');
  await actor.press({ control: 'tab-home' }, 'shell');
  await actor.stage.settle(actor.plan.limits.settleMs);
}

/** A push that comes shortly after the handbook's 30 s is late, one that never comes is lost: the wait must be long enough to tell them apart. */
export const graceMs = 5_000;
export const pushWait = (actor: Actor): number => actor.plan.limits.pushMs + graceMs;

/** Both names of the call that pushes a status to Alipay. */
export const statusMethod = /\.job\.apply(info)?\.sync$/;

/** Waits for 已投递 at the gateway. */
export async function arrivalOf(actor: Actor, { fromSeq = 0, limitMs }: { fromSeq?: number; limitMs: number }): Promise<void> {
  await actor.until(
    (event) => event.kind === 'gateway' && statusMethod.test(event.method) && event.userId === actor.user.userId && event.response.code === '10000',
    '已投递', limitMs, fromSeq,
  );
}
