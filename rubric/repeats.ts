/**
 * 单独重走: what a failed journey showed when it was repeated alone (`--repeat-failed`). A check whose answer changes is `flaky`: it earns nothing, and no
 * person can lift it, because both answers are proven.
 */
import type { Evidence, Link } from '../evidence/contract.js';
import type { CheckResult, Finding, Where } from './result.js';
import type { Checked } from './run-checks.js';

export type RunOnce = (checkId: string, link: Link | 'run') => Checked;

/** Name of the repeated journey in the result: that of its folder, since pictures are found by it (repeatFolder of evidence/contract.ts). */
export const repeatId = (journey: string): string => `${journey}.repeat`;

/** The same run, as if the repeated journeys had been the only ones. Undefined when none was repeated. */
export function withRepeats(evidence: Evidence): Evidence | undefined {
  const { repeats = [], journeys } = evidence;
  if (repeats.length === 0) return undefined;
  return { ...evidence, journeys: journeys.map((journey) => repeats.find(({ header }) => header.journey === journey.header.journey) ?? journey) };
}

export function steady(first: RunOnce, again: RunOnce, evidence: Evidence): RunOnce {
  const repeated = new Set((evidence.repeats ?? []).map(({ header }) => header.journey as string));
  return (checkId, link) => {
    const [one, two] = [first(checkId, link), again(checkId, link)];
    return one.result.outcome === two.result.outcome ? one : flaky(one, two, repeated);
  };
}

const words: Record<CheckResult['outcome'], string> = {
  pass: '合格', fail: '不合格', cannotTell: '无法判定', notApplicable: '不适用', accepted: '人工通过', flaky: '时好时坏', notRun: '没有记录', error: '检查出错',
};

function flaky(one: Checked, two: Checked, repeated: ReadonlySet<string>): Checked {
  const renamed = two.findings.map((finding) => ({ ...finding, where: finding.where.map((where) => (repeated.has(where.journey) ? { ...where, journey: repeatId(where.journey) } : where)) }));
  const own = (checked: Checked): Checked['findings'] => checked.findings.filter(({ outcome }) => outcome === 'fail' || outcome === 'cannotTell');
  const shown = [...own(one), ...own({ ...two, findings: renamed })];
  return {
    result: { ...one.result, outcome: 'flaky' },
    findings: [statement(one, two, shown), ...shown, ...one.findings.filter((finding) => !shown.includes(finding))].map((finding) => ({ ...finding, needsReview: false })),
  };
}

function statement(one: Checked, two: Checked, shown: readonly { expected: string; where: Where[] }[]): Omit<Finding, 'clause'> {
  return {
    check: one.result.id, outcome: 'cannotTell', expected: shown[0]?.expected ?? '两次结果一致',
    observed: `第一次${words[one.result.outcome]}，单独重走一次${words[two.result.outcome]}：时好时坏，不得分`,
    where: shown.flatMap(({ where }) => where), remedy: '同样的操作结果应当每次相同：请查明偶发的原因（首次请求、缓存、竞态、超时）并修好，再完整运行一次。', needsReview: false,
  };
}
