/** What the short outputs say of a comparison: one line of counts, what must be said aloud, and what is new. */
import { troubleName } from '../cases.js';
import { verdictWords } from '../wording.js';
import type { Comparison } from './compare-results.js';

const freshShown = 10;

export function comparisonLines({ fixed, stillThere, fresh, nothingChanged, sameRubric }: Comparison): { count: string; sentences: string[]; fresh: string[] } {
  return {
    count: `修好 ${fixed.length} · 仍在 ${stillThere.length} · 新出现 ${fresh.length}`,
    sentences: [
      ...(nothingChanged ? ['自上次提交以来没有任何变化（手册：无效修改和提交）'] : []),
      ...(sameRubric ? [] : ['两次所用手册版本不同，对比仅供参考']),
    ],
    fresh: [...fresh.slice(0, freshShown).map((trouble) => `新出现：${troubleName(trouble)}${verdictWords[trouble.verdict].zh}`), ...(fresh.length > freshShown ? [`… 还有 ${fresh.length - freshShown} 项，见报告`] : [])],
  };
}
