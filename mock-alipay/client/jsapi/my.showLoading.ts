import { jsapi } from './jsapi.js';

export const showLoading = jsapi('my.showLoading', { content: 'string?', delay: 'number?', mask: 'boolean?' }, ({ content = '', mask }, { phone, call }) => {
  phone.dialogs.loading(content, { page: call.page, mask });
  return {};
});
