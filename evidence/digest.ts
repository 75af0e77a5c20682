/** One name for what was judged: a digest over every event and every picture, the same for a run's folder, the bundle sealed from it and the shards it came in. */
import { createHash } from 'node:crypto';
import { canonical } from './bundle/canonical.js';
import { repeatFolder } from './contract.js';
import type { Evidence, JourneyEvidence } from './contract.js';

/** `picture` answers the bytes of `evidence/<journey>/<file>`; a picture that is not there counts as absent. */
export function digestOfEvidence({ run, world, journeys, repeats = [] }: Evidence, picture: (path: string) => Uint8Array | undefined): string {
  const hash = createHash('sha256');
  const take = (value: unknown): void => { hash.update(canonical(value)).update('\n'); };
  const takeJourney = (folder: string, { header, events, end }: JourneyEvidence): void => {
    take([folder, header, end ?? null]);
    for (const event of events) {
      take(event);
      if (event.kind === 'screen' && event.file !== null) take(digestOf(picture(`evidence/${folder}/${event.file}`)));
    }
  };
  take(run);
  for (const event of world) take(event);
  for (const journey of journeys) takeJourney(journey.header.journey, journey);
  for (const journey of repeats) takeJourney(repeatFolder(journey.header.journey), journey);
  return `sha256:${hash.digest('hex')}`;
}

const digestOf = (data: Uint8Array | undefined): string | null => (data ? createHash('sha256').update(data).digest('hex') : null);
