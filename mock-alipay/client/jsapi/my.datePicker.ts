import { JsapiError } from './jsapi.js';
import { alike } from './pure.js';

/** The user takes the date that is shown; without one he closes the picker, because today would differ from run to run. */
export const datePicker = alike('my.datePicker', { format: 'string?', currentDate: 'string?', startDate: 'string?', endDate: 'string?' }, ({ currentDate, startDate }) => {
  const date = currentDate ?? startDate;
  if (!date) throw new JsapiError(11, '用户取消操作');
  return { date };
});
