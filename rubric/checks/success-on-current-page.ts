import type { Check, CheckFinding } from '../check.js';
import { conclude } from '../check.js';
import { brief, shownDialogs } from '../consents.js';
import { deliveredLiveness, withFacts } from '../guards.js';
import { ofEach } from '../of-each.js';
import { openDialog } from '../return-button.js';
import { writtenOn } from '../screens.js';
import type { Passage, Screen } from '../view.js';
import { deliveredScreens, journeysInRole, passagesOf } from '../view.js';
import { successWords } from '../vocabulary.js';
import { atEvent, atScreen } from '../where.js';

const expected = '投递成功后，在点击投递的当前页上提示投递成功';
const remedy = '投递成功后不跳转页面，在岗位详情页上用弹层或整块内容提示「投递成功」，并放上返回支付宝就业的按钮。';

export const successOnCurrentPage: Check = {
  id: 'success-on-current-page',
  title: '当前页提示投递成功',
  needs: ['first-apply'],
  evaluate(view) {
    const passages = passagesOf(view.journeys);
    const { guard, doubts } = deliveredLiveness(view, passagesOf(journeysInRole(view, ...this.needs)));
    return conclude({ guard: withFacts(guard, '当前页上看得到投递成功的提示'), hits: ofEach(passages, faults), doubts });
  },
};

const faults = (passage: Passage): CheckFinding[] => [...silent(passage), ...elsewhere(passage)];

function silent(passage: Passage): CheckFinding[] {
  const { delivered } = passage;
  if (!delivered || deliveredScreens(passage).some((screen) => tells(passage, screen))) return [];
  const toast = [...shownDialogs(passage.apply), ...shownDialogs(passage.after)].find((dialog) => dialog.dialog === 'toast' && successWords.test(dialog.text));
  const observed = toast ? `只有一闪而过的轻提示「${brief(toast.text)}」，页面上没有投递成功的提示` : '页面上没有投递成功的提示';
  return [{ expected, observed, where: [atScreen(passage.journey, delivered), ...(toast ? [atEvent(passage.journey, toast)] : [])], remedy }];
}

function tells(passage: Passage, screen: Screen): boolean {
  const dialog = openDialog(passage, screen);
  return writtenOn(screen).some(({ wording }) => wording.says(successWords)) || (dialog !== undefined && successWords.test(dialog.text));
}

function elsewhere({ journey, delivered, applyTap }: Passage): CheckFinding[] {
  const [from, to] = [applyTap?.page, delivered?.page?.path];
  if (!delivered || from === undefined || to === undefined || from === to) return [];
  return [{ expected, observed: `投递成功显示在另一个页面 ${to}（点击投递时在 ${from}）`, where: [atScreen(journey, delivered)], remedy }];
}
