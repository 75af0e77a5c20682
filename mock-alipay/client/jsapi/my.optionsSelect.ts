import { jsapi, wrongParameter } from './jsapi.js';

/** A list of choices as an action sheet; the second column keeps what was selected before. */
export const optionsSelect = jsapi('my.optionsSelect', {
  title: 'string?', optionsOne: 'array', optionsTwo: 'array?', selectedOneIndex: 'number?', selectedTwoIndex: 'number?',
}, async ({ title = '', optionsOne, optionsTwo, selectedTwoIndex = 0 }, { phone, call, waitsForUser }) => {
  if (optionsOne.length === 0) throw wrongParameter('optionsOne is empty');
  waitsForUser();
  const options = optionsOne.map((option, index) => ({ label: String(option), role: 'option' as const, decision: String(index) }));
  const { decision } = await phone.dialogs.open({ dialog: 'actionSheet', title, page: call.page, buttons: [...options, { label: '取消', role: 'decline', decision: '-1' }] });
  const chosen = optionsOne[Number(decision)];
  if (chosen === undefined) return { selectedOneIndex: '', selectedOneOption: '' };
  return { selectedOneIndex: Number(decision), selectedOneOption: chosen, ...(optionsTwo ? { selectedTwoIndex, selectedTwoOption: optionsTwo[selectedTwoIndex] } : {}) };
});
