/** The gateway is busy once, just when a status changes: a sound server tries again, and the status arrives once, in time. */
import { changeUnderFault } from '../lifecycle.js';
import type { Journey } from '../journey.js';

export const statusUnderFaults: Journey = {
  id: 'status-under-faults', link: 'alipay', title: '支付宝链路 · 网关繁忙时的状态回传', resume: 'complete',
  async play(actor) { await changeUnderFault(actor); },
};
