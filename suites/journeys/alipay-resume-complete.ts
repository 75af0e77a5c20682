/** 情况②: the résumé is complete; the user agrees and applies. */
import { applyAndReturn } from '../passages.js';
import type { Journey } from '../journey.js';

export const alipayResumeComplete: Journey = {
  id: 'alipay-resume-complete', link: 'alipay', title: '支付宝链路 · 情况② 简历完整，首次投递', resume: 'complete',
  async play(actor) { await applyAndReturn(actor, 'alipay'); },
};
