/** Asks each status trigger about an application that does not exist: does anything answer there? Changes nothing. */
import type { ParsedConfig } from '../config/schema.js';
import type { TriggerRequest } from '../config/trigger.js';
import { badConfig, messageOf } from '../exit.js';

const nobody = { outApplyId: 'yanshou-doctor', userId: '2088000000000000', outJobId: 'yanshou-doctor' };

interface Probe { status: string; sentence: string | undefined }

export async function probeTriggers(config: ParsedConfig): Promise<string> {
  const requests = Object.entries(config.statusTriggers).flatMap(([status, trigger]) => ('notOffered' in trigger ? [] : [{ status, trigger }]));
  const probes = await Promise.all(requests.map(async ({ status, trigger }): Promise<Probe> => ({ status, sentence: await faultOf(trigger) })));
  const faults = probes.filter(({ sentence }) => sentence !== undefined);
  if (faults.length > 0) throw badConfig('这些状态触发不了：', faults.map(({ status, sentence }) => `statusTriggers.${status}：${sentence ?? ''}`));
  const declared = Object.keys(config.statusTriggers).length - requests.length;
  return `${requests.length} 个状态的后台地址都有应答${declared > 0 ? `，${declared} 个声明没有` : ''}`;
}

async function faultOf(trigger: TriggerRequest): Promise<string | undefined> {
  try {
    const [answer, nowhere] = await Promise.all([send(trigger, fill(trigger.url)), send(trigger, new URL('/yanshou-doctor/no-such-path', fill(trigger.url)).href)]);
    if (answer.status >= 500) return `${trigger.method} ${trigger.url} 返回 ${answer.status}；对不存在的投递也应给出明确的错误，请查看服务端日志。`;
    if (answer.status === 401 || answer.status === 403) return `${trigger.method} ${trigger.url} 返回 ${answer.status}；请在 headers 里补上后台所需的凭证。`;
    if (answer.status === 405) return `${trigger.url} 不接受 ${trigger.method}；请修改 method。`;
    if (answer.status === 404 && answer.shape === nowhere.shape) return `${trigger.method} ${trigger.url} 返回 404，与不存在的地址一样；请核对路径和 method。`;
    return undefined;
  } catch (error) {
    return `${trigger.method} ${trigger.url} 没有应答（${messageOf(error)}）；请核对主机和端口。`;
  }
}

interface Answer { status: number; /** the body without what it repeats of the request */ shape: string }

async function send({ method, headers, body }: TriggerRequest, url: string): Promise<Answer> {
  const text = body === undefined || method === 'GET' ? undefined : fill(typeof body === 'string' ? body : JSON.stringify(body));
  const type = typeof body === 'object' ? { 'content-type': 'application/json' } : {};
  const response = await fetch(url, { method, headers: { ...type, ...headers }, ...(text === undefined ? {} : { body: text }), signal: AbortSignal.timeout(3_000) });
  return { status: response.status, shape: (await response.text()).replaceAll(new URL(url).pathname, '') };
}

const fill = (text: string): string => Object.entries(nobody).reduce((filled, [name, value]) => filled.replaceAll(`{${name}}`, value), text);
