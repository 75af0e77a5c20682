/** The same on the app's own link: everything on the JD page reached from its own home is tapped once. */
import { journey } from '../journey.js';
import { probeJd } from '../probe.js';

journey({
  id: 'self-jd-probe', link: 'self', title: '自主链路 · 详情页逐一点按', resume: 'complete',
  async play(actor) { await probeJd(actor, 'self'); },
});
