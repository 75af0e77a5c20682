/** 页面返回跳转支付宝: back from the JD page, by the title bar. */
import { openJdOnly } from '../passages.js';
import type { Journey } from '../journey.js';

export const alipayJdBack: Journey = {
  id: 'alipay-jd-back', link: 'alipay', title: '支付宝链路 · 岗位详情页返回', resume: 'none',
  async play(actor) {
    if (!(await openJdOnly(actor, 'accept'))) return;
    const from = actor.nextSeq;
    await actor.press({ control: 'back' }, 'shell');
    await actor.until((event) => event.kind === 'exit' || event.kind === 'page' || event.kind === 'dialog', 'something-after-back', 3_000, from);
    await actor.stage.settle(actor.plan.limits.settleMs);
    await actor.look('after-back');
  },
};
