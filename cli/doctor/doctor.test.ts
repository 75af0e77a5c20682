/** The doctor on a newcomer's app with one thing wrong: the line that says so, the setting, the mend, and the exit code of the first fault. */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { exitCodes } from '../exit.js';
import { newcomer, otherKey, sync, type NewcomerParts } from '../newcomer.fixture.js';
import { doctor } from './doctor.js';
import { thisMachine, type Machine } from './machine.js';

const nodeModules = fileURLToPath(new URL('../../node_modules', import.meta.url));

interface Said { code: number; text: string }

async function ask(cwd: string, machine: Partial<Machine> = {}): Promise<Said> {
  const lines: string[] = [];
  const code = await doctor({ config: undefined, cwd, signal: new AbortController().signal, print: (line) => lines.push(line), machine: { ...thisMachine(), ...machine } });
  return { code, text: lines.join('\n') };
}

type Config = { server: Record<string, unknown>; [key: string]: unknown };

/** The newcomer, whose server finds alipay-sdk and syncs one good job unless told otherwise. */
const app = ({ work = goodJob(), change = (config) => config, ...rest }: NewcomerParts = {}): Promise<string> =>
  newcomer({ ...rest, work, change: (config) => change(withModules(config as Config)) }); // the fixture's own config

const withModules = (config: Config): Config => ({ ...config, server: { ...config.server, env: { NODE_PATH: nodeModules } } });

/** As the handbook's job sync asks; `detailUrl` is where 支付宝就业 opens it. */
function goodJob(detailUrl = 'alipays://platformapi/startapp?appId=2021000000000001&page=pages%2Fjd%3Fid%3DJ1'): string {
  return sync('process.env.PRIVATE_KEY', {
    out_job_id: 'J1', job_name: '门店咖啡师', job_detail: '负责门店咖啡制作与出品，保持吧台整洁，服务到店顾客', job_detail_url: detailUrl,
    job_type: 'FULL_TIME', employer_name: '杭州样例科技有限公司', hire_status: 'HIRING',
  });
}

const empty = (): Promise<string> => Promise.resolve(mkdtempSync(join(tmpdir(), 'yanshou-doctor-test-')));

describe('yanshou doctor', () => {
  it('says that all is there, each fact on a line, and how long it took', async () => {
    const { code, text } = await ask(await app());
    expect(text).toMatch(/^✓ Node 与 Yanshou：Node [\d.]+，Yanshou [\d.]+\n✓ Chromium：[^]*✓ 中文字体：[^]*✓ 配置：[^]*✓ 小程序与服务端：[^]*✓ 网关与验签：1 次调用，签名全部通过\n✓ 岗位同步：1 个在招岗位[^]*✓ 岗位链接：[^]*✓ 应聘状态触发：6 个/);
    expect(text).toMatch(/一切就绪，可以运行 yanshou verify。（用时 [\d.]+ 秒）$/);
    expect(code).toBe(exitCodes.met);
  });

  it.each<[string, () => Promise<string>, Partial<Machine>, RegExp, number]>([
    ['an old Node', empty, { node: '18.20.4' }, /✗ Node 与 Yanshou：Node 18\.20\.4 太旧：Yanshou 需要 Node 20\.19 或更新；请升级/, exitCodes.harness],
    ['no Chromium', empty, { env: { PATH: '', HOME: '/nowhere' } }, /✗ Chromium：No Chromium found\. Install one/, exitCodes.harness],
    ['a CHROMIUM_PATH that cannot be run', empty, { env: { CHROMIUM_PATH: '/nowhere/chrome' } }, /✗ Chromium：CHROMIUM_PATH is "\/nowhere\/chrome"/, exitCodes.harness],
    ['no font package', empty, { fonts: () => { throw new Error('Cannot find module'); } }, /✗ 中文字体：找不到字体包（Cannot find module）；请重新安装依赖（npm ci）/, exitCodes.harness],
    ['half a font package', empty, { fonts: () => tmpdir() }, /✗ 中文字体：字体包 .* 不完整；请重新安装依赖/, exitCodes.harness],
    ['no config', empty, {}, /✗ 配置：.*没有 yanshou\.config\.ts.*yanshou init[^]*- 小程序与服务端：前面的问题解决后再查/, exitCodes.badConfig],
    ['a misspelt key', () => app({ change: (config) => ({ ...config, taget: 'A' }) }), {}, /✗ 配置：[^]*taget 不是可用的键；是不是想写 target？/, exitCodes.badConfig],
    ['a page that does not compile', () => app({ files: { 'mini/pages/jd.axml': '<view>{{ job. }}</view>' } }), {}, /✗ 小程序与服务端：小程序编译失败：pages\/jd\.axml:1:\d+/, exitCodes.badConfig],
    ['a JD page that is not in app.json', () => app({ change: (config) => ({ ...config, links: { alipay: { page: 'pages/jdd', query: { id: '{outJobId}' } } } }) }), {}, /✗ 小程序与服务端：links\.alipay\.page 是 "pages\/jdd".*是不是想写 pages\/jd？/, exitCodes.badConfig],
    ['a server that ends at once', () => app({ work: `console.error('no database'); process.exit(7);` }), {}, /✗ 小程序与服务端：server\.command .* 启动后就退出了（7）[^]*no database/, exitCodes.harness],
    ['a server that never calls', () => app({ work: '' }), {}, /✗ 网关与验签：服务端就绪后 1\.5 秒内没有调用网关；请检查 server\.give\.gatewayUrl（现为 GATEWAY）[^]*- 岗位同步：前面的问题解决后再查/, exitCodes.badConfig],
    ['a key that is not the app’s', () => app({ work: sync(otherKey) }), {}, /✗ 网关与验签：1 次调用里有 1 次验签失败（alipay\.ebpp\.industry\.job\.sync）；请检查 server\.give\.privateKey 与 server\.keys\.format/, exitCodes.badConfig],
    ['a job that Alipay refuses', () => app({ work: sync('process.env.PRIVATE_KEY') }), {}, /✓ 网关与验签[^]*✗ 岗位同步：同步岗位 1 次，没有一个成功；最后一次：.*字段说明修改/, exitCodes.nothingJudged],
    ['a job that opens another page', () => app({ work: goodJob('alipays://platformapi/startapp?appId=2021000000000001&page=pages%2Findex%3Fid%3DJ1') }), {}, /✗ 岗位链接：岗位 J1 的 job_detail_url 打开 pages\/index\?id=J1，配置 links\.alipay 写的是 pages\/jd\?id=J1；请让两者一致/, exitCodes.badConfig],
    ['a trigger that nobody answers', () => app({ change: (config) => ({ ...config, statusTriggers: { ...(config as { statusTriggers: object }).statusTriggers, 面试中: { url: 'http://127.0.0.1:9/interview' } } }) }), {}, /✗ 应聘状态触发：[^]*statusTriggers\.面试中：POST http:\/\/127\.0\.0\.1:9\/interview 没有应答.*请核对主机和端口/, exitCodes.badConfig],
  ])('names %s with its mend', async (_what, prepare, machine, line, code) => {
    const said = await ask(await prepare(), machine);
    expect(said.text).toMatch(line);
    expect(said.text).toMatch(/\d+ 处要改(，\d+ 项未查)?。（用时/);
    expect(said.code).toBe(code);
  }, 30_000);

  it('reads what a trigger answers', async () => {
    const answers = { 沟通中: 500, 面试中: 401, 未录取: 405, 已录取: 404, 已入职: 409, 停止招聘: 200 };
    const { text, code } = await ask(await app({
      answer: `q.url === '/' ? r.end('ok') : r.writeHead(Number(/^.office.(\\d+)/.exec(q.url)?.[1] ?? 404)).end('no')`,
      change: (config) => ({ ...config, statusTriggers: Object.fromEntries(Object.entries(answers).map(([status, answer]) => [status, { url: `${(config as Config).server['readyUrl'] as string}office/${answer}/{outApplyId}` }])) }), // the fixture's own config
    }));
    expect(text.match(/statusTriggers\..*/g)?.map((line) => line.replace(/http:\S+/, 'URL'))).toEqual([
      'statusTriggers.沟通中：POST URL 返回 500；对不存在的投递也应给出明确的错误，请查看服务端日志。', 'statusTriggers.面试中：POST URL 返回 401；请在 headers 里补上后台所需的凭证。',
      'statusTriggers.未录取：URL 不接受 POST；请修改 method。', 'statusTriggers.已录取：POST URL 返回 404，与不存在的地址一样；请核对路径和 method。',
    ]);
    expect(code).toBe(exitCodes.badConfig);
  }, 30_000);
});
