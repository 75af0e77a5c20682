/** 情况②: the résumé is complete; the user agrees and applies. */
import { journey } from '../journey.js';
import { applyAndReturn } from '../passages.js';

journey({
  id: 'alipay-resume-complete', link: 'alipay', title: '支付宝链路 · 情况② 简历完整,首次投递', resume: 'complete',
  async play(actor) { await applyAndReturn(actor, 'alipay'); },
});
