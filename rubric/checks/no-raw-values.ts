import type { Check, CheckFinding } from '../check.js';
import { conclude } from '../check.js';
import { brief } from '../consents.js';
import { countNodes, nothingSeen } from '../guards.js';
import { ofEach } from '../of-each.js';
import { textsSaying } from '../screens.js';
import type { Seen } from '../view.js';
import { seenInApp } from '../view.js';
import { rawValue } from '../vocabulary.js';
import { atScreen } from '../where.js';

export const noRawValues: Check = {
  id: 'no-raw-values',
  title: '页面上没有 undefined、null、NaN',
  needs: [],
  evaluate(view) {
    const seen = seenInApp(view);
    return conclude({ guard: { screens: seen.length, nodes: countNodes(seen.map(({ screen }) => screen)), facts: [] }, hits: ofEach(seen, rawValues), doubts: nothingSeen(view) });
  },
};

const rawValues = ({ journey, screen }: Seen): CheckFinding[] => textsSaying(rawValue, screen).slice(0, 3).map(({ node }) => ({
  expected: '页面上没有 undefined、null、NaN', observed: `页面上显示「${brief(node.text)}」`, where: [atScreen(journey, screen, node)], remedy: '数据为空时显示默认文字或不显示。',
}));
