import { jsapi } from './jsapi.js';

export const confirm = jsapi('my.confirm', {
  title: 'string?', content: 'string?', confirmButtonText: 'string?', cancelButtonText: 'string?',
}, async ({ title = '', content = '', confirmButtonText = '确定', cancelButtonText = '取消' }, { phone, call, waitsForUser }) => {
  waitsForUser();
  const { decision } = await phone.dialogs.open({
    dialog: 'confirm', title, text: content, page: call.page,
    buttons: [{ label: confirmButtonText, role: 'accept', decision: 'accept' }, { label: cancelButtonText, role: 'decline', decision: 'decline' }],
  });
  return { confirm: decision === 'accept' };
});
