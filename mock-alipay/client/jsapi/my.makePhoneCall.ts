import { jsapi, wrongParameter } from './jsapi.js';

/** The system asks before it dials; nobody is called. */
export const makePhoneCall = jsapi('my.makePhoneCall', { number: 'string' }, async ({ number }, { phone, call, waitsForUser }) => {
  if (number.trim() === '') throw wrongParameter('number is empty');
  waitsForUser();
  await phone.dialogs.open({
    dialog: 'other', title: '拨打电话', text: number, page: call.page,
    buttons: [{ label: '呼叫', role: 'accept', decision: 'accept' }, { label: '取消', role: 'decline', decision: 'decline' }],
  });
  return { success: true };
});
