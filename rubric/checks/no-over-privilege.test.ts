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

  const shares = (...bodies: object[]): Evidence => bodies.reduce((from: Evidence, body) => call({ method: 'alipay.user.info.share', response: { code: '10000', body } }, from), run);
  const as = (subject: 'gig' | 'government', from: Evidence): Evidence => ({ ...from, run: { ...from.run, app: { ...from.run.app, subject } } });
  it('lets a government body and a 灵工 app ask for the id number and get it', () => {
    const outcomes = (['gig', 'government'] as const).flatMap((subject) => [applied('cert_no', as(subject, run)).outcome, judge(noOverPrivilege, as(subject, shares({ cert_no: '330106199001010000' })), 'run').outcome]);
    expect(outcomes).toEqual(['pass', 'pass', 'pass', 'pass']);
  });

  it('reads what was applied for wherever it stands, and in no other call', () => {
    const of = (change: Partial<EventOf<'gateway'>>): string[] => judge(noOverPrivilege, call({ method: 'alipay.open.app.api.field.apply', params: {}, bizContent: null, ...change }), 'run').observed;
    expect([of({ params: { auth_field_apply: '{"field_name" : "cert_no"}' } }), of({ bizContent: { field_name: 'certno' } }), of({ bizContent: { request: '{"field_name":"id_card"}' } })]).toEqual([['申请了字段 cert_no'], ['申请了字段 certno'], ['申请了字段 id_card']]);
    expect([of({}), of({ bizContent: { name: 'cert_no' } }), of({ method: 'alipay.system.oauth.token', bizContent: { field_name: 'cert_no' } })]).toEqual([[], [], []]);
  });

  it('says once that an id number was handed out, and not of an empty one or of another call', () => {
    const given = { cert_no: '330106199001010000' };
    expect([judge(noOverPrivilege, shares(given, given), 'run').observed, judge(noOverPrivilege, shares({ cert_no: '' }), 'run').observed]).toEqual([['alipay.user.info.share 返回了证件号'], []]);
    expect(judge(noOverPrivilege, call({ method: 'zhima.customer.jobworth.cloudresume.query', response: { code: '10000', body: given } }), 'run').outcome).toBe('pass');
  });

  it('knows calls by their whole name, and a dialog for the profile without one', () => {
    const after = (...added: Parameters<typeof afterApplyTap>[2][]): string[] => judge(noOverPrivilege, afterApplyTap(run, 'alipay-resume-complete', ...added), 'run').observed;
    const named = (name: string): Parameters<typeof afterApplyTap>[2] => event('jsapi', 0, { name, params: { scopes: ['auth_base', 'auth_user'] }, outcome: 'success' });
    expect([after(named('xgetOpenUserInfo')), after(named('getOpenUserInfos')), after(named('getAuthCodes')), after(named('my.getAuthCode')), after(event('dialog', 0, { dialog: 'profile', phase: 'shown', text: '' })), after(event('dialog', 0, { dialog: 'phone', phase: 'shown', text: '' }))])
      .toEqual([[], [], [], ['申请了会员信息授权（auth_user）'], ['申请了头像和昵称'], []]);
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
