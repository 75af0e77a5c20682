/** 自主链路: the user who applied before applies again with one tap. */
import { journey } from '../journey.js';
import { applyAgain } from '../passages.js';

journey({
  id: 'self-returning-user', link: 'self', title: '自主链路 · 再次投递', resume: 'complete',
  async play(actor) { await applyAgain(actor, 'self'); },
});
