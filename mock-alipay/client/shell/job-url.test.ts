import { expect, test } from 'vitest';
import { readJobUrl } from './job-url.js';

const appId = '2021000000000001';

test('page and query are decoded once each', () => {
  const url = `alipays://platformapi/startapp?appId=${appId}&page=${encodeURIComponent('pages/jd/index?jobId=J%201')}&query=${encodeURIComponent('from=jiuye')}`;
  expect(readJobUrl(url, appId)).toEqual({ path: 'pages/jd/index', query: { jobId: 'J 1' }, appQuery: { from: 'jiuye' } });
});

test('a link without a page opens the first page', () => {
  expect(readJobUrl(`alipays://platformapi/startapp?appId=${appId}`, appId)).toEqual({ path: '', query: {} });
});

test('a missing link, a web link and another app\'s link name their fault', () => {
  expect(readJobUrl('', appId)).toEqual({ fault: 'job_detail_url 为空' });
  expect(readJobUrl('https://m.example.com/jd', appId)).toEqual({ fault: 'job_detail_url 不是 alipays:// 链接：https://m.example.com/jd' });
  expect(readJobUrl('alipays://platformapi/startapp?appId=2021999999999999', appId)).toEqual({ fault: `job_detail_url 指向的 appId 是 2021999999999999，不是本小程序 ${appId}` });
});
