import type { EventOf } from '../../evidence/contract.js';
import type { Check, CheckFinding } from '../check.js';
import { conclude } from '../check.js';
import { brief, describeDialog, shownDialogs } from '../consents.js';
import { perWording, wordingOf } from '../found.js';
import { deliveredLiveness, withFacts } from '../guards.js';
import { ofEach } from '../of-each.js';
import { writtenOn } from '../screens.js';
import type { Passage, Screen, View } from '../view.js';
import { deliveredScreens, journeysInRole, miniScreens, ofKind, passagesOf, probesOf } from '../view.js';
import { secondResume } from '../vocabulary.js';
import { atEvent, atScreen } from '../where.js';
import { cardUse, ownResumeForm } from '../work-card.js';

const expected = '交出智能简历之后，小程序不再要求填写或补充简历';
const remedy = '去掉投递后的「完善简历」入口与表单；需要的字段请申请由智能简历输出。';

export const noSecondResume: Check = {
  id: 'no-second-resume',
  title: '投递后不再补充简历',
  needs: ['first-apply', 'returning'],
  evaluate(view) {
    const passages = passagesOf(view.journeys);
    const { guard, doubts } = deliveredLiveness(view, passagesOf(journeysInRole(view, ...this.needs)));
    const probed = probesOf(view, 'delivered').flatMap(({ journey, tap, events }) => miniScreens(events, 'after-probe').flatMap((screen) => {
      const form = ownResumeForm(screen);
      return form ? [{ expected, observed: `点击「${brief(tap.text)}」后要求填写：${form.text}`, where: [atScreen(journey, screen, form.node)], remedy }] : [];
    }));
    return conclude({
      guard: withFacts(guard, '未见补充、完善简历的表单或入口'),
      hits: [...ofEach(passages, asksAgain, view), ...probed], doubts,
    });
  },
};

function asksAgain(passage: Passage, view: View): CheckFinding[] {
  const handedOver = (passage.nth > 0 ? passage.applyTap : cardUse(passage, view.run).completed)?.seq ?? Number.POSITIVE_INFINITY;
  const between = passage.apply.filter((event) => event.seq > handedOver);
  const screens = [...miniScreens(between, 'after-apply-tap', 'dialog', 'sheet', 'lost'), ...deliveredScreens(passage), ...miniScreens(passage.after, 'dialog', 'lost')];
  const dialogs = [...shownDialogs(between), ...shownDialogs(passage.after)].filter((dialog) => asksForMore(wordingOf(dialog.text)));
  return [
    ...ofEach(screens, formOrEntry, passage),
    ...dialogs.map((dialog) => ({ expected, observed: `出现${describeDialog(dialog)}`, where: [atEvent(passage.journey, dialog)], remedy })),
    ...pagesAfter(passage, between),
  ];
}

const asksForMore = perWording((wording) => wording.folded.says(secondResume) || wording.says(secondResume));

function formOrEntry(screen: Screen, passage: Passage): CheckFinding[] {
  const form = ownResumeForm(screen);
  if (form) return [{ expected, observed: `页面要求填写：${form.text}`, where: [atScreen(passage.journey, screen, form.node)], remedy }];
  const entry = writtenOn(screen).find(({ wording }) => asksForMore(wording))?.node;
  return entry ? [{ expected, observed: `页面上有「${brief(entry.text)}」`, where: [atScreen(passage.journey, screen, entry)], remedy }] : [];
}

function pagesAfter(passage: Passage, between: Passage['apply']): CheckFinding[] {
  const page = [...ofKind(between, 'page'), ...ofKind(passage.after, 'page')].find((event) => event.action !== 'exit' && /(^|[/_-])(my-?)?(resume|cv|jianli)s?([/_-]|$)/i.test(topOf(event)));
  return page ? [{ expected, observed: `跳转到了 ${topOf(page)}`, where: [atEvent(passage.journey, page)], remedy }] : [];
}

const topOf = ({ stack }: EventOf<'page'>): string => stack.slice(-1).map(({ path }) => path).join('');
