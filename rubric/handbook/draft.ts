/**
 * A draft edition: a file that says how a handbook in the making differs from a published one, so that stored runs can be asked what they would get under
 * it. Nothing in it is law: its grade stands beside the published one and never in its place.
 */
import { z } from 'zod';
import type { Requirement } from '../result.js';
import { requirements } from '../result.js';
import type { Edition } from './editions.js';
import { editions } from './editions.js';
import type { RedLine } from './red-lines.js';
import type { HandbookRow, Requires } from './v4.0.js';

const word = z.string().trim().min(1, '不能为空').max(300);
const checkIds = z.array(z.string().regex(/^[a-z0-9-]+$/, '写成 no-login-on-jd 的样子')).min(1, '至少写一个检查');
const letters = z.strictObject({ S: z.enum(requirements).optional(), A: z.enum(requirements).optional(), B: z.enum(requirements).optional() });
const asked = z.array(z.enum(['S', 'A', 'B'])).default([]);

export const draftSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9][a-z0-9.-]{2,60}$/, '用小写字母、数字、点和横线，例如 handbook-v4.1-draft'),
  title: word,
  /** The published edition that it departs from. */
  from: z.string(),
  changeRows: z.array(z.strictObject({ row: z.string(), alipay: letters.optional(), self: letters.optional() })).default([]),
  dropRows: z.array(z.string()).default([]),
  /** A row that is required for these grades. Its checks need not exist yet: what nobody looked at is `cannotTell`. */
  addRows: z.array(z.strictObject({ row: word, section: word.default('草案新增'), title: word, clause: word, alipay: asked, self: asked, checks: checkIds })).default([]),
  dropRedLines: z.array(z.string()).default([]),
  addRedLines: z.array(z.strictObject({ id: word, title: word, clause: word, scope: z.enum(['alipay', 'run']).default('run'), checks: checkIds })).default([]),
  /** 应聘状态 must arrive within so many seconds. */
  statusWithinSeconds: z.number().positive('写大于 0 的秒数').max(600, '不超过 600 秒').optional(),
});
type Draft = z.infer<typeof draftSchema>;

export interface DraftEdition extends Edition { from: Edition; /** Each difference in words. */ changes: string[] }

export class DraftError extends Error {
  override readonly name = 'DraftError';
}

/** @throws DraftError: one sentence that names the key, its value and what to write instead. */
export function parseDraft(value: unknown): DraftEdition {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) refuse('', value, '要写成 JSON 对象');
  const parsed = draftSchema.safeParse(value);
  if (!parsed.success) throw faultOf(parsed.error, value);
  const draft = parsed.data;
  const from = editions.find(({ id }) => id === draft.from) ?? refuse('from', draft.from, `改成 ${editions.map(({ id }) => id).join('、')}`);
  if (editions.some(({ id }) => id === draft.id)) refuse('id', draft.id, '已发布的标准不能改写，换一个名字');
  requireKnown(draft, from);
  const changes = changesOf(draft, from);
  if (changes.length === 0) refuse('changeRows', [], `草案与 ${from.id} 没有任何不同，写上要改的行、红线或时限`);
  return {
    id: draft.id, title: draft.title, from, changes,
    rows: [...from.rows.filter(({ id }) => !draft.dropRows.includes(id)).map((row) => changed(row, draft)), ...draft.addRows.map(added)],
    redLines: [...from.redLines.filter(({ id }) => !draft.dropRedLines.includes(id)), ...draft.addRedLines.map((line): RedLine => ({ ...line, section: '草案新增' }))],
    ...(draft.statusWithinSeconds === undefined ? {} : { statusLimitMs: draft.statusWithinSeconds * 1000 }),
  };
}

function faultOf(error: z.ZodError, value: unknown): DraftError {
  const [issue] = error.issues;
  const unknownKey = issue?.code === 'unrecognized_keys' ? issue.keys[0] : undefined;
  const path = [...issue?.path ?? [], ...unknownKey === undefined ? [] : [unknownKey]];
  const held = path.reduce<unknown>((at, key) => (typeof at === 'object' && at !== null ? (at as Record<PropertyKey, unknown>)[key] : undefined), value); // read by the path zod names
  return new DraftError(sentence(path.join('.'), held, unknownKey !== undefined ? '这里没有这一项，删去它或改正名字' : issue?.message ?? ''));
}

const sentence = (key: string, held: unknown, mend: string): string => `评级标准草案有误：${key === '' ? '内容' : key} 的值 ${shown(held)} 不对，${mend}。`;
const shown = (held: unknown): string => (held === undefined ? '没有写' : JSON.stringify(held).slice(0, 60));

function refuse(key: string, held: unknown, mend: string): never {
  throw new DraftError(sentence(key, held, mend));
}

function requireKnown(draft: Draft, from: Edition): void {
  const rows = from.rows.map(({ id }) => id);
  const lines = from.redLines.map(({ id }) => id);
  const known = (ids: readonly string[], all: readonly string[], key: (at: number) => string): void => ids.forEach((id, at) => {
    if (!all.includes(id)) refuse(key(at), id, `${from.id} 里没有它，可用：${all.join('、')}`);
    if (ids.indexOf(id) !== at) refuse(key(at), id, '写了两次，删去一处');
  });
  known(draft.changeRows.map(({ row }) => row), rows, (at) => `changeRows.${at}.row`);
  known(draft.dropRows, rows, (at) => `dropRows.${at}`);
  known(draft.dropRedLines, lines, (at) => `dropRedLines.${at}`);
  const fresh = (ids: readonly string[], taken: readonly string[], key: (at: number) => string): void => ids.forEach((id, at) => {
    if (taken.includes(id) || ids.indexOf(id) !== at) refuse(key(at), id, '已有这个名字，换一个');
  });
  fresh(draft.addRows.map(({ row }) => row), rows, (at) => `addRows.${at}.row`);
  fresh(draft.addRedLines.map(({ id }) => id), lines, (at) => `addRedLines.${at}.id`);
  draft.changeRows.forEach((change, at) => {
    if (draft.dropRows.includes(change.row)) refuse(`changeRows.${at}.row`, change.row, '它也在 dropRows 里，只留一处');
    const row = from.rows.find(({ id }) => id === change.row);
    if (row) requireDecidable(row, change, `changeRows.${at}`);
  });
}

/** A row may ask only what its checks can decide. */
function requireDecidable(row: HandbookRow, change: Draft['changeRows'][number], key: string): void {
  const able: readonly string[] = ['none', ...('checks' in row.decidedBy ? Object.keys(row.decidedBy.checks) : [])];
  for (const link of links) {
    for (const [letter, requirement] of Object.entries(change[link] ?? {})) {
      if (requirement !== undefined && !able.includes(requirement)) refuse(`${key}.${link}.${letter}`, requirement, `${row.id} 只能写 ${able.join('、')}`);
    }
  }
}

const links = ['alipay', 'self'] as const;
const grades = ['S', 'A', 'B'] as const;

function changed(row: HandbookRow, { changeRows }: Draft): HandbookRow {
  const change = changeRows.find((each) => each.row === row.id);
  if (!change) return row;
  const of = (link: 'alipay' | 'self'): Requires => {
    const { S, A, B } = change[link] ?? {};
    const before = row.requires[link];
    return { S: S ?? before.S, A: A ?? before.A, B: B ?? before.B };
  };
  return { ...row, requires: { alipay: of('alipay'), self: of('self') } };
}

function added({ row, section, title, clause, alipay, self, checks }: Draft['addRows'][number]): HandbookRow {
  const required = (list: readonly string[]): Requires => ({ S: ask(list, 'S'), A: ask(list, 'A'), B: ask(list, 'B') });
  return { id: row, section, title, clause, requires: { alipay: required(alipay), self: required(self) }, decidedBy: { checks: { required: checks } } };
}
const ask = (list: readonly string[], letter: string): Requirement => (list.includes(letter) ? 'required' : 'none');

const linkNames = { alipay: '支付宝链路', self: '自主链路' } as const;
const words: Record<Requirement, string> = { required: '必选', onlyPath: '唯一路径', userChoice: '用户可选', oneOf: '2选1', fullSync: '全量同步', none: '无要求' };

function changesOf(draft: Draft, from: Edition): string[] {
  const titleOf = (id: string, all: readonly { id: string; title: string }[]): string => `「${all.find((each) => each.id === id)?.title ?? id}」`;
  const rows = from.rows.flatMap((row) => links.flatMap((link) => grades.flatMap((letter) => {
    const [before, now] = [row.requires[link][letter], changed(row, draft).requires[link][letter]];
    return before === now ? [] : [`「${row.title}」${linkNames[link]} ${letter} 级：${words[before]} → ${words[now]}`];
  })));
  return [
    ...rows, ...draft.dropRows.map((id) => `去掉${titleOf(id, from.rows)}`), ...draft.addRows.map(({ title }) => `新增「${title}」`),
    ...draft.dropRedLines.map((id) => `去掉红线${titleOf(id, from.redLines)}`), ...draft.addRedLines.map(({ title }) => `新增红线「${title}」`),
    ...(draft.statusWithinSeconds === undefined ? [] : [`应聘状态回传时限：${draft.statusWithinSeconds} 秒`]),
  ];
}
