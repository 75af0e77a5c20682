import type { Check, CheckFinding } from '../check.js';
import { conclude, notApplicable } from '../check.js';
import { answers, placeOfPush, pushesOf, triggerCauses } from '../pushes.js';
import { ofKind } from '../view.js';
import { atEvent, atJourney } from '../where.js';
import type { JourneyView, View } from '../view.js';

const remedy = '回传失败（网络错误、5xx、系统繁忙）要自动重试，重试仍在 30 秒内；重试用同一 out_apply_id 和同样的内容。';

export const statusSurvivesFaults: Check = {
  id: 'status-survives-faults',
  title: '支付宝一时繁忙时，应聘状态重试后仍按时到达一次',
  needs: [],
  evaluate(view) {
    const journey = view.underFaults;
    if (!journey) return notApplicable({ expected: '网关故障下回传一次状态', observed: '这次没有走「网关故障」旅程', where: [], remedy: '' });
    const struck = ofKind(journey.events, 'gateway').filter(({ fault }) => fault !== undefined);
    return conclude({
      guard: { screens: 0, nodes: 0, facts: [`网关按安排故障 ${struck.length} 次，改变状态 ${triggerCauses(journey).length} 次`] },
      // A server that pushed nothing met no fault: every-status-arrives says so.
      hits: struck.length > 0 ? lost(journey, view) : [], doubts: struck.length > 0 ? [] : [{ expected: '故障击中一次回传', observed: '没有一次回传遇到故障', where: [atJourney(journey)], remedy }],
    });
  },
};

function lost(journey: JourneyView, view: View): CheckFinding[] {
  const pushes = pushesOf(ofKind(journey.events, 'gateway'), 'journey');
  return answers(view.run, triggerCauses(journey), pushes).flatMap(({ cause, push, latencyMs }) => {
    const expected = `第一次回传「${cause.status}」失败后重试，${view.run.statuses.limitMs / 1000} 秒内到达`;
    const where = [atEvent(journey, cause.event)];
    if (!push) return [{ expected, observed: `「${cause.status}」丢了：失败后没有重试成功`, where, remedy }];
    if ((latencyMs ?? 0) > view.run.statuses.limitMs) return [{ expected, observed: `重试后到达，但用了 ${((latencyMs ?? 0) / 1000).toFixed(1)} 秒`, where: [...where, placeOfPush(journey, push)], remedy }];
    return [];
  });
}
