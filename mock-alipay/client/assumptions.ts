/**
 * What the app does where Alipay publishes nothing. Each line says what was chosen and why; `Behaviour` makes the cheap ones a matter of
 * configuration, so that a reader who knows better can say so.
 */
export interface Behaviour {
  /** resultStatus handed to my.ap.openCreditEvaluation when the user closes the sheet. */
  sheetCancelled: string;
  /** resultStatus when the order string cannot be accepted. */
  sheetRefused: string;
  /** Whether those two reach `success` (as with my.tradePay) or `fail`. */
  sheetFailureVia: 'success' | 'fail';
  /** How long a returning user sees that the sheet delivers for him, in ms. */
  sheetConfirmMs: number;
  /** appId under which 支付宝就业 answers as a jump target and as referrerInfo.appId. */
  employmentAppId: string;
  /** Scene of an entry that did not come from 支付宝就业. */
  ownScene: number;
  sdkVersion: string;
  appVersion: string;
}

export const defaultBehaviour: Behaviour = {
  sheetCancelled: '6001', sheetRefused: '4000', sheetFailureVia: 'success', sheetConfirmMs: 600,
  employmentAppId: '2021000000001205', ownScene: 1001, sdkVersion: '2.9.8', appVersion: '10.7.30',
};

export interface Assumption { id: string; text: string; source: string }

export const clientAssumptions: Assumption[] = [
  { id: 'sheet.parameter', text: 'my.ap.openCreditEvaluation takes the sdkExecute order string bare or under any parameter name.', source: 'No public documentation; by the flow it takes the order string.' },
  { id: 'sheet.cancelled', text: 'Closing the sheet gives resultStatus 6001 through success.', source: 'Analogy with my.tradePay and my.paySignCenter; the handbook names 9000 only.' },
  { id: 'sheet.refused', text: 'An order string whose signature or parameters are wrong gives resultStatus 4000 through success, and the sheet says why.', source: 'Analogy with my.tradePay 4000.' },
  { id: 'sheet.result', text: 'Beside resultStatus the answer carries result {credit_agreement_id, out_agreement_no}.', source: 'Response class of creditagreement.sign lists both; the shape handed to the page is unpublished.' },
  { id: 'sheet.merges-status-consent', text: 'Agreeing in the sheet also grants 应聘状态回传 (yingpin).', source: 'Handbook: 智能简历授权（已含应聘状态回传）.' },
  { id: 'sheet.returning', text: 'A user with a valid agreement of this app and all required modules sees a short confirmation and needs no tap.', source: 'Handbook 情况③ 用户再次使用时可直接投递.' },
  { id: 'consent.yingpin', text: 'my.getAuthCode accepts scope yingpin; several scopes are asked for in one dialog and granted or declined together.', source: 'Handbook names the scope; merging by 常见问题③. Dialog behaviour unpublished.' },
  { id: 'consent.remembered', text: 'A scope once granted is not asked for again until it is withdrawn.', source: 'Handbook: 应聘状态回传授权仅第一次出现.' },
  { id: 'consent.real-name', text: '支付宝实名认证授权 is scope auth_user of a 灵工 app, shown as a half-screen sheet with name, phone and certificate number.', source: 'Handbook names no API; auth_user + alipay.user.info.share fits best.' },
  { id: 'exit.return', text: 'Leaving a mini program opened from 支付宝就业 (back at its first page, ✕, my.exitMiniProgram, my.navigateBackMiniProgram) leads back there; otherwise to Alipay\'s home.', source: 'Scene 1205 is a mini program; back behaviour of the app.' },
  { id: 'exit.employment-app-id', text: 'The appId of 支付宝就业 is a stand-in; a jump to it, or to a page of alipay.com with jiuye in its path, counts as a return.', source: 'appId unpublished in the documents at hand.' },
  { id: 'scene.own', text: 'An entry from the ISV\'s own channel has scene 1001.', source: 'Scene table; the real value depends on the channel.' },
  { id: 'toast.success', text: 'success of my.showToast fires when the toast has gone.', source: 'Sample of the official page (toast 消失了).' },
  { id: 'request.status', text: 'A response with status 400 or above is a failure with error 19 that carries status, headers and data.', source: 'Error table of my.request (19 HTTP 错误); exact fields observed in practice.' },
  { id: 'request.http', text: 'http: addresses and any host are allowed, as with 忽略 http 请求域名合法性检查 in the IDE.', source: 'The ISV\'s test server is local.' },
  { id: 'location.fixed', text: 'The phone stands at West Lake, Hangzhou; my.getLocation asks the user once.', source: 'A fixed place keeps runs alike.' },
  { id: 'status.text', text: '投递记录 shows 已投递, 沟通中, 录用 or 未录取 for the four published apply_status codes and any other code as it came.', source: 'Texts of the seven handbook states have no published codes.' },
];
