import { describe, expect, it } from 'vitest';
import type { EvidenceEvent } from '../../evidence/contract.js';
import { alter, conformingRun, event, findingsOf, insertAfter, judge } from '../evidence-for-tests.js';
import { resumeForwardedIntact } from './resume-forwarded-intact.js';
import { statusSurvivesFaults } from './status-survives-faults.js';

const run = conformingRun();
const given = event('gateway', 0, {
  call: 900, method: 'zhima.customer.jobworth.cloudresume.query', params: {}, bizContent: {}, signature: 'valid', schemaFaults: [],
  response: { code: '10000', body: { user_name: '张三', phone: '13800000000', gender: '男', birthday: '19900101', education_experiences: [{ school_name: '样本大学', degree: 'BACHELOR' }] } },
});
const forwarded = (detail: object, asText = false): typeof run => alter(run, 'alipay-resume-complete', (events) => insertAfter(events, (each) => each.kind === 'exit', given, event('dingtalk', 0, {
  path: '/topapi/ats/resume/add', errcode: 0, response: {}, schemaFaults: [], body: { biz_code: 'ddats', param: asText ? JSON.stringify({ resume_detail_info: detail }) : { resume_detail_info: detail } },
})));
const whole = { name: '张三', phone_num: '13800000000', sex: '男性', birth: '1990-01', school: '样本大学', education: '本科' };

describe('a résumé forwarded to DingTalk', () => {
  it.each([false, true])('passes when every field is what Alipay handed out (param as text: %s)', (asText) => {
    expect(judge(resumeForwardedIntact, forwarded(whole, asText), 'run').outcome).toBe('pass');
  });

  it('fails for an invented value and names the field', () => {
    expect(judge(resumeForwardedIntact, forwarded({ ...whole, email: 'made@up.com' }), 'run').observed).toEqual(['email 是「made@up.com」，支付宝没有给出这个值']);
  });

  it('fails for a lost field', () => {
    const { school: _school, ...rest } = whole;
    expect(judge(resumeForwardedIntact, forwarded(rest), 'run').observed).toEqual(['支付宝给出了 school，转发的简历里没有']);
  });

  const answered = (...errcodes: number[]): typeof run => alter(run, 'alipay-resume-complete', (events) => insertAfter(events, (each) => each.kind === 'exit', given, ...errcodes.map((errcode, at) => event('dingtalk', at, {
    path: '/topapi/ats/resume/add', errcode, response: {}, schemaFaults: [], body: { biz_code: 'ddats', param: { resume_detail_info: whole } },
  }))));

  it('fails for a résumé that DingTalk refused', () => {
    expect(judge(resumeForwardedIntact, answered(88), 'run').observed).toEqual(['钉钉以 88 拒收：企业收不到这份简历']);
  });

  it('passes when the refused one was taken at a second try', () => expect(judge(resumeForwardedIntact, answered(88, 0), 'run').outcome).toBe('pass'));

  const sent = (name: string, errcode: number, path = '/topapi/ats/resume/add'): EvidenceEvent =>
    event('dingtalk', 0, { path, errcode, response: {}, schemaFaults: [], body: { param: { resume_detail_info: { ...whole, name } } } });
  const after = (...added: EvidenceEvent[]): typeof run => alter(run, 'alipay-resume-complete', (events) => [...events, ...added.map((each, nth) => ({ ...each, at: 90_000 + nth }))]);
  const refused = '钉钉以 88 拒收：企业收不到这份简历';
  it.each<[string, EvidenceEvent[], string[]]>([
    ['one taken and a stranger’s refused', [given, sent('张三', 0), sent('李四', 88)], [refused]], ['a stranger’s taken after it', [given, sent('张三', 88), sent('李四', 0)], ['name 是「李四」，支付宝没有给出这个值', refused]],
    ['taken before it was refused', [given, sent('张三', 0), sent('张三', 88)], [refused]], ['refused twice', [given, sent('张三', 88), sent('张三', 88)], [refused]],
    ['behind a proxy', [given, sent('张三', 88, '/v1/topapi/ats/resume/add')], [refused]], ['nothing of that: another call', [given, sent('张三', 88, '/topapi/ats/job/get'), sent('李四', 0, '/topapi/ats/job/get')], []],
    ['nothing handed out before', [sent('李四', 0), given], []],
    ['the one handed out last, of those that were', [{ ...given, response: { code: '10000', body: { user_name: '李四' } } } as EvidenceEvent, given, { ...given, response: { code: '40004', body: {} } } as EvidenceEvent, { ...given, method: 'alipay.user.info.share' } as EvidenceEvent, { ...given, method: 'alipay.user.info.share', response: { code: '10000', body: {} } } as EvidenceEvent, sent('张三', 0)], []], // copies of a gateway call
  ])('sees %s', (_what, added, observed) => {
    expect(judge(resumeForwardedIntact, after(...added), 'run').observed).toEqual(observed);
  });

  it('points at each refusal, and counts what it compared', () => {
    const [finding] = findingsOf(resumeForwardedIntact, after(given, sent('张三', 88), sent('张三', 88)), 'run');
    expect(finding?.where).toHaveLength(2);
    expect(judge(resumeForwardedIntact, forwarded(whole), 'run').facts).toEqual(['比对了 1 份转发的简历，共 6 个字段；另有 0 份被钉钉拒收']);
  });

  it('does not apply where nothing is forwarded', () => expect(judge(resumeForwardedIntact, run, 'run').outcome).toBe('notApplicable'));
});

describe('a status under a busy gateway', () => {
  it('does not apply where the journey was not played', () => expect(judge(statusSurvivesFaults, run, 'run').outcome).toBe('notApplicable'));

  const underFaults = (events: (run: ReturnType<typeof journey>) => void): typeof run => {
    const copy = journey();
    events(copy);
    return { ...run, journeys: [...run.journeys, copy] };
  };
  function journey(): (typeof run)['journeys'][number] {
    const status = run.journeys.find(({ header }) => header.journey === 'alipay-status');
    if (!status) throw new Error('the conforming run has a status journey');
    return { ...structuredClone(status), header: { ...status.header, journey: 'status-under-faults' } };
  }
  const firstPush = (events: (typeof run)['journeys'][number]['events']): Extract<(typeof events)[number], { kind: 'gateway' }> | undefined => {
    const trigger = events.find((each) => each.kind === 'trigger');
    return events.find((each): each is Extract<(typeof events)[number], { kind: 'gateway' }> => each.kind === 'gateway' && each.method.endsWith('.sync') && trigger !== undefined && each.at >= trigger.at);
  };

  it('cannot be told when no fault struck', () => {
    expect(judge(statusSurvivesFaults, underFaults(() => undefined), 'run').outcome).toBe('cannotTell');
  });

  it('does not accuse a server that pushed nothing of not trying again', () => {
    const evidence = underFaults((copy) => { copy.events = copy.events.filter((each) => each.kind !== 'gateway'); });
    expect(judge(statusSurvivesFaults, evidence, 'run')).toMatchObject({ outcome: 'cannotTell', observed: ['没有一次回传遇到故障'] });
  });

  it('passes when the push that was refused is sent again in time', () => {
    const evidence = underFaults((copy) => {
      const push = firstPush(copy.events);
      if (push) copy.events.splice(copy.events.indexOf(push), 0, { ...push, call: 990, fault: 'busy', response: { code: '20000', body: {} } });
    });
    expect(judge(statusSurvivesFaults, evidence, 'run').outcome).toBe('pass');
  });

  it('says plainly that a status was lost', () => {
    const evidence = underFaults((copy) => {
      const push = firstPush(copy.events);
      if (push) { push.fault = 'busy'; push.response = { code: '20000', body: {} }; }
    });
    const judged = judge(statusSurvivesFaults, evidence, 'run');
    expect(judged.outcome).toBe('fail');
    expect(judged.observed[0]).toContain('丢了');
  });

  it.each([[30_000, []], [30_001, ['重试后到达，但用了 30.0 秒']], [31_500, ['重试后到达，但用了 31.5 秒']]])('says how long the retry took, where that is too long: %i ms', (took, observed) => {
    const evidence = underFaults((copy) => {
      const sent = copy.events.find((each) => each.kind === 'trigger');
      const push = firstPush(copy.events);
      if (!push || !sent) throw new Error('the journey changes a status');
      const others = copy.events.filter((each) => each.kind !== 'gateway' && (each.kind !== 'trigger' || each.status === sent.status));
      copy.events = [...others, { ...push, call: 990, fault: 'busy' as const, response: { code: '20000', body: {} } }, { ...push, at: sent.at + took }].map((each, seq) => ({ ...each, seq }));
    });
    const found = findingsOf(statusSurvivesFaults, evidence, 'run');
    expect(found.map((each) => [each.observed, each.expected, each.where.map(({ journey: of, seqs }) => [of, seqs.length])]))
      .toEqual(observed.map((each) => [each, '第一次回传「沟通中」失败后重试，30 秒内到达', [['status-under-faults', 1], ['status-under-faults', 1]]]));
  });
});
