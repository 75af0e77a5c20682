/** 情况③: the user comes back for another job and applies directly. */
import { applyAgain } from '../passages.js';
import type { Journey } from '../journey.js';

export const alipayReturningUser: Journey = {
  id: 'alipay-returning-user', link: 'alipay', title: '支付宝链路 · 情况③ 再次使用，直接投递', resume: 'complete',
  async play(actor) { await applyAgain(actor, 'alipay'); },
};
