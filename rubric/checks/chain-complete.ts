import type { Check, CheckFinding } from '../check.js';
import { conclude } from '../check.js';
import { isFresh } from '../conditions.js';
import { isStatusConsent, shownDialogs } from '../consents.js';
import { fold } from '../fold.js';
import { applyLiveness, countNodes, deliveredLiveness, joinLiveness, showsJob } from '../guards.js';
import { returned } from '../return-button.js';
import type { JourneyView, Passage, Screen, View } from '../view.js';
import { jdScreens, journeysInRole, passagesOf, screensOf } from '../view.js';
import { atJourney, atScreen } from '../where.js';
import { cardUse } from '../work-card.js';

/** 验收标准, 录屏完整链路. */
const steps = {
  '①': '支付宝就业岗位列表点击岗位进入岗位详情页', '②': '点击投递/报名等按钮时，拉起应聘状态回传授权', '③': '拉起「智能简历」授权组件或「实名信息」授权（含应聘状态回传授权）组件',
  '④': '投递成功后，显示返回支付宝就业的提示框', '⑤': '回到支付宝就业首页，点击进入「我的」页-投递记录', '⑥': '可以看到刚刚投递的岗位',
} as const;
type Step = keyof typeof steps;
const names = Object.keys(steps) as Step[]; // keys of the literal above

export const chainComplete: Check = {
  id: 'chain-complete',
  title: '新账号一次走完录屏链路①–⑥',
  needs: ['first-apply'],
  evaluate(view) {
    const journeys = journeysInRole(view, ...this.needs);
    const passages = passagesOf(journeys);
    const seen = passages.map((passage) => ({ journey: passage.journey, missing: missingSteps(passage, view) }));
    const screens = journeys.flatMap((journey) => screensOf(journey.events));
    const best = [...seen].sort((a, b) => a.missing.length - b.missing.length)[0];
    const stale = journeys.filter((journey) => !isFresh(journey)).map((journey) => ({
      expected: '用干净的新账号', observed: '旅程开始时，这个账号已有授权、投递或调用记录', where: [atJourney(journey)], remedy: '用新账号重跑这段旅程。',
    }));
    const live = joinLiveness(applyLiveness(view, passages), deliveredLiveness(view, passages));
    const whole = best !== undefined && best.missing.length === 0;
    return conclude({
      guard: { screens: screens.length, nodes: countNodes(screens), facts: [`${journeys.length} 段首次投递的旅程，${seen.filter(({ missing }) => missing.length === 0).length} 段走完①–⑥，账号都是新的`] },
      hits: whole || !best || !best.journey.finished ? [] : best.missing.map((step) => absent(best.journey, step)),
      doubts: [...stale, ...(whole ? [] : live.doubts)],
    });
  },
};

function missingSteps(passage: Passage, view: View): Step[] {
  const { journey } = passage;
  const { jobName } = journey.header.job;
  const use = cardUse(passage, view.run);
  const back = returned(passage);
  const records = screensOf(passage.after, 'records');
  const has: Record<Step, boolean> = {
    '①': screensOf(journey.events, 'alipay-home').length > 0 && jdScreens(passage).some((screen) => showsJob(screen, jobName)),
    // 仅第一次出现，可在点击投递按钮前，也可在投递成功后; the sheet of ③ holds it as well (流程图: 智能简历授权，已含应聘状态回传).
    '②': use.authorised || shownDialogs(journey.events).some(isStatusConsent),
    '③': use.opened !== undefined,
    '④': back !== undefined,
    '⑤': back?.exit?.to === 'alipay-employment' && screensOf(passage.after, 'after-return').some((screen) => screen.surface === 'alipay'),
    '⑥': records.some((screen) => listsJob(screen, jobName)),
  };
  return names.filter((step) => !has[step]);
}

/** 投递记录 is drawn by Alipay from what the ISV pushed. */
const listsJob = (screen: Screen, jobName: string): boolean =>
  screen.tree.map((node) => fold(node.text)).join('').includes(fold(jobName));

function absent(journey: JourneyView, step: Step): CheckFinding {
  const last = screensOf(journey.events).at(-1);
  return { expected: `${step} ${steps[step]}`, observed: `旅程「${journey.header.title}」里没有看到第 ${step} 步`, where: [last ? atScreen(journey, last) : atJourney(journey)], remedy: remedies[step] };
}

const remedies: Record<Step, string> = {
  '①': '检查岗位同步的 job_detail_url，从支付宝就业点击岗位要直接打开详情页。', '②': '首次投递时申请应聘状态回传授权，或用含它的智能简历授权。',
  '③': '点击投递后唤起芝麻工作证或实名授权。', '④': '投递成功后在当前页提示，并给出返回支付宝就业的按钮。',
  '⑤': '返回按钮要回到支付宝就业。', '⑥': '投递成功后立即回传「已投递」，投递记录里才看得到。',
};
