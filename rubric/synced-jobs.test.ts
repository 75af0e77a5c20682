import { describe, expect, it } from 'vitest';
import type { EvidenceEvent } from '../evidence/contract.js';
import { conformingRun, jobSync } from './evidence-for-tests.js';
import { Fields, jobLabel, syncedJobs } from './synced-jobs.js';
import { viewsOf } from './view.js';

const synced = (...world: EvidenceEvent[]): string[] => syncedJobs(viewsOf({ ...conformingRun(), world }).run).map(jobLabel);

describe('the jobs an ISV synced', () => {
  it('are the newest call of each', () => expect(synced(jobSync(0, { out_job_id: 'A', job_name: '店员' }), jobSync(1, { out_job_id: 'B', job_name: '保安' }), jobSync(2, { out_job_id: 'A', job_name: '店长' }))).toEqual(['「店长」', '「保安」']));
  it('are those of both methods, and of no other', () => {
    const as = (method: string): EvidenceEvent => ({ ...jobSync(0, { job_name: method }), method } as EvidenceEvent); // still a gateway call
    expect([synced(as('alipay.ebpp.industry.job.daily.sync')), synced(as('alipay.system.oauth.token'))]).toEqual([['「alipay.ebpp.industry.job.daily.sync」'], []]);
  });
  it('are not those closed', () => expect(synced(jobSync(0, { hire_status: 'CLOSED' }))).toEqual([]));
  it('stand for themselves without an id, and are called by what they have', () => {
    expect(synced(jobSync(0, { out_job_id: undefined }), jobSync(1, { out_job_id: undefined, job_name: undefined }), jobSync(2, { job_name: 3 }))).toEqual(['「岗位0」', '「没有名称的岗位」', '「J-2」']);
  });
});

describe('fields of a call', () => {
  it('are given as what they are, never as something else', () => {
    const fields = new Fields({ text: 'a', list: ['a', 1, 'b'], number: 1, held: { text: 'b' } });
    expect([fields.text('text'), fields.text('number'), fields.text('none'), fields.texts('list'), fields.texts('text'), fields.fields('held').text('text'), fields.fields('number').text('text')]).toEqual(['a', undefined, undefined, ['a', 'b'], [], 'b', undefined]);
  });
  it('are only its own', () => expect([new Fields('abc').text('0'), new Fields(null).text('x'), new Fields(undefined).text('x'), new Fields(Object.create({ x: 'inherited' })).text('x')]).toEqual([undefined, undefined, undefined, undefined]));
});
