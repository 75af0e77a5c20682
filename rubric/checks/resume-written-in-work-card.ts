import type { Check, CheckFinding } from '../check.js';
import { conclude } from '../check.js';
import { applyLiveness, withFacts } from '../guards.js';
import { ofEach } from '../of-each.js';
import type { Passage, View } from '../view.js';
import { journeysInRole, passagesOf } from '../view.js';
import { atEvent } from '../where.js';
import { cardName, cardUse } from '../work-card.js';

export const resumeWrittenInWorkCard: Check = {
  id: 'resume-written-in-work-card',
  title: '缺失的简历在芝麻工作证里补全',
  needs: ['first-apply'],
  evaluate(view) {
    const passages = passagesOf(journeysInRole(view, ...this.needs)).filter((passage) => lacksResume(passage, view));
    const { guard, doubts } = applyLiveness(view, passages);
    const modules = [...new Set(passages.flatMap((passage) => cardUse(passage, view.run).filled))].sort();
    const fact = view.run.app.resumeMode === 'real-name' ? '实名模式不需要简历：实名授权后直接报名' : `简历不全的用户在半屏里补全了 ${modules.length === 0 ? '0 个模块' : modules.join('、')}`;
    return conclude({ guard: withFacts(guard, fact), hits: ofEach(passages, notWritten, view), doubts });
  },
};

/** In real-name mode nobody has a résumé to write: the authorisation itself is judged. */
const lacksResume = (passage: Passage, view: View): boolean => view.run.app.resumeMode === 'real-name' || passage.journey.header.user.resume !== 'complete';

function notWritten(passage: Passage, view: View): CheckFinding[] {
  const use = cardUse(passage, view.run);
  const tap = passage.applyTap;
  if (!tap || !passage.delivered) return [];
  const realName = view.run.app.resumeMode === 'real-name';
  if (use.completed && (realName || use.filled.length > 0)) return [];
  const observed = !use.completed ? `没有经过${cardName(view.run)}就投递成功了` : '半屏没有要求补全任何简历模块，简历空着也投递成功了';
  return [{
    expected: realName ? '实名授权完成后报名' : '没有简历的用户在芝麻工作证里补全简历后投递', observed, where: [atEvent(passage.journey, tap, ...(use.completed ? [use.completed] : []))],
    remedy: '在订单串 extra_param.kaAppContext.requireModules 里写明必填模块（如 BASIC_INFO），由芝麻工作证让用户补全。',
  }];
}
