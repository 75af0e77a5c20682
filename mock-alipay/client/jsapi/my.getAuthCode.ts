import { askConsent } from './consent.js';
import { jsapi, JsapiError, wrongParameter } from './jsapi.js';

/** Scopes the open platform lists for my.getAuthCode, and the handbook's yingpin (应聘状态回传). */
const knownScopes = [
  'auth_base', 'auth_user', 'yingpin', 'auth_zhima', 'order_service', 'trip_ticket', 'ride_hailing', 'charging_pile', 'ptjob_order_sync', 'indr_order_sync',
  'car_rental_auth', 'hospital_order', 'consumer_finance',
];

/** auth_base is silent; everything else is asked for once, in one dialog, and then granted for good. */
export const getAuthCode = jsapi('my.getAuthCode', { scopes: 'any?' }, async ({ scopes = 'auth_base' }, context) => {
  const wanted = scopeList(scopes);
  if (wanted.some((scope) => !knownScopes.includes(scope))) throw new JsapiError(3, `未找到授权结果: scopes ${wanted.join(',')}`);
  const granted = await context.phone.ask('consents', {});
  const toAsk = wanted.filter((scope) => scope !== 'auth_base' && !granted.includes(scope));
  if (toAsk.length > 0 && !(await askConsent(toAsk, context))) throw new JsapiError(11, '用户取消授权');
  const authCode = await context.phone.ask('authCode', { scopes: wanted });
  return { authCode, authSuccessScopes: wanted, authErrorScopes: {} };
});

function scopeList(scopes: unknown): string[] {
  const list = Array.isArray(scopes) ? scopes.map(String) : typeof scopes === 'string' ? scopes.split(',').map((scope) => scope.trim()) : undefined;
  if (!list || list.length === 0) throw wrongParameter('scopes should be a string or an array');
  return [...new Set(list)];
}
