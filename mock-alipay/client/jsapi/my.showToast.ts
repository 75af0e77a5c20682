import { jsapi } from './jsapi.js';

const defaultDurationMs = 3000;

/** success fires when the toast has gone (assumption toast.success). */
export const showToast = jsapi('my.showToast', { content: 'string?', type: 'string?', duration: 'number?' }, async ({ content = '', type = 'none', duration = defaultDurationMs }, { phone, call, waitsForUser }) => {
  waitsForUser();
  await phone.dialogs.toast({ text: content, type, durationMs: duration, page: call.page });
  return {};
});
