import { wrongParameter } from './jsapi.js';
import { alike } from './pure.js';

/** Nobody pays on this phone: 6001 用户中途取消. Recruiting may not cost the applicant anything (常见问题⑧), so the call itself is the finding. */
export const tradePay = alike('my.tradePay', { tradeNO: 'string?', orderStr: 'string?' }, ({ tradeNO, orderStr }) => {
  if (!tradeNO && !orderStr) throw wrongParameter('tradeNO or orderStr is required');
  return { resultCode: '6001', memo: '用户中途取消' };
});
