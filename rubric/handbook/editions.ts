/** An edition of the rubric: which rows and red lines there are. One is published; drafts (draft.ts) say how they differ from it. */
import { handbookV4, rubricId, type HandbookRow } from './v4.0.js';
import { redLines, type RedLine } from './red-lines.js';

export interface Edition {
  id: string;
  title: string;
  rows: readonly HandbookRow[];
  redLines: readonly RedLine[];
  /** Limit of a status push where it is not the one of the run. */
  statusLimitMs?: number;
}

export const published: Edition = { id: rubricId, title: '支付宝就业接入手册 v4.0', rows: handbookV4, redLines };
export const editions: readonly Edition[] = [published];
