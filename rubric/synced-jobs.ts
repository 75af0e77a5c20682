/** What the ISV told Alipay about its jobs: accepted calls of 人才就业岗位同步, the newest of each job. */
import type { EventOf } from '../evidence/contract.js';
import type { View } from './view.js';
import { ofKind } from './view.js';

const syncMethods: ReadonlySet<string> = new Set(['alipay.ebpp.industry.job.sync', 'alipay.ebpp.industry.job.daily.sync']);

export interface SyncCall { event: EventOf<'gateway'>; biz: Fields }
export class Fields {
  constructor(private readonly value: unknown) {}
  text(name: string): string | undefined { const held = this.#get(name); return typeof held === 'string' ? held : undefined; }
  texts(name: string): string[] { const held = this.#get(name); return Array.isArray(held) ? held.filter((each): each is string => typeof each === 'string') : []; }
  fields(name: string): Fields { return new Fields(this.#get(name)); }
  #get(name: string): unknown {
    if (typeof this.value !== 'object' || this.value === null || !Object.hasOwn(this.value, name)) return undefined;
    return (this.value as Record<string, unknown>)[name]; // an own field, just seen
  }
}

export function syncedJobs(view: View): SyncCall[] {
  const calls = ofKind(view.world, 'gateway').filter((event) => syncMethods.has(event.method)).map((event) => ({ event, biz: new Fields(event.bizContent) }));
  const newest = new Map(calls.filter(({ biz }) => biz.text('hire_status') !== 'CLOSED').map((call) => [call.biz.text('out_job_id') ?? `#${call.event.call}`, call]));
  return [...newest.values()];
}

export const jobLabel = ({ biz }: SyncCall): string => `「${biz.text('job_name') ?? biz.text('out_job_id') ?? '没有名称的岗位'}」`;

export const noJobs = { expected: '看到岗位同步', observed: '这次运行里没有岗位同步的调用', where: [], remedy: '服务端启动后调用 alipay.ebpp.industry.job.sync 同步岗位。' };
