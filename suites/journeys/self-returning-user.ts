/** 自主链路: the user who applied before applies again with one tap. */
import { applyAgain } from '../passages.js';
import type { Journey } from '../journey.js';

export const selfReturningUser: Journey = {
  id: 'self-returning-user', link: 'self', title: '自主链路 · 再次投递', resume: 'complete',
  async play(actor) { await applyAgain(actor, 'self'); },
};
