import type { Check, CheckFinding } from '../check.js';
import { conclude } from '../check.js';
import { brief, shownDialogs } from '../consents.js';
import { countNodes } from '../guards.js';
import { controls, writtenOn } from '../screens.js';
import type { JourneyView } from '../view.js';
import { journeysInRole, miniScreens, screensOf } from '../view.js';
import { insists } from '../vocabulary.js';
import { atEvent, atScreen } from '../where.js';

const expected = '用户拒绝授权后页面仍可使用';
const remedy = '拒绝后留在岗位详情页，允许再次点击投递；不要反复弹窗、退出或白屏。';

export const usableAfterDecline: Check = {
  id: 'usable-after-decline',
  title: '拒绝授权后页面仍可使用',
  needs: ['declined'],
  evaluate(view) {
    const journeys = journeysInRole(view, ...this.needs);
    const screens = journeys.flatMap((journey) => screensOf(journey.events, 'after-decline'));
    const none = screens.length === 0 ? [{ expected, observed: '旅程没有拒绝过授权', where: [], remedy: '请重跑拒绝授权的旅程。' }] : [];
    return conclude({ guard: { screens: screens.length, nodes: countNodes(screens), facts: [] }, hits: journeys.flatMap(faults), doubts: none });
  },
};

function faults(journey: JourneyView): CheckFinding[] {
  const left = screensOf(journey.events, 'after-decline').find((screen) => screen.surface !== 'mini-program');
  if (left) return [{ expected, observed: '拒绝授权后小程序退出了', where: [atScreen(journey, left)], remedy }];
  return miniScreens(journey.events, 'after-decline').flatMap((screen) => {
    const insisting = writtenOn(screen).find(({ wording }) => wording.says(insists))?.node;
    if (insisting) return [{ expected, observed: `拒绝后仍然要求授权：「${brief(insisting.text)}」`, where: [atScreen(journey, screen, insisting)], remedy }];
    if (controls(screen).length > 0) return [];
    const over = shownDialogs(journey.events).findLast((dialog) => dialog.dialog === 'alert' || dialog.dialog === 'confirm');
    return [{ expected, observed: '拒绝授权后页面上没有可以点的东西', where: [atScreen(journey, screen), ...(over ? [atEvent(journey, over)] : [])], remedy }];
  });
}
