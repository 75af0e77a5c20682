/** The user says no to what Alipay asks: the app must stay usable, and nothing may be sent. */
import { declineEverything } from '../decline.js';
import type { Journey } from '../journey.js';

export const alipayConsentDeclined: Journey = {
  id: 'alipay-consent-declined', link: 'alipay', title: '支付宝链路 · 拒绝授权', resume: 'complete',
  async play(actor) { await declineEverything(actor); },
};
