/** 灵工: no résumé; real name and 应聘状态回传 in one merged dialog, then 报名成功. */
import { journey } from '../journey.js';
import { applyAndReturn } from '../passages.js';

journey({
  id: 'gig-real-name', link: 'alipay', title: '支付宝链路 · 灵工实名报名', resume: 'none',
  async play(actor) { await applyAndReturn(actor, 'alipay'); },
});
