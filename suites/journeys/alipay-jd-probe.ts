/** Taps everything on the JD page, and on the success page, that is not the way to apply or back: where does it lead? */
import { probeJd } from '../probe.js';
import type { Journey } from '../journey.js';

export const alipayJdProbe: Journey = {
  id: 'alipay-jd-probe', link: 'alipay', title: '支付宝链路 · 详情页逐一点按', resume: 'complete',
  async play(actor) { await probeJd(actor, 'alipay'); },
};
