/**
 * What people decided on findings that need review (待人工确认), as the report exports it and `yanshou grade RUN --decisions FILE` takes it in. A decision
 * names the evidence it was made on; on any other it is refused.
 */
import { z } from 'zod';

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
