/** 应聘状态同步 on the app's own link: applications that did not come from 支付宝就业 are synced as well (常见错误1). */
import { applyThenTriggerAll } from '../lifecycle.js';
import type { Journey } from '../journey.js';

export const selfStatus: Journey = {
  id: 'self-status', link: 'self', title: '自主链路 · 应聘状态同步', resume: 'complete',
  async play(actor) { await applyThenTriggerAll(actor, 'self'); },
};
