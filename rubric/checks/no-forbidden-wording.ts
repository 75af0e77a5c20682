import type { Check, CheckFinding } from '../check.js';
import { conclude } from '../check.js';
import { brief } from '../consents.js';
import { countNodes, nothingSeen } from '../guards.js';
import { ofEach } from '../of-each.js';
import { textsSaying } from '../screens.js';
import type { Seen } from '../view.js';
import { seenInApp } from '../view.js';
import { forbiddenWording } from '../vocabulary.js';
import { atScreen } from '../where.js';

export const noForbiddenWording: Check = {
  id: 'no-forbidden-wording',
  title: '页面文字没有平台禁止的说法',
  needs: [],
  evaluate(view) {
    const seen = seenInApp(view);
    return conclude({ guard: { screens: seen.length, nodes: countNodes(seen.map(({ screen }) => screen)), facts: [] }, hits: ofEach(seen, forbidden), doubts: nothingSeen(view) });
  },
};

const forbidden = ({ journey, screen }: Seen): CheckFinding[] => textsSaying(forbiddenWording, screen).map(({ node, wording }) => ({
  expected: '没有绝对化、诱导或歧视的说法', observed: `页面上写着「${brief(wording.found(forbiddenWording) ?? node.text)}」`, where: [atScreen(journey, screen, node)], remedy: '换成具体、可核实的说法。', needsReview: true,
}));
