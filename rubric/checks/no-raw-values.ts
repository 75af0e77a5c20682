import type { Check } from '../check.js';
import { conclude } from '../check.js';
import { brief } from '../consents.js';
import { countNodes, nothingSeen } from '../guards.js';
import { writtenOn } from '../screens.js';
import { miniScreens } from '../view.js';
import { rawValue } from '../vocabulary.js';
import { atScreen } from '../where.js';

export const noRawValues: Check = {
  id: 'no-raw-values',
  title: '页面上没有 undefined、null、NaN',
  needs: [],
  evaluate(view) {
    const screens = view.journeys.flatMap((journey) => miniScreens(journey.events).map((screen) => ({ journey, screen })));
    const hits = screens.flatMap(({ journey, screen }) => writtenOn(screen).filter(({ wording }) => wording.says(rawValue)).slice(0, 3).map(({ node }) => ({
      expected: '页面上没有 undefined、null、NaN', observed: `页面上显示「${brief(node.text)}」`, where: [atScreen(journey, screen, node)], remedy: '数据为空时显示默认文字或不显示。',
    })));
    return conclude({ guard: { screens: screens.length, nodes: countNodes(screens.map(({ screen }) => screen)), facts: [] }, hits, doubts: nothingSeen(view) });
  },
};
