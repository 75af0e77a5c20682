/** The same screen then and now: pairs by journey and moment, and the share of pixels that differ. Bytes in, bytes out; the caller reads and writes the files. */
import pixelmatch from 'pixelmatch';
import { PNG } from 'pngjs';
import type { Result } from '../../rubric/result.js';

type Screen = Result['journeys'][number]['screens'][number];

export interface PairedScreens { journey: string; moment: string; title: string; before: string | undefined; after: string | undefined }

/** Paths are relative to each run's folder. The n-th screen of a moment meets the n-th of the other run; one without a partner stands alone. */
export function pairScreens(before: Result, after: Result): PairedScreens[] {
  return after.journeys.flatMap((journey) => {
    const earlier = before.journeys.find((item) => item.id === journey.id)?.screens ?? [];
    const path = (screen: Screen | undefined): string | undefined => (screen?.file ? `evidence/${journey.id}/${screen.file}` : undefined);
    const paired = journey.screens.map((screen) => ({ screen, partner: earlier.find((item) => item.moment === screen.moment && nth(item, earlier) === nth(screen, journey.screens)) }));
    const gone = earlier.filter((item) => !paired.some(({ partner }) => partner === item));
    return [
      ...paired.map(({ screen, partner }) => ({ journey: journey.id, moment: screen.moment, title: screen.title, before: path(partner), after: path(screen) })),
      ...gone.map((screen) => ({ journey: journey.id, moment: screen.moment, title: screen.title, before: path(screen), after: undefined })),
    ];
  });
}

const nth = (screen: Screen, screens: readonly Screen[]): number => screens.filter((item) => item.moment === screen.moment).indexOf(screen);

/** `diff` is a PNG with the differing pixels in red. Pictures of unlike size differ wholly outside what they share. */
export function diffPictures(before: Uint8Array, after: Uint8Array): { ratio: number; diff: Uint8Array } {
  const one = PNG.sync.read(Buffer.from(before)), two = PNG.sync.read(Buffer.from(after));
  const width = Math.max(one.width, two.width), height = Math.max(one.height, two.height);
  const diff = new PNG({ width, height });
  const differing = pixelmatch(onCanvas(one, width, height), onCanvas(two, width, height), diff.data, width, height, { threshold: 0.1 });
  return { ratio: differing / (width * height), diff: PNG.sync.write(diff) };
}

/** On a transparent canvas, so that what only one of the two has counts as different. */
function onCanvas(picture: PNG, width: number, height: number): Buffer {
  const canvas = new PNG({ width, height });
  PNG.bitblt(picture, canvas, 0, 0, picture.width, picture.height, 0, 0);
  return canvas.data;
}
