import type { EventOf } from '../../evidence/contract.js';
import type { Check } from '../check.js';
import { conclude } from '../check.js';
import { brief } from '../consents.js';
import { groupBy } from '../group-by.js';
import { nothingSeen } from '../guards.js';
import type { JourneyView } from '../view.js';
import { ofKind } from '../view.js';
import { atEvent } from '../where.js';

export const noScriptErrors: Check = {
  id: 'no-script-errors',
  title: '小程序运行没有脚本错误',
  needs: [],
  evaluate(view) {
    const errors = view.journeys.flatMap(thrown);
    const hits = [...groupBy(errors, ({ error }) => error.message).values()].map((group) => ({
      expected: '小程序运行没有脚本错误', observed: `${brief(group[0]?.error.message ?? '', 120)}（${group.length} 次）`, where: group.slice(0, 5).map(({ journey, error }) => atEvent(journey, error)), remedy: '按堆栈修复；未捕获的错误会让页面停在半途。',
    }));
    return conclude({ guard: { screens: 0, nodes: 0, facts: [`看了 ${view.journeys.length} 段旅程的运行记录`] }, hits, doubts: nothingSeen(view) });
  },
};

const thrown = (journey: JourneyView): { journey: JourneyView; error: EventOf<'error'> }[] => ofKind(journey.events, 'error').filter((error) => error.source === 'mini-program').map((error) => ({ journey, error }));
