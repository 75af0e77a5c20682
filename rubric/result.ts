/** The shape of a graded run: result.json. Published; reports are renderings of it and compute nothing. */
import { z } from 'zod';

export const resultSchemaVersion = 1;

export const grades = ['S', 'A', 'B', 'none'] as const;
export type Grade = (typeof grades)[number];

/** What a grade asks of a row on a link. `none` = ❌ nothing asked. */
export const requirements = ['required', 'onlyPath', 'userChoice', 'oneOf', 'fullSync', 'none'] as const;
export type Requirement = (typeof requirements)[number];

/**
 * A row's answer. Only `pass` (and `waived`, `accepted`, which are shown) earns a cell; `notApplicable` earns one too, because the ISV declared it and the
 * run cross-checked it. `accepted` = a named person decided 通过 on what the check could not tell. `flaky` = the failed journey was repeated alone and the
 * answer changed: it earns nothing. `notRun` = no evidence, `error` = the check itself broke.
 */
export const verdicts = ['pass', 'fail', 'cannotTell', 'notApplicable', 'waived', 'accepted', 'flaky', 'notRun', 'error', 'notTested'] as const;
export type Verdict = (typeof verdicts)[number];

export const whereSchema = z.object({
  journey: z.string(), seqs: z.array(z.number().int()), screen: z.string().optional(), file: z.string().optional(), at: z.number().optional(),
  box: z.object({ x: z.number(), y: z.number(), w: z.number(), h: z.number() }).optional(),
  /** The place in the ISV's own source, where known: path relative to the mini program's root, line and column from 1. */
  source: z.object({ file: z.string(), line: z.number().int().positive(), column: z.number().int().positive().optional() }).optional(),
});
export type Where = z.infer<typeof whereSchema>;

export const findingSchema = z.object({
  check: z.string(), outcome: z.enum(['fail', 'cannotTell', 'warning', 'note']),
  expected: z.string(), observed: z.string(), where: z.array(whereSchema), remedy: z.string(), clause: z.string(),
  /** True when a person should look: the picture is at `where`. */
  needsReview: z.boolean(),
});
export type Finding = z.infer<typeof findingSchema>;

/** One decision of a named person on a finding that needs review: who, what, why, when. Made in the report, taken in by `yanshou grade RUN --decisions FILE`. */
export const decisionRecordSchema = z.object({
  /** link:row:check:index, as the report's to-do list numbers it; `index` counts the findings of the cell or red line. */
  id: z.string(), check: z.string(), decision: z.enum(['accept', 'reject']), note: z.string(), reviewer: z.string(), decidedAt: z.string(),
});
export type DecisionRecord = z.infer<typeof decisionRecordSchema>;

/** What was looked at. Shown in words beside every verdict; an absence check without one cannot pass. */
export const guardSchema = z.object({ screens: z.number().int(), nodes: z.number().int(), facts: z.array(z.string()) });
export type Guard = z.infer<typeof guardSchema>;

export const checkResultSchema = z.object({
  id: z.string(), outcome: z.enum(['pass', 'fail', 'cannotTell', 'notApplicable', 'accepted', 'flaky', 'notRun', 'error']), guard: guardSchema.optional(),
  /** Fidelity-ledger lines the outcome rests on. */
  assumptions: z.array(z.string()),
});
export type CheckResult = z.infer<typeof checkResultSchema>;

const requirementSchema = z.enum(requirements);
export const cellSchema = z.object({
  row: z.string(), section: z.string(), title: z.string(), link: z.enum(['alipay', 'self']),
  grades: z.object({ S: requirementSchema, A: requirementSchema, B: requirementSchema }),
  /** Verdict per grade: they differ where the requirement does (唯一路径 ↔ 用户可选, 全量同步 ↔ ✅). */
  gradeVerdicts: z.object({ S: z.enum(verdicts), A: z.enum(verdicts), B: z.enum(verdicts) }),
  /** The verdict under the strictest requirement asked on this link. */
  verdict: z.enum(verdicts),
  checks: z.array(checkResultSchema), findings: z.array(findingSchema), clause: z.string(), reading: z.string().optional(),
  waiver: z.object({ reason: z.string(), owner: z.string(), expires: z.string() }).optional(),
  /** Decisions of people that this verdict took in. */
  decisions: z.array(decisionRecordSchema).optional(),
});
export type Cell = z.infer<typeof cellSchema>;

export const redLineSchema = z.object({
  id: z.string(), title: z.string(), clause: z.string(), verdict: z.enum(verdicts), checks: z.array(checkResultSchema), findings: z.array(findingSchema),
  reading: z.string().optional(), decisions: z.array(decisionRecordSchema).optional(),
});
export type RedLine = z.infer<typeof redLineSchema>;

export const nextGradeSchema = z.object({ link: z.enum(['alipay', 'self', 'overall']), from: z.enum(grades), to: z.enum(['S', 'A', 'B']), mend: z.array(z.object({ row: z.string(), link: z.enum(['alipay', 'self']), verdict: z.enum(verdicts) })), redLines: z.array(z.string()) });
export type NextGrade = z.infer<typeof nextGradeSchema>;

/** What the same evidence gets under another edition (`yanshou grade RUN --rubric FILE`). The result's own grade, gate and exit code stay as they are. */
export const otherEditionSchema = z.object({
  rubric: z.string(), title: z.string(),
  /** The published edition that it departs from, and how, in words. */
  from: z.string(), changes: z.array(z.string()),
  grade: z.enum(grades), gate: z.enum(['met', 'below', 'review', 'nothing-judged', 'stale-waiver']), links: z.object({ alipay: z.object({ grade: z.enum(grades) }), self: z.object({ grade: z.enum(grades) }) }),
  /** Only what is not as in the result's own cells and red lines. */
  cells: z.array(cellSchema), redLines: z.array(redLineSchema),
});
export type OtherEdition = z.infer<typeof otherEditionSchema>;

export const resultSchema = z.object({
  schemaVersion: z.literal(resultSchemaVersion), rubric: z.string(),
  app: z.object({ name: z.string(), appId: z.string(), subject: z.string(), resumeMode: z.string() }),
  runId: z.string(),
  /** Overall grade: the highest whose cells pass in both columns, `none` when a red line is broken. */
  grade: z.enum(grades),
  target: z.enum(['S', 'A', 'B']),
  /** Why the run ends as it does; the exit code follows from it alone. */
  gate: z.enum(['met', 'below', 'review', 'nothing-judged', 'stale-waiver']),
  withWaivers: z.boolean(),
  /** The grade rests on decisions of people too: at least one verdict is what a person decided. Absent = none was taken in. */
  withDecisions: z.boolean().optional(),
  /** Digest of the evidence (events and pictures) that was judged, `sha256:…`. A decision names the one it was made on, and is refused on any other. */
  evidence: z.string().optional(),
  /** Every decision taken in, those on remarks included. */
  decisions: z.array(decisionRecordSchema).optional(),
  links: z.object({ alipay: z.object({ grade: z.enum(grades) }), self: z.object({ grade: z.enum(grades) }) }),
  cells: z.array(cellSchema), redLines: z.array(redLineSchema), nextGrade: z.array(nextGradeSchema),
  /** Findings that change no letter (hygiene, near limits). */
  remarks: z.array(findingSchema),
  journeys: z.array(z.object({ id: z.string(), link: z.enum(['alipay', 'self']), title: z.string(), status: z.enum(['finished', 'failed', 'interrupted', 'notRun']), durationMs: z.number().optional(), reason: z.string().optional(), /** The journey that this one repeats alone (`--repeat-failed`); its id is `<journey>.repeat`. */ repeats: z.string().optional(), chapters: z.array(z.object({ label: z.string(), text: z.string(), at: z.number() })), screens: z.array(z.object({ id: z.string(), moment: z.string(), file: z.string().nullable(), at: z.number(), title: z.string(), viewport: z.object({ w: z.number(), h: z.number() }).optional() })) })),
  conditions: z.object({
    createdAt: z.string(), versions: z.record(z.string(), z.string()), buildHash: z.string(), /** Folder that `source` places are relative to, in the ISV's repository. */ sourceRoot: z.string().optional(), framework: z.string(),
    freshAccounts: z.enum(['proven', 'not proven']), clockErrorMs: z.number(), assumptions: z.array(z.object({ id: z.string(), text: z.string() })),
    warnings: z.array(z.string()), interrupted: z.boolean(),
  }),
  /** Grades under drafts, in the order they were taken in. Absent = none was asked for. */
  otherEditions: z.array(otherEditionSchema).optional(),
  waivers: z.array(z.object({ row: z.string(), link: z.string().optional(), reason: z.string(), owner: z.string(), expires: z.string(), state: z.enum(['used', 'stale', 'expired']) })),
});
export type Result = z.infer<typeof resultSchema>;
