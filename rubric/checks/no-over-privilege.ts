import type { EventOf } from '../../evidence/contract.js';
import type { Check, CheckFinding } from '../check.js';
import { conclude } from '../check.js';
import { askedScopes, profileScopes, shownDialogs } from '../consents.js';
import { scopesOf } from '../login-signs.js';
import { ofEach } from '../of-each.js';
import type { JourneyView, View } from '../view.js';
import { ofKind } from '../view.js';
import { atEvent, atWorld } from '../where.js';

/** Fields of an id document, as field.apply and user.info.share name them. */
const idFields = /^(cert_?(no|type|expiry.*)|person_cert_.*|identity_card.*|id_?card.*|certno)$/i;
const faceFields = /^(avatar|nick_?name)$/i;
const remedy = '其他类型的小程序只能申请二要素（姓名、手机号），它们随智能简历返回；不要申请证件号、头像和昵称。';

export const noOverPrivilege: Check = {
  id: 'no-over-privilege',
  title: '不申请超出需要的用户信息',
  needs: ['first-apply'],
  evaluate(view) {
    const calls = ofKind(view.world, 'gateway');
    const journeyEvents = ofEach(view.journeys, callsOf).length;
    return conclude({
      guard: { screens: 0, nodes: 0, facts: [`看了 ${journeyEvents} 次 my.* 调用和 ${calls.length} 次网关调用，主体类型 ${view.run.app.subject}`] },
      hits: [...appliedFields(calls, view), ...sharedFields(calls, view), ...ofEach(view.journeys, askedInApp, view)],
      doubts: journeyEvents === 0 ? [{ expected: '看到小程序运行', observed: '这次运行里没有任何 my.* 调用', where: [], remedy: '请先让旅程走完。' }] : [],
    });
  },
};

const callsOf = (journey: JourneyView): readonly EventOf<'jsapi'>[] => ofKind(journey.events, 'jsapi');

/** 仅政府机构主体或灵工类小程序才能申请证件号. */
const mayAskId = ({ run }: View): boolean => run.app.subject === 'government' || run.app.subject === 'gig';

function appliedFields(calls: readonly EventOf<'gateway'>[], view: View): CheckFinding[] {
  return calls.filter((call) => call.method === 'alipay.open.app.api.field.apply').flatMap((call) => {
    const field = fieldName(call);
    const bad = field !== undefined && ((idFields.test(field) && !mayAskId(view)) || faceFields.test(field));
    return bad ? [{ expected: '只申请需要的字段', observed: `申请了字段 ${field}`, where: [atWorld(call)], remedy, needsReview: faceFields.test(field) }] : [];
  });
}

/** multipart: `auth_field_apply` is JSON text in the parameters; v3 puts it in the body. */
function fieldName(call: EventOf<'gateway'>): string | undefined {
  const text = `${call.params['auth_field_apply'] ?? ''}${JSON.stringify(call.bizContent ?? null)}`;
  return /"field_name\\?"\s*:\s*\\?"([^"\\]+)/.exec(text)?.[1];
}

/** What Alipay really handed out. */
function sharedFields(calls: readonly EventOf<'gateway'>[], view: View): CheckFinding[] {
  if (mayAskId(view)) return [];
  return calls.filter((call) => call.method === 'alipay.user.info.share' && /"cert_no":"[^"]/.test(JSON.stringify(call.response.body ?? null))).slice(0, 1).map((call) => ({
    expected: '不取得证件号', observed: 'alipay.user.info.share 返回了证件号', where: [atWorld(call)], remedy,
  }));
}

function askedInApp(journey: JourneyView, view: View): CheckFinding[] {
  const expected = '不申请头像、昵称和会员信息';
  const faces = ofKind(journey.events, 'jsapi').filter((call) => /^(my\.)?(getOpenUserInfo|getAuthUserInfo)$/.test(call.name));
  const profile = shownDialogs(journey.events).filter((dialog) => dialog.dialog === 'profile');
  const proof = faces[0] ?? profile[0];
  const wide = view.run.app.resumeMode === 'real-name' ? [] : [
    ...shownDialogs(journey.events).filter((dialog) => askedScopes(dialog).some((scope) => profileScopes.has(scope))),
    ...ofKind(journey.events, 'jsapi').filter((call) => /getAuthCode$/.test(call.name) && scopesOf(call).some((scope) => profileScopes.has(scope))),
  ];
  return [
    ...(proof ? [{ expected, observed: '申请了头像和昵称', where: [atEvent(journey, proof)], remedy, needsReview: true }] : []),
    ...(wide[0] ? [{ expected, observed: '申请了会员信息授权（auth_user）', where: [atEvent(journey, wide[0])], remedy }] : []),
  ];
}
