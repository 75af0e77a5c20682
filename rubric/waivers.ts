/** 豁免: a dated, reasoned, owned exception for one row of one app. A waiver that no longer applies fails the run, so that none rots. */
import { z } from 'zod';
import type { Cell, Result, Verdict } from './result.js';
import { gradeLetters } from './cells.js';
import { handbookV4 } from './handbook/v4.0.js';

const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, '日期写成 2026-12-31 的样子');
const waiverSchema = z.strictObject({
  row: z.string().refine((row) => handbookV4.some((each) => each.id === row), '不是手册评级表里的行；红线不能豁免'),
  link: z.enum(['alipay', 'self']).optional(),
  /** App id. A file may serve several apps; waivers of other apps are left alone. */
  app: z.string().min(1), reason: z.string().min(1, '写明原因'), owner: z.string().min(1, '写明负责人'), expires: day,
});
const fileSchema = z.union([z.array(waiverSchema), z.strictObject({ waivers: z.array(waiverSchema) }).transform(({ waivers }) => waivers)]);
export type Waiver = z.infer<typeof waiverSchema>;

export class WaiverError extends Error {
  override readonly name = 'WaiverError';
}

/** @throws WaiverError naming each fault of yanshou.waivers.json. */
export function parseWaivers(value: unknown): Waiver[] {
  if (value === undefined || value === null) return [];
  const parsed = fileSchema.safeParse(value);
  if (parsed.success) return parsed.data;
  const each = z.array(waiverSchema).safeParse(typeof value === 'object' && 'waivers' in value ? value.waivers : value); // a union names no place
  const issues = each.success ? parsed.error.issues : each.error.issues;
  throw new WaiverError(`豁免文件有误：${issues.map((issue) => `${issue.path.join('.')} ${issue.message}`.trim()).join('；')}`);
}

export interface Waived { cells: Cell[]; waivers: Result['waivers'] }

/** `today` is YYYY-MM-DD: the rubric has no clock. */
export function applyWaivers(cells: readonly Cell[], waivers: readonly Waiver[], appId: string, today: string): Waived {
  const own = waivers.filter((waiver) => waiver.app === appId);
  const live = own.filter((waiver) => waiver.expires >= today);
  const states = own.map((waiver) => ({
    row: waiver.row, ...(waiver.link === undefined ? {} : { link: waiver.link }), reason: waiver.reason, owner: waiver.owner, expires: waiver.expires,
    state: waiver.expires < today ? 'expired' as const : cells.some((cell) => covers(waiver, cell) && isNeeded(cell)) ? 'used' as const : 'stale' as const,
  }));
  const waived = cells.map((cell) => {
    const waiver = live.find((each) => covers(each, cell));
    return waiver && isNeeded(cell) ? waive(cell, waiver) : cell;
  });
  return { cells: waived, waivers: states };
}

const covers = (waiver: Waiver, cell: Cell): boolean => waiver.row === cell.row && (waiver.link === undefined || waiver.link === cell.link);

/** Only what was judged can be excused; what never ran cannot. */
const excusable: ReadonlySet<Verdict> = new Set(['fail', 'cannotTell', 'flaky']);
const isNeeded = (cell: Cell): boolean => gradeLetters.some((letter) => excusable.has(cell.gradeVerdicts[letter]));

function waive(cell: Cell, { reason, owner, expires }: Waiver): Cell {
  const excuse = (verdict: Verdict): Verdict => (excusable.has(verdict) ? 'waived' : verdict);
  const { S, A, B } = cell.gradeVerdicts;
  return { ...cell, gradeVerdicts: { S: excuse(S), A: excuse(A), B: excuse(B) }, verdict: excuse(cell.verdict), waiver: { reason, owner, expires } };
}
