/**
 * Which journeys a defect is played with. Every defect gets the first applications of the links it breaks, since most checks read those; what only
 * another journey can show is added. A cell whose journeys were not all played is compared only where it turns red (`judge`); `--full` plays them all.
 */
import { checkById } from '../rubric/checks/index.js';
import { journeysFor } from '../rubric/view.js';
import type { JourneyId, Link, RunHeader } from '../evidence/contract.js';
import type { Role } from '../rubric/check.js';
import type { Overlay } from './overlay.js';

/** A check that needs one of these sees nothing without it; `returning` and `probe` repeat what the first application shows, unless the overlay says so. */
const alone: ReadonlySet<Role> = new Set(['back', 'declined', 'status']);

export function whichJourneys(overlay: Overlay, planned: readonly JourneyId[], resumeMode: RunHeader['app']['resumeMode']): JourneyId[] {
  const needed = overlay.turnsRed.flatMap((id) => checkById(id).needs).filter((role) => alone.has(role));
  const roles = new Set<Role>(['first-apply', ...needed, ...overlay.shownBy]);
  const wanted = new Set(brokenLinks(overlay).flatMap((link) => [...roles].flatMap((role) => journeysFor(role, link, resumeMode))));
  return planned.filter((id) => wanted.has(id));
}

/** Red lines that stand for both links are shown on the one that every red line judges. */
function brokenLinks({ rows, shownOn }: Overlay): Link[] {
  if (shownOn.length > 0) return shownOn;
  const links = [...new Set(rows.map((row): Link => (row.endsWith('@self') ? 'self' : 'alipay')))];
  return links.length > 0 ? links : ['alipay'];
}
