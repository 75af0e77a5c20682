/** Waits until the ISV's server has synced its jobs, or says why none came. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { GatewayCall } from '../mock-alipay/journal.js';
import type { MockAlipay } from '../mock-alipay/index.js';
import type { SyncedJob } from '../mock-alipay/world.js';

export type Jobs = { jobs: SyncedJob[] } | { jobs: undefined; why: string };

/** A server that syncs page after page is done when nothing new came for so long. */
const quietMs = 400;

export async function awaitJobs(mock: MockAlipay, appId: string, limitMs: number, signal?: AbortSignal): Promise<Jobs> {
  const end = Date.now() + limitMs;
  const open = (): SyncedJob[] => mock.world.jobs(appId).filter((job) => job.hireStatus !== 'CLOSED');
  let seen = 0;
  let since = Date.now();
  while (Date.now() < end && !signal?.aborted) {
    const count = mock.world.jobs(appId).length;
    if (count !== seen) [seen, since] = [count, Date.now()];
    if (open().length > 0 && Date.now() - since >= quietMs) break;
    await sleep(25);
  }
  const jobs = open();
  return jobs.length > 0 ? { jobs } : { jobs: undefined, why: whyNone(mock, limitMs) };
}

function whyNone(mock: MockAlipay, limitMs: number): string {
  const calls = mock.journal.query({ kind: 'gateway' }).filter((entry): entry is typeof entry & GatewayCall => entry.kind === 'gateway');
  const within = `${limitMs / 1000} 秒内`;
  if (calls.length === 0) {
    return `服务端已就绪，但${within}从未调用网关 ${mock.gatewayUrl}；请检查 server.give.gatewayUrl 写的环境变量名是不是服务端读取的那个，以及服务端启动时是否同步岗位。`;
  }
  const unsigned = calls.filter((call) => call.signature === 'invalid' || call.signature === 'missing');
  if (unsigned.length === calls.length) {
    return `服务端调用了网关 ${calls.length} 次，全部验签失败（${sentence(unsigned.at(-1))}）；它用的私钥和登记的应用公钥不是一对，请检查 server.give.privateKey 与 server.keys.format。`;
  }
  const syncs = calls.filter((call) => call.method === 'alipay.ebpp.industry.job.sync');
  if (syncs.length === 0) {
    return `服务端调用了网关 ${calls.length} 次，但没有同步岗位（alipay.ebpp.industry.job.sync）；请让服务端启动时同步，或调大 limits.jobsMs（现为 ${limitMs}）。`;
  }
  if (syncs.every((call) => call.response.code === '10000')) return `同步的 ${syncs.length} 个岗位都已关闭（hire_status 不是 HIRING）；验收至少要一个在招岗位。`;
  return `同步岗位 ${syncs.length} 次，没有一个成功；最后一次：${sentence(syncs.findLast((call) => call.response.code !== '10000'))}。请按 alipay.ebpp.industry.job.sync 的字段说明修改。`;
}

function sentence(call: GatewayCall | undefined): string {
  if (!call) return '';
  const { code, subCode, subMsg } = call.response;
  const faults = call.schemaFaults.slice(0, 3).map(({ path, message }) => `${path} ${message}`).join('；');
  return [code, subCode, subMsg, faults].filter(Boolean).join(' ');
}
