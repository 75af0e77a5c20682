import { expect, test } from 'vitest';
import { destinationOf } from './jump.js';

const employment = '2021000000001205';

test('a link to 支付宝就业 is a return, however it is encoded', () => {
  const link = `alipays://platformapi/startapp?appId=${employment}`;
  expect(destinationOf(link, employment)?.to).toBe('alipay-employment');
  expect(destinationOf(encodeURIComponent(link), employment)?.to).toBe('alipay-employment');
  expect(destinationOf('https://render.alipay.com/p/jiuye/home', employment)?.to).toBe('alipay-employment');
});

test('other links lead to a mini program, a page of Alipay or the web', () => {
  expect(destinationOf('alipays://platformapi/startapp?appId=2021000000009999', employment)?.to).toBe('mini-program');
  expect(destinationOf('alipays://platformapi/startapp?appId=20000001', employment)?.to).toBe('alipay');
  expect(destinationOf('https://render.alipay.com/p/f/x', employment)?.to).toBe('url');
  expect(destinationOf(`https://m.example.com/jiuye?appId=${employment}`, employment)?.to).toBe('url');
  expect(destinationOf(`alipays://platformapi/startapp?appId=2021000000009999&page=jiuye`, employment)?.to).toBe('mini-program');
  expect(destinationOf('weixin://dl/chat', employment)).toBeUndefined();
});
