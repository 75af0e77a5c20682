import { mkdtempSync, readFileSync } from 'node:fs';
import { request } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { AlipaySdk } from 'alipay-sdk';
import automator from 'miniprogram-automator';
import { expect, test } from 'vitest';
import { mock } from './mock.js';

const miniProgram = fileURLToPath(new URL('../examples/grade-s/mini', import.meta.url));

/** Runs the command until it says it is ready, hands over what it said, then ends it. */
async function running(cwd: string, act: (said: string) => Promise<void>, more: { automatorPort?: number } = {}): Promise<number> {
  const controller = new AbortController();
  const said: string[] = [];
  let ready: () => void = () => undefined;
  const untilReady = new Promise<void>((resolve) => { ready = resolve; });
  const print = (text: string): void => { said.push(text); if (text.includes('Ctrl-C')) ready(); };
  const ended = mock({ config: undefined, miniProgram, appId: '2021000000000001', port: 0, keys: 'keys', intercept: false, ...more, cwd, signal: controller.signal, print });
  await Promise.race([untilReady, ended]);
  await act(said.join('\n')).finally(() => controller.abort());
  return ended;
}

const addressAfter = (label: string, said: string): string => new RegExp(`${label}\\s+(http\\S+)`).exec(said)?.[1] ?? '';

test('the live page and the developer view answer, and their ports are free afterwards', async () => {
  let live = '';
  const code = await running(mkdtempSync(join(tmpdir(), 'yanshou-mock-')), async (said) => {
    live = addressAfter('实时页面', said);
    expect(await (await fetch(live)).text()).toContain('模拟支付宝网关');
    expect((await fetch(addressAfter('小程序', said))).status).toBe(200);
  });
  expect(code).toBe(0);
  await expect(fetch(live)).rejects.toThrow();
});

test('the same gateway answers over TLS to who trusts its CA', async () => {
  const cwd = mkdtempSync(join(tmpdir(), 'yanshou-mock-'));
  await running(cwd, async (said) => {
    const url = /网关 HTTPS (https:\S+)/.exec(said)?.[1] ?? '';
    const body = await new Promise<string>((resolve, reject) => {
      const call = request(`${url}?app_id=2021000000000009&method=alipay.user.info.share`, { method: 'POST', ca: readFileSync(join(cwd, 'keys/ca.pem')) }, (response) => {
        response.setEncoding('utf8').on('data', resolve);
      });
      call.on('error', reject).end();
    });
    expect(body).toContain('isv.invalid-app-id');
  });
});

test('the official client is at home in certificate mode, today and tomorrow, and each call is in the journal on disk', async () => {
  const cwd = mkdtempSync(join(tmpdir(), 'yanshou-mock-'));
  const serials: unknown[] = [];
  for (let round = 0; round < 2; round++) {
    await running(cwd, async (said) => {
      const [appCertPath = '', alipayPublicCertPath = '', alipayRootCertPath = ''] = /证书方式\s+(\S+) (\S+) (\S+)/.exec(said)?.slice(1) ?? [];
      const sdk = new AlipaySdk({
        appId: '2021000000000001', privateKey: readFileSync(join(cwd, 'keys/app-private-key.pem'), 'utf8'), keyType: 'PKCS8', gateway: addressAfter('网关', said), appCertPath, alipayPublicCertPath, alipayRootCertPath,
      });
      serials.push(sdk.config.appCertSn, sdk.config.alipayCertSn, sdk.config.alipayRootCertSn);
      expect(await sdk.exec('alipay.open.app.api.query', { bizContent: {} }, { validateSign: true })).toMatchObject({ code: '10000' });
      const line = (await (await fetch(`${addressAfter('实时页面', said)}live/journal?method=alipay.open.app.api.query`)).text()).trim();
      expect(readFileSync(/流水\s+(\S+?)（/.exec(said)?.[1] ?? '', 'utf8').trim().split('\n').map((each) => JSON.parse(each) as unknown)).toContainEqual(JSON.parse(line));
    });
  }
  expect(serials.slice(0, 3)).toEqual(serials.slice(3));
});

test('keys are made once and kept', async () => {
  const cwd = mkdtempSync(join(tmpdir(), 'yanshou-mock-'));
  const keys: string[] = [];
  for (let round = 0; round < 2; round++) await running(cwd, async (said) => { keys.push(`${/支付宝公钥 (\S+)/.exec(said)?.[1] ?? ''} ${readFileSync(join(cwd, 'keys/app-private-key.pem'), 'utf8')}`); });
  expect(keys[0]).toBe(keys[1]);
});

test('the npm client of the automation protocol finds the mini program open on its home', async () => {
  await running(mkdtempSync(join(tmpdir(), 'yanshou-mock-')), async (said) => {
    const mini = await automator.connect({ wsEndpoint: /ws:\S+/.exec(said)?.[0] ?? '' });
    expect((await mini.currentPage())?.path).toBe('pages/index/index');
    mini.disconnect();
  }, { automatorPort: 0 });
});
