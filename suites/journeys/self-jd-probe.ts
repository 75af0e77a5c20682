/** The same on the app's own link: everything on the JD page reached from its own home is tapped once. */
import { probeJd } from '../probe.js';
import type { Journey } from '../journey.js';

export const selfJdProbe: Journey = {
  id: 'self-jd-probe', link: 'self', title: '自主链路 · 详情页逐一点按', resume: 'complete',
  async play(actor) { await probeJd(actor, 'self'); },
};
