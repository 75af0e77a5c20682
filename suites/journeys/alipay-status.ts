/** 应聘状态同步 on the Alipay link: one application, every status of the ISV's back office at once, 30 s each. */
import { applyThenTriggerAll } from '../lifecycle.js';
import type { Journey } from '../journey.js';

export const alipayStatus: Journey = {
  id: 'alipay-status', link: 'alipay', title: '支付宝链路 · 应聘状态同步', resume: 'complete',
  async play(actor) { await applyThenTriggerAll(actor, 'alipay'); },
};
