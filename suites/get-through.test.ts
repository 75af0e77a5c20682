import { describe, expect, it } from 'vitest';
import { asksUser, plausible } from './get-through.js';

describe('what is typed into an app\'s own form', () => {
  it.each([
    ['请输入手机号 number', '13800000000'], ['请输入短信验证码 number', '123456'], ['请输入身份证号 idcard', '110101199001010007'],
    ['邮箱 text', 'yanshou@example.com'], ['期望薪资 number', '3'], ['姓名 text', '验收测试'],
  ])('fits "%s"', (hint, text) => { expect(plausible(hint)).toBe(text); });

  it('passes the checksum that forms apply to an id number', () => {
    const id = plausible('身份证号');
    const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
    const sum = weights.reduce((total, weight, at) => total + weight * Number(id[at]), 0);
    expect('10X98765432'[sum % 11]).toBe(id[17]);
  });
});

it.each([['location', true], ['confirm', true], ['toast', false], ['loading', false]])('a %s dialog asks the user: %s', (dialog, asks) => {
  expect(asksUser({ dialog, scopes: [], text: '' })).toBe(asks);
});
