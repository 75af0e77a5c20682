import { jsapi } from './jsapi.js';

export const prompt = jsapi('my.prompt', {
  title: 'string?', message: 'string?', placeholder: 'string?', okButtonText: 'string?', cancelButtonText: 'string?',
}, async ({ title = '', message = '请输入内容', placeholder = '', okButtonText = '确定', cancelButtonText = '取消' }, { phone, call, waitsForUser }) => {
  waitsForUser();
  const { decision, input } = await phone.dialogs.open({
    dialog: 'prompt', title, text: message, input: { placeholder }, page: call.page,
    buttons: [{ label: okButtonText, role: 'accept', decision: 'accept' }, { label: cancelButtonText, role: 'decline', decision: 'decline' }],
  });
  return decision === 'accept' ? { ok: true, inputValue: input } : { ok: false };
});
