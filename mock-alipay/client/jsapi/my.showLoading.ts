import { jsapi } from './jsapi.js';

export const showLoading = jsapi('my.showLoading', { content: 'string?', delay: 'number?' }, ({ content = '' }, { phone, call }) => {
  phone.dialogs.loading(content, call.page);
  return {};
});
