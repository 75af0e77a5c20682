import { jsapi } from './jsapi.js';

/** Face verification. The user agrees or leaves (6001); the ISV must confirm by alipay.user.certify.open.query. */
export const startAPVerify = jsapi('my.startAPVerify', { url: 'string', certifyId: 'string' }, async ({ certifyId }, { phone, call, waitsForUser }) => {
  waitsForUser();
  const { decision } = await phone.dialogs.open({
    dialog: 'other', title: '身份验证', text: `${phone.boot.app.name} 申请核验你的身份`, page: call.page,
    buttons: [{ label: '开始验证', role: 'accept', decision: 'accept' }, { label: '取消', role: 'decline', decision: 'decline' }],
  });
  return { resultStatus: decision === 'accept' ? '9000' : '6001', result: { certifyId, errorCode: '' } };
});
