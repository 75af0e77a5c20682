import { describe, expect, it } from 'vitest';
import type { Evidence, EventOf } from '../../evidence/contract.js';
import { alter, conformingRun, event, jobSync, judge } from '../evidence-for-tests.js';
import { afterApplyTap, gigApp } from './apply-checks.fixture.js';
import { noOverPrivilege } from './no-over-privilege.js';

const run = conformingRun();
const call = (change: Partial<EventOf<'gateway'>>, from: Evidence = run): Evidence => ({ ...from, world: [...from.world, { ...(jobSync(9) as EventOf<'gateway'>), call: 900, ...change }] }); // jobSync makes a gateway call
const applied = (field: string, from?: Evidence): ReturnType<typeof judge> => judge(noOverPrivilege, call({ method: 'alipay.open.app.api.field.apply', params: { auth_field_apply: JSON.stringify({ field_name: field }) }, bizContent: null }, from), 'run');

describe('no-over-privilege', () => {
  it('passes an app that asks for nothing, or for the phone number', () => {
    expect([judge(noOverPrivilege, run, 'run').outcome, applied('mobile').outcome]).toEqual(['pass', 'pass']);
  });

  it('fails a company that applies for the id number, not a 灵工 app', () => {
    expect(applied('cert_no').observed).toEqual(['申请了字段 cert_no']);
    expect(applied('cert_no', conformingRun({ app: gigApp })).outcome).toBe('pass');
  });

  it.each(['avatar', 'nick_name'])('fails whoever applies for %s', (field) => {
    expect(applied(field, conformingRun({ app: gigApp })).outcome).toBe('fail');
  });

  it('fails a company that was handed an id number', () => {
    const shared = call({ method: 'alipay.user.info.share', response: { code: '10000', body: { cert_no: '110101199001011234' } } });
    expect(judge(noOverPrivilege, shared, 'run').observed).toEqual(['alipay.user.info.share 返回了证件号']);
  });

  it.each([
    ['avatar and nickname', event('jsapi', 0, { name: 'my.getOpenUserInfo', params: {}, outcome: 'success' }), '申请了头像和昵称'],
    ['auth_user', event('jsapi', 0, { name: 'getAuthCode', params: { scopes: 'auth_user' }, outcome: 'success' }), '申请了会员信息授权（auth_user）'],
    ['auth_user in a dialog', event('dialog', 0, { dialog: 'consent', phase: 'shown', text: '', scopes: ['auth_user', 'yingpin'] }), '申请了会员信息授权（auth_user）'],
  ])('fails a call for %s', (_what, added, observed) => {
    expect(judge(noOverPrivilege, afterApplyTap(run, 'alipay-resume-complete', added), 'run').observed).toEqual([observed]);
  });

  it('cannot tell where the app never ran', () => {
    const silent = run.journeys.reduce((now, { header }) => alter(now, header.journey, (events) => events.filter((each) => each.kind !== 'jsapi')), run);
    expect(judge(noOverPrivilege, silent, 'run').outcome).toBe('cannotTell');
  });
});
