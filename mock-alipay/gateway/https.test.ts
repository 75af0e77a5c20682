import { get } from 'node:https';
import { expect, test } from 'vitest';
import { openGateway } from './gateway.fixture.js';
import { serveHttps } from './https.js';

test('the same gateway answers over TLS to whoever trusts the authority of this run, and to nobody else', { timeout: 60_000 }, async () => {
  const bench = await openGateway();
  const tls = await serveHttps({ listener: bench.gateway.listener });
  const ask = (ca?: string) => new Promise<string>((resolve, reject) => {
    get(tls.url, ca === undefined ? {} : { ca }, (response) => {
      let text = '';
      response.on('data', (chunk) => { text += String(chunk); });
      response.on('end', () => resolve(text));
    }).on('error', reject);
  });
  expect(await ask(tls.ca)).toContain('isv.missing-method');
  await expect(ask()).rejects.toThrow(/certificate/i);
  await tls.close();
  await bench.close();
});
