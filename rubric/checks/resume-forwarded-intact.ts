import type { EventOf } from '../../evidence/contract.js';
import type { Check, CheckFinding } from '../check.js';
import { conclude, notApplicable } from '../check.js';
import { arrivedFields, handedOut } from '../forwarded-resume.js';
import { perObject } from '../found.js';
import { ofKind } from '../view.js';
import { atEvent } from '../where.js';
import type { JourneyView } from '../view.js';

const remedy = '转发到钉钉招聘的简历以智能简历给出的内容为准：不要补写、改写，也不要丢掉已有的字段。';

export const resumeForwardedIntact: Check = {
  id: 'resume-forwarded-intact',
  title: '转发到钉钉的简历与支付宝给出的一致',
  needs: [],
  evaluate(view) {
    const pairs = view.journeys.flatMap(forwarded);
    const refusals = onceEach(view.journeys.flatMap(refused));
    if (pairs.length + refusals.length === 0) return notApplicable({ expected: '转发的简历与支付宝给出的一致', observed: '服务端没有向钉钉转发简历', where: [], remedy: '' });
    const fields = pairs.reduce((sum, { arrived }) => sum + arrivedIn(arrived).length, 0);
    return conclude({
      guard: { screens: 0, nodes: 0, facts: [`比对了 ${pairs.length} 份转发的简历，共 ${fields} 个字段；另有 ${refusals.length} 份被钉钉拒收`] },
      hits: [...pairs.flatMap(({ journey, given, arrived }) => differences(journey, given, arrived)), ...refusals.map(refusal)],
    });
  },
};

interface Forwarded { journey: JourneyView; given: EventOf<'gateway'>; arrived: EventOf<'dingtalk'> }

const arrivedIn = perObject(({ body }: EventOf<'dingtalk'>) => arrivedFields(body));
const givenIn = perObject(({ response }: EventOf<'gateway'>) => handedOut(response.body));

interface Refused { journey: JourneyView; event: EventOf<'dingtalk'> }

const isForward = ({ path }: EventOf<'dingtalk'>): boolean => path.endsWith('/topapi/ats/resume/add');
const nameIn = (event: EventOf<'dingtalk'>): string | undefined => arrivedIn(event).find(({ field }) => field === 'name')?.value;

/** Each résumé that DingTalk would not take, unless the same person's was taken later. */
function refused(journey: JourneyView): Refused[] {
  const forwards = ofKind(journey.events, 'dingtalk').filter(isForward);
  return forwards.filter((event) => event.errcode !== 0 && !forwards.some((later) => later.seq > event.seq && later.errcode === 0 && nameIn(later) === nameIn(event))).map((event) => ({ journey, event }));
}

/** A refused résumé that names no known person stands in the record of every journey. */
function onceEach(all: Refused[]): Refused[] {
  return [...new Map(all.map((each) => [each.event.at, each] as const)).values()];
}

function refusal({ journey, event }: Refused): CheckFinding {
  return { expected: '转发的简历被钉钉收下', observed: `钉钉以 ${event.errcode} 拒收：企业收不到这份简历`, where: [atEvent(journey, event)], remedy: '按钉钉返回的原因补齐必填字段（例如把 PHONE 写进 requireModules，让智能简历带上手机号），失败后重试。' };
}

/** Each résumé that DingTalk accepted, with the one Alipay handed out last before it. */
function forwarded(journey: JourneyView): Forwarded[] {
  const given = ofKind(journey.events, 'gateway').filter(({ method, response }) => method === 'zhima.customer.jobworth.cloudresume.query' && response.code === '10000');
  return ofKind(journey.events, 'dingtalk').filter((event) => isForward(event) && event.errcode === 0).flatMap((arrived) => {
    const source = given.findLast((event) => event.seq < arrived.seq);
    return source ? [{ journey, given: source, arrived }] : [];
  });
}

function differences(journey: JourneyView, given: EventOf<'gateway'>, arrived: EventOf<'dingtalk'>): CheckFinding[] {
  const source = givenIn(given);
  const there = arrivedIn(arrived);
  const where = [atEvent(journey, given), atEvent(journey, arrived)];
  const invented = there.filter(({ field, value }) => source.has(field) && !source.get(field)?.has(value))
    .map(({ field, value }) => ({ expected: `${field} 来自智能简历`, observed: `${field} 是「${value}」，支付宝没有给出这个值`, where, remedy }));
  const lost = [...source].filter(([field, values]) => values.size > 0 && !there.some((each) => each.field === field))
    .map(([field]) => ({ expected: `${field} 随简历转发`, observed: `支付宝给出了 ${field}，转发的简历里没有`, where, remedy }));
  return [...invented, ...lost];
}
