import { jsapi } from './jsapi.js';

export const alert = jsapi('my.alert', { title: 'string?', content: 'string?', buttonText: 'string?' }, async ({ title = '', content = '', buttonText = '确定' }, { phone, call, waitsForUser }) => {
  waitsForUser();
  await phone.dialogs.open({ dialog: 'alert', title, text: content, page: call.page, buttons: [{ label: buttonText, role: 'accept', decision: 'accept' }] });
  return {};
});
