import { jsapi } from './jsapi.js';

export const hideLoading = jsapi('my.hideLoading', {}, (_params, { phone, call }) => {
  phone.dialogs.loading(undefined, { page: call.page });
  return {};
});
