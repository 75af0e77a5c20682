import { jsapi, JsapiError } from './jsapi.js';

const maxTemplates = 3;

/** A panel asks once; 取消 is error 11, agreeing takes all templates. */
export const requestSubscribeMessage = jsapi('my.requestSubscribeMessage', { entityIds: 'array', thirdTypeAppId: 'string?' }, async ({ entityIds }, { phone, call, waitsForUser }) => {
  if (entityIds.length === 0 || entityIds.length > maxTemplates) throw new JsapiError(203, '无效的参数');
  waitsForUser();
  const { decision } = await phone.dialogs.open({
    dialog: 'consent', title: `${phone.boot.app.name} 申请发送消息`, text: '申请给你发送以下消息', items: entityIds.map((id) => `消息模板 ${String(id)}`), scopes: ['subscribe_message'], page: call.page,
    buttons: [{ label: '同意', role: 'accept', decision: 'accept' }, { label: '拒绝', role: 'decline', decision: 'decline' }],
  });
  if (decision !== 'accept') throw new JsapiError(11, '用户取消订阅', { behavior: 'cancel', show: true });
  return { behavior: 'subscribe', show: true, keep: false, result: { subscribeEntityIds: entityIds, subscribedEntityIds: entityIds, unsubscribedEntityIds: [] } };
});
