/** 灵工: no résumé; real name and 应聘状态回传 in one merged dialog, then 报名成功. */
import { applyAndReturn } from '../passages.js';
import type { Journey } from '../journey.js';

export const gigRealName: Journey = {
  id: 'gig-real-name', link: 'alipay', title: '支付宝链路 · 灵工实名报名', resume: 'none',
  async play(actor) { await applyAndReturn(actor, 'alipay'); },
};
