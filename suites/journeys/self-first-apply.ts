/** 自主链路: the user opens the app by itself, finds the job there, and applies for the first time. */
import { applyAndReturn } from '../passages.js';
import type { Journey } from '../journey.js';

export const selfFirstApply: Journey = {
  id: 'self-first-apply', link: 'self', title: '自主链路 · 首次投递', resume: 'none',
  async play(actor) { await applyAndReturn(actor, 'self'); },
};
