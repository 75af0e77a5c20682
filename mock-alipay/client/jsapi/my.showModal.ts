import { jsapi } from './jsapi.js';

/** As my.confirm, in the words of other platforms. */
export const showModal = jsapi('my.showModal', {
  title: 'string?', content: 'string?', showCancel: 'boolean?', confirmText: 'string?', cancelText: 'string?',
}, async ({ title = '', content = '', showCancel = true, confirmText = '确定', cancelText = '取消' }, { phone, call, waitsForUser }) => {
  waitsForUser();
  const accept = { label: confirmText, role: 'accept' as const, decision: 'accept' };
  const decline = { label: cancelText, role: 'decline' as const, decision: 'decline' };
  const { decision } = await phone.dialogs.open({ dialog: showCancel ? 'confirm' : 'alert', title, text: content, page: call.page, buttons: showCancel ? [accept, decline] : [accept] });
  return { confirm: decision === 'accept', cancel: decision !== 'accept' };
});
