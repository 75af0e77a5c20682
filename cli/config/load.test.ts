import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { Stop } from '../exit.js';
import { loadConfig, parseConfig } from './load.js';

const folder = mkdtempSync(join(tmpdir(), 'yanshou-config-'));
mkdirSync(join(folder, 'mini'));

const good = {
  app: { name: '星河招聘', appId: '2021000000000001', subject: 'enterprise' },
  miniProgram: { root: 'mini' },
  server: { command: 'node server.js', readyUrl: 'http://127.0.0.1:7101/health', give: { gatewayUrl: 'ALIPAY_GATEWAY' } },
  links: { alipay: { page: '/pages/jd/index', query: { id: '{outJobId}' } } },
  statusTriggers: {
    沟通中: { url: 'http://127.0.0.1:7101/admin/{outApplyId}', body: { state: 'talking' } },
    面试中: { url: 'http://127.0.0.1:7101/admin/{outApplyId}' },
    未录取: { url: 'http://127.0.0.1:7101/admin/{outApplyId}' },
    已录取: { url: 'http://127.0.0.1:7101/admin/{outApplyId}' },
    已入职: { url: 'http://127.0.0.1:7101/admin/{outApplyId}' },
    停止招聘: { notOffered: '平台不下线岗位' },
  },
};

function faults(input: unknown): string[] {
  try {
    parseConfig(input, 'yanshou.config.ts');
    return [];
  } catch (error) {
    if (error instanceof Stop) return [...error.details];
    throw error;
  }
}

async function stop(promise: Promise<unknown>): Promise<Stop> {
  const error: unknown = await promise.then(() => undefined, (reason: unknown) => reason);
  if (error instanceof Stop) return error;
  throw new Error('expected a Stop', { cause: error });
}

test('defaults fill what a short configuration leaves out', () => {
  const config = parseConfig(good, 'x');
  expect(config).toMatchObject({ target: 'S', app: { resumeMode: 'smart-resume' }, links: { alipay: { page: 'pages/jd/index' }, self: {} }, limits: { stepMs: 8_000 } });
  expect(config.statusTriggers.沟通中).toMatchObject({ method: 'POST' });
});

test('a query may be written as in a URL', () => {
  const config = parseConfig({ ...good, links: { alipay: { page: 'p', query: 'jobId={outJobId}&from=alipay' } } }, 'x');
  expect(config.links.alipay.query).toEqual({ jobId: '{outJobId}', from: 'alipay' });
});

describe('a fault is one sentence with key, value and mend', () => {
  test.each([
    ['unknown key', { ...good, taget: 'S' }, 'taget 不是可用的键；是不是想写 target？'],
    ['unknown key far from any', { ...good, links: { ...good.links, zzzzzzz: 1 } }, 'links.zzzzzzz 不是可用的键；可用的键：alipay、self。'],
    ['missing key', { ...good, app: { name: '星河招聘', subject: 'enterprise' } }, 'app.appId 没有填：开放平台应用 ID，16 位数字。'],
    ['wrong format', { ...good, app: { ...good.app, appId: '123' } }, 'app.appId 是 "123"，不符合要求：开放平台应用 ID，16 位数字。'],
    ...['AwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwM=', 'c2hvcnQ=', 'not base64 at all'].map((aesKey): [string, unknown, string] => [
      'AES key of another length', { ...good, app: { ...good.app, aesKey } },
      `app.aesKey 是 ${aesKey.length} 个字符，应是 16 字节的 base64（24 个字符，以 == 结尾），请从控制台“接口内容加密方式”整段复制：接口内容加密方式的 AES 密钥（base64）；服务端不加密则不填。`,
    ]),
    ['wrong choice', { ...good, target: 'C' }, 'target 是 "C"，只能是 "S"、"A"、"B"。'],
    ['wrong type', { ...good, gateway: { port: '80' } }, 'gateway.port 是 "80"，类型应为 数字：网关固定端口；不填则任取空闲端口。'],
    ['misspelt key in a union', { ...good, server: { comand: 'x', readyUrl: 'http://127.0.0.1:1' } }, 'server.comand 不是可用的键；是不是想写 command？'],
    ['misspelt notOffered', { ...good, statusTriggers: { ...good.statusTriggers, 未录取: { notOfered: 'x' } } }, 'statusTriggers.未录取.notOfered 不是可用的键；是不是想写 notOffered？'],
    ['missing trigger', { ...good, statusTriggers: { ...good.statusTriggers, 未录取: undefined } }, 'statusTriggers.未录取 没有填'],
    ['unknown placeholder', { ...good, statusTriggers: { ...good.statusTriggers, 未录取: { url: 'http://x/{outAplyId}' } } }, 'statusTriggers.未录取 用了 {outAplyId}，没有这个占位符；是不是想写 {outApplyId}？'],
    ['query without the job', { ...good, links: { alipay: { page: 'p', query: { id: '7' } } } }, 'links.alipay.query 是 {"id":"7"}，至少一个参数要含 {outJobId}，否则打开的总是同一个岗位。'],
    ['real-name outside 灵工', { ...good, app: { ...good.app, resumeMode: 'real-name' } }, 'app.resumeMode 是 "real-name"，但 app.subject 是 "enterprise"：只有灵工平台（gig）可用实名认证替换智能简历，请改其中一项。'],
  ])('%s', (_, input, sentence) => {
    expect(faults(input)).toEqual([expect.stringContaining(sentence)]);
  });
});

test('a TypeScript configuration loads without the package installed and leaves no file behind', async () => {
  writeFileSync(join(folder, 'yanshou.config.ts'), `import { defineConfig } from 'yanshou';\nconst name: string = '星河招聘';\nexport default defineConfig({ ...${JSON.stringify(good)}, target: 'A' as const });\nvoid name;`);
  const loaded = await loadConfig(undefined, folder);
  expect(loaded.config).toMatchObject({ target: 'A', miniProgram: { root: join(folder, 'mini') }, server: { cwd: folder } });
});

test('a JSON configuration loads', async () => {
  writeFileSync(join(folder, 'app.json'), JSON.stringify(good));
  expect((await loadConfig('app.json', folder)).config.app.name).toBe('星河招聘');
});

test('a syntax error names line and column', async () => {
  writeFileSync(join(folder, 'broken.ts'), 'export default {\n  app: ,\n}');
  expect((await stop(loadConfig('broken.ts', folder))).message).toMatch(/第 2 行第 8 列/);
});

test('a missing file, a folder without one and a missing root stop with exit code 6 and the mend', async () => {
  writeFileSync(join(folder, 'rootless.json'), JSON.stringify({ ...good, miniProgram: { root: 'dist' } }));
  const stops = await Promise.all([stop(loadConfig('none.ts', folder)), stop(loadConfig(undefined, join(folder, 'mini'))), stop(loadConfig('rootless.json', folder))]);
  expect(stops.map((each) => each.exitCode)).toEqual([6, 6, 6]);
  expect(stops.map((each) => each.message)).toEqual([expect.stringContaining('找不到配置文件'), expect.stringContaining('yanshou init'), expect.stringContaining('miniProgram.root 是 "dist"')]);
});

test('a scripted fault lacks what its kind needs: one sentence', () => {
  expect(faults({ ...good, gateway: { faults: [{ kind: 'delay' }] } })).toEqual([expect.stringContaining('ms')]);
  expect(parseConfig({ ...good, gateway: { faults: [{ kind: 'delay', ms: 50, method: 'alipay.ebpp.industry.job.sync' }, { kind: 'busy', call: 1 }] } }, 'x').gateway.faults)
    .toEqual([{ kind: 'delay', ms: 50, method: 'alipay.ebpp.industry.job.sync' }, { kind: 'busy', call: 1 }]);
});
