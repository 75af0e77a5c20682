import { jsapi, wrongParameter } from './jsapi.js';

/** Gives the index of the chosen item, -1 for 取消. */
export const showActionSheet = jsapi('my.showActionSheet', {
  title: 'string?', items: 'array', cancelButtonText: 'string?', destructiveBtnIndex: 'number?',
}, async ({ title = '', items, cancelButtonText = '取消', destructiveBtnIndex }, { phone, call, waitsForUser }) => {
  if (items.length === 0) throw wrongParameter('items is empty');
  waitsForUser();
  const options = items.map((item, index) => ({ label: String(item), role: 'option' as const, decision: String(index), destructive: index === destructiveBtnIndex }));
  const { decision } = await phone.dialogs.open({ dialog: 'actionSheet', title, page: call.page, buttons: [...options, { label: cancelButtonText, role: 'decline', decision: '-1' }] });
  return { index: decision === 'dismissed' ? -1 : Number(decision), success: true };
});
