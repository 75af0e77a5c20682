import { expect, test } from 'vitest';
import type { JsapiContext } from './jsapi.js';
import { jsapi } from './jsapi.js';

const call = jsapi('my.example', { url: 'string', count: 'number?', items: 'array?' }, (params) => params);
const run = (params: unknown): Promise<unknown> => call.run(params, {} as JsapiContext); // this JSAPI asks nothing of the phone

test('a missing or ill-typed parameter is error 2 and names it', async () => {
  await expect(run({})).rejects.toMatchObject({ failure: { error: 2, errorMessage: 'invalid parameter! url is required' } });
  await expect(run(undefined)).rejects.toMatchObject({ error: 2 });
  await expect(run({ url: '/a', items: 'x' })).rejects.toMatchObject({ failure: { error: 2, errorMessage: 'invalid parameter! items should be array' } });
});

test('numbers and their texts stand for each other, null counts as absent', async () => {
  expect(await run({ url: 5, count: '7', items: null })).toEqual({ url: '5', count: 7 });
});
