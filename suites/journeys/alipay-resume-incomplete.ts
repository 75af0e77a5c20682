/** 情况①: the user has no résumé; he agrees, fills it in the sheet, and applies. The handbook's six-step recording. */
import { applyAndReturn } from '../passages.js';
import type { Journey } from '../journey.js';

export const alipayResumeIncomplete: Journey = {
  id: 'alipay-resume-incomplete', link: 'alipay', title: '支付宝链路 · 情况① 简历不全，首次投递', resume: 'none',
  async play(actor) { await applyAndReturn(actor, 'alipay', true); },
};
