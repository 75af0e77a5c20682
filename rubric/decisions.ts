/**
 * What people decided on findings that need review (待人工确认), as the report exports it and `yanshou grade RUN --decisions FILE` takes it in. A decision
 * names the evidence it was made on; on any other it is refused.
 */
import { z } from 'zod';
import type { CheckResult, DecisionRecord, Finding } from './result.js';
import type { Checked } from './run-checks.js';

/** `id` = link:row:check:index: `link` is alipay, self, red-line or none (a remark); `index` counts the findings of that cell or red line from 0. */
const decisionSchema = z.strictObject({
  id: z.string().min(1), row: z.string(), link: z.string(), check: z.string(), decision: z.enum(['accept', 'reject'], { error: '只能是 accept（通过）或 reject（退回）' }),
  note: z.string().max(2_000).default(''),
});

export const decisionsSchema = z.strictObject({
  schemaVersion: z.literal(1), runId: z.string(), rubric: z.string(),
  /** result.json's `evidence`: what the reviewer looked at. */
  evidence: z.string().regex(/^sha256:[0-9a-f]{64}$/, '缺少证据摘要（sha256:…）'),
  reviewer: z.string().trim().min(1, '写明审核人').max(80),
  /** ISO 8601, the reviewer's clock. */
  decidedAt: z.iso.datetime({ offset: true, error: '时间写成 2026-11-22T08:00:00Z 的样子' }),
  decisions: z.array(decisionSchema),
});
export type Decisions = z.infer<typeof decisionsSchema>;
export type Decision = Decisions['decisions'][number];

export class DecisionError extends Error {
  override readonly name = 'DecisionError';
}

/** What the decisions must have been made on. */
export interface DecidedOn { rubric: string; evidence: string | undefined }

/** One file, or several in the order they were made: a later decision on the same finding replaces an earlier one. @throws DecisionError, one sentence. */
export function parseDecisions(value: unknown, on: DecidedOn): DecisionRecord[] {
  const files = (value === undefined ? [] : Array.isArray(value) ? value : [value]).map((file) => parseFile(file, on));
  const records = files.flatMap(({ reviewer, decidedAt, decisions }) => decisions.map(({ id, check, decision, note }) => ({ id, check, decision, note, reviewer, decidedAt })));
  return [...new Map(records.map((record) => [record.id, record])).values()];
}

function parseFile(file: unknown, on: DecidedOn): Decisions {
  const parsed = decisionsSchema.safeParse(file);
  if (!parsed.success) throw new DecisionError(`决定文件有误：${parsed.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`.trim()).join('；')}`);
  const { evidence, rubric, reviewer, runId } = parsed.data;
  if (rubric !== on.rubric) throw new DecisionError(`${reviewer} 的决定依据的是 ${rubric}，这次按 ${on.rubric} 评级，不能采用；请在新的报告里重新确认。`);
  if (evidence !== on.evidence) throw new DecisionError(`${reviewer} 的决定是看着另一份证据（${runId}，${brief(evidence)}）作出的，这份证据是 ${brief(on.evidence ?? '没有摘要')}，不能采用；请在这次的报告里重新确认。`);
  return parsed.data;
}

const brief = (digest: string): string => digest.slice(0, 19);

/** Each decision must meet a finding that asked for one, and what the machine proved broken is not lifted by hand. @throws DecisionError */
export function requireAnswerable(records: readonly DecisionRecord[], items: ReadonlyMap<string, Finding['outcome']>): void {
  for (const { id, decision, reviewer } of records) {
    const outcome = items.get(id);
    if (outcome === undefined) throw new DecisionError(`${reviewer} 决定的 ${id} 不是这份证据里待人工确认的项目；请从这次的报告重新导出。`);
    if (outcome === 'fail' && decision === 'accept') throw new DecisionError(`${id} 已判为不合格，人工不能改判为通过；确需例外，请写进 yanshou.waivers.json（豁免）。`);
  }
}

export interface Settled { done: Checked[]; decisions: DecisionRecord[] }
export type Settle = (place: string, done: readonly Checked[]) => Settled;

/** Applies the decisions to the checks of one place (`link:row`, `red-line:ID`): what was accepted no longer stands in the way, what was rejected fails. */
export function settler(records: readonly DecisionRecord[], items: Map<string, Finding['outcome']>): Settle {
  const decided = new Map(records.map((record) => [record.id, record]));
  return (place, done) => {
    let index = 0;
    const taken: DecisionRecord[] = [];
    const settled = done.map((checked) => {
      const pairs = checked.findings.map((finding): Pair => {
        const id = `${place}:${finding.check}:${index++}`;
        if (finding.needsReview) items.set(id, finding.outcome);
        const record = finding.needsReview ? decided.get(id) : undefined;
        if (record) taken.push(record);
        return { finding, record };
      });
      return pairs.some(({ record }) => record) ? { result: { ...checked.result, outcome: outcomeOf(checked, pairs) }, findings: pairs.map(asDecided) } : checked;
    });
    return { done: settled, decisions: taken };
  };
}

interface Pair { finding: Checked['findings'][number]; record: DecisionRecord | undefined }

function outcomeOf({ result: { outcome } }: Checked, pairs: readonly Pair[]): CheckResult['outcome'] {
  if (pairs.some(({ record }) => record?.decision === 'reject')) return 'fail';
  const open = pairs.filter(({ finding }) => finding.outcome === 'cannotTell');
  // What nobody was asked about stays open: a doubt without a finding of its own is no person's to lift.
  return outcome === 'cannotTell' && open.length > 0 && open.every(({ record }) => record?.decision === 'accept') ? 'accepted' : outcome;
}

function asDecided({ finding, record }: Pair): Pair['finding'] {
  if (!record) return finding;
  const outcome = record.decision === 'reject' ? 'fail' as const : finding.outcome === 'cannotTell' ? 'note' as const : finding.outcome;
  return { ...finding, outcome, needsReview: false };
}
