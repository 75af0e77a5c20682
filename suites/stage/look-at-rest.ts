/** One look: what is on screen and a picture of it. Both show the same moment, one at which nothing moved. */
import type { Capture, Stage } from './stage.js';

export interface Looked<Name> { seen: Capture; name: Name; picture: { stable: boolean } | null }

/** `nameFor` says where the picture goes, once it is known what is seen. */
export async function lookAtRest<Name extends { path: string }>(stage: Pick<Stage, 'capture' | 'screenshot'>, nameFor: (seen: Capture) => Name, pictures: boolean): Promise<Looked<Name>> {
  const seen = await stage.capture();
  const name = nameFor(seen);
  const picture = pictures ? await stage.screenshot(name.path) : null;
  if (!picture || picture.stable) return { seen, name, picture };
  // Something began to move after the phone had come to rest, a dialog that fades in late for one: taken anew when that is done. What moves without end is held then.
  return { seen: await stage.capture(), name, picture: await stage.screenshot(name.path) };
}
