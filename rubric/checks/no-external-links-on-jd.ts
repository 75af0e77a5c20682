import type { Check, CheckFinding } from '../check.js';
import { conclude } from '../check.js';
import { externalByProbes, externalCalls, externalOnScreens } from '../external-signs.js';
import { jdLiveness, withFacts } from '../guards.js';
import { ofEach } from '../of-each.js';
import type { Passage } from '../view.js';
import { jdScreens, journeysInRole, passagesOf, probesOf } from '../view.js';

const expected = '岗位详情页没有通向支付宝以外的链接、二维码或引导';

export const noExternalLinksOnJd: Check = {
  id: 'no-external-links-on-jd',
  title: '岗位详情页没有其他外链',
  needs: ['first-apply', 'returning', 'probe'],
  evaluate(view) {
    const passages = passagesOf(view.journeys);
    const probes = probesOf(view, 'jd');
    const { guard, doubts } = jdLiveness(view, passagesOf(journeysInRole(view, ...this.needs)));
    return conclude({
      guard: withFacts(guard, `逐个点过页面上 ${probes.length} 个控件，没有一个离开支付宝`, '未见网址、二维码、微信或下载引导'),
      hits: [...ofEach(passages, onScreens), ...ofEach(passages, byCalls), ...externalByProbes(probes, expected)], doubts,
    });
  },
};

const onScreens = (passage: Passage): CheckFinding[] => externalOnScreens(passage.journey, jdScreens(passage), expected);
const byCalls = ({ journey, jd }: Passage): CheckFinding[] => externalCalls(journey, jd, expected);
