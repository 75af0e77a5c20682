/** What the doctor looks at, in order: each step stands on those before it. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { readJobUrl } from '../../mock-alipay/client/shell/job-url.js';
import { chromiumPath } from '../../scripts/chromium.mjs';
import { fitsNode, oldestNode } from '../../scripts/node-version.mjs';
import { awaitJobs, type Jobs } from '../await-jobs.js';
import { loadConfig, type LoadedConfig } from '../config/load.js';
import { badConfig, exitCodes, harnessFault, messageOf, Stop } from '../exit.js';
import { openRig, type Rig } from '../rig.js';
import { chromiumVersion, ownVersion } from '../versions.js';
import { probeTriggers } from './probe-triggers.js';
import type { Findings, Step } from './step.js';

/** A server that needs longer to sync is told so here; the run itself waits for limits.jobsMs. */
const jobsMs = 4_000;

export const steps: readonly Step[] = [
  { title: 'Node 与 Yanshou', needs: [], look: seeVersions },
  { title: 'Chromium', needs: [], look: findChromium },
  { title: '中文字体', needs: [], look: findFont },
  { title: '配置', needs: [], look: readConfig },
  { title: '小程序与服务端', needs: ['loaded'], look: startRig },
  { title: '网关与验签', needs: ['rig', 'loaded'], look: seeSignatures },
  { title: '岗位同步', needs: ['found'], look: seeJobs },
  { title: '岗位链接', needs: ['jobs', 'loaded'], look: seeJobLinks },
  { title: '应聘状态触发', needs: ['rig', 'loaded'], look: ({ loaded }) => probeTriggers(known(loaded).config) },
];

function seeVersions({ machine: { node } }: Findings): string {
  if (!fitsNode(node)) throw harnessFault(`Node ${node} 太旧：Yanshou 需要 Node ${oldestNode} 或更新；请升级 Node（例如 nvm install 20）。`);
  return `Node ${node}，Yanshou ${ownVersion()}`;
}

async function findChromium(findings: Findings): Promise<string> {
  try {
    const path = chromiumPath(findings.machine.env);
    const version = await chromiumVersion(path);
    findings.chromium = path;
    return `${version}（${path}）`;
  } catch (error) {
    throw error instanceof Stop ? error : harnessFault(messageOf(error));
  }
}

function findFont({ machine: { fonts } }: Findings): string {
  const folder = folderOf(fonts);
  if (!existsSync(join(folder, 'index.css'))) throw harnessFault(`字体包 ${folder} 不完整；请重新安装依赖（npm ci）。`);
  return 'Noto Sans SC，随包附带';
}

function folderOf(fonts: () => string): string {
  try {
    return fonts();
  } catch (error) {
    throw harnessFault(`找不到字体包（${messageOf(error).split('\n')[0] ?? ''}）；请重新安装依赖（npm ci）。`);
  }
}

async function readConfig(findings: Findings): Promise<string> {
  findings.loaded = await loadConfig(findings.options.config, findings.options.cwd);
  const { config: { app, target }, file } = findings.loaded;
  return `${file}：${app.name}（${app.appId}），目标 ${target}`;
}

async function startRig(findings: Findings): Promise<string> {
  const { dir, options: { signal } } = findings;
  const rig = await openRig({ loaded: known(findings.loaded), dir, signal });
  findings.rig = rig;
  const { program: { framework, pages, unsupported } } = rig;
  const doubts = unsupported.length === 0 ? '' : `；有 ${unsupported.length} 处用了容器不支持的写法：${[...new Set(unsupported.map(({ name }) => name))].slice(0, 5).join('、')}`;
  return `${framework === 'native' ? '原生' : framework} 小程序 ${pages.length} 个页面编译通过，服务端已就绪${doubts}`;
}

function seeJobs(findings: Findings): string {
  const found = known(findings.found);
  if (!found.jobs) throw new Stop(exitCodes.nothingJudged, found.why);
  findings.jobs = found.jobs;
  return `${found.jobs.length} 个在招岗位，例如“${found.jobs[0]?.jobName ?? ''}”`;
}

function lookForJobs({ loaded, rig, options: { signal } }: Findings): Promise<Jobs> {
  const { config } = known(loaded);
  return awaitJobs(known(rig).mock, config.app.appId, waitMs(config), signal);
}

const waitMs = ({ limits }: LoadedConfig['config']): number => Math.min(limits.jobsMs, jobsMs);

/** A server calls once it is up: what it is given time for is its first jobs. */
async function seeSignatures(findings: Findings): Promise<string> {
  const found = await lookForJobs(findings);
  const calls = gatewayCalls(known(findings.rig));
  const refused = calls.filter((call) => call.signature === 'invalid' || call.signature === 'missing');
  if (calls.length === 0) throw badConfig(`服务端就绪后 ${waitMs(known(findings.loaded).config) / 1000} 秒内没有调用网关；请检查 server.give.gatewayUrl（现为 ${gatewayName(findings)}）是不是服务端读取的环境变量名，以及服务端启动时是否同步岗位。`);
  if (refused.length > 0) throw badConfig(`${calls.length} 次调用里有 ${refused.length} 次验签失败（${refused[0]?.method ?? ''}）；请检查 server.give.privateKey 与 server.keys.format。`);
  findings.found = found;
  return `${calls.length} 次调用，签名全部通过`;
}

function gatewayName({ loaded }: Findings): string {
  const { server } = known(loaded).config;
  return 'running' in server ? '由您自己设置' : server.give.gatewayUrl ?? '没有填';
}

const gatewayCalls = ({ mock }: Rig) => mock.journal.query({ kind: 'gateway' }).flatMap((entry) => (entry.kind === 'gateway' ? [entry] : []));

/** 支付宝就业 opens a job by its job_detail_url: it must lead to the page and the parameter that the config declares. */
function seeJobLinks(findings: Findings): string {
  const { config: { app: { appId }, links: { alipay } } } = known(findings.loaded);
  for (const { outJobId, bizContent } of known(findings.jobs)) {
    const entry = readJobUrl(String(bizContent['job_detail_url'] ?? ''), appId);
    if ('fault' in entry) throw badConfig(`岗位 ${outJobId} 打不开：${entry.fault}；请修改同步岗位时的 job_detail_url。`);
    const expected = Object.fromEntries(Object.entries(alipay.query).map(([name, value]) => [name, value.replaceAll('{outJobId}', outJobId)]));
    const differs = entry.path !== alipay.page || Object.entries(expected).some(([name, value]) => entry.query[name] !== value);
    if (differs) {
      throw badConfig(`岗位 ${outJobId} 的 job_detail_url 打开 ${entry.path}?${new URLSearchParams(entry.query).toString()}，配置 links.alipay 写的是 ${alipay.page}?${new URLSearchParams(expected).toString()}；请让两者一致。`);
    }
  }
  return `${known(findings.jobs).length} 个岗位的 job_detail_url 都指向 ${alipay.page}`;
}

/** A step is looked at only when what it needs is there. */
function known<T>(found: T | undefined): T {
  if (found === undefined) throw new Error('a step ran without what it needs');
  return found;
}
