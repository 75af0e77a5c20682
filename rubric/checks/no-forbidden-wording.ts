import type { Check } from '../check.js';
import { conclude } from '../check.js';
import { brief } from '../consents.js';
import { countNodes, nothingSeen } from '../guards.js';
import { writtenOn } from '../screens.js';
import { miniScreens } from '../view.js';
import { forbiddenWording } from '../vocabulary.js';
import { atScreen } from '../where.js';

export const noForbiddenWording: Check = {
  id: 'no-forbidden-wording',
  title: '页面文字没有平台禁止的说法',
  needs: [],
  evaluate(view) {
    const screens = view.journeys.flatMap((journey) => miniScreens(journey.events).map((screen) => ({ journey, screen })));
    const hits = screens.flatMap(({ journey, screen }) => writtenOn(screen).filter(({ wording }) => wording.says(forbiddenWording)).map(({ node, wording }) => ({
      expected: '没有绝对化、诱导或歧视的说法', observed: `页面上写着「${brief(wording.found(forbiddenWording) ?? node.text)}」`, where: [atScreen(journey, screen, node)], remedy: '换成具体、可核实的说法。', needsReview: true,
    })));
    return conclude({ guard: { screens: screens.length, nodes: countNodes(screens.map(({ screen }) => screen)), facts: [] }, hits, doubts: nothingSeen(view) });
  },
};
