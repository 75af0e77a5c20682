/** Where pictures and recordings lie, as seen from the report. A path that would leave the run's folder is not followed. */
import { wellFormed } from '../escape.js';

/** Relative to the report. Each segment is encoded, so a name can be neither a scheme nor a way out. */
export function mediaPath(journey: string, file: string): string | undefined {
  const inJourney = file.startsWith('evidence/') ? file : `evidence/${journey}/${file.includes('/') ? file : `screens/${file}`}`;
  const segments = inJourney.split('/');
  if (inJourney.length > 400 || segments.some((segment) => segment === '' || segment === '.' || segment === '..')) return undefined;
  return segments.map((segment) => encodeURIComponent(wellFormed(segment))).join('/');
}
