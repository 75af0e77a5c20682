/** Exit codes with what they mean and what to do: one line for each code there is; a test sees that none lacks its words. */
import { exitCodes } from '../../cli/exit.js';
import { generatedNote, table, type Language } from './language.js';

export function exitCodesPage(language: Language): string {
  const words = frame[language];
  const codes = Object.entries(exitCodes).sort(([, a], [, b]) => a - b);
  return [generatedNote, `# ${words.title}`, words.lead, table(words.head, codes.map(([name, code]) => [String(code), ...(exitMeanings[name]?.[language] ?? [name, ''])])), words.end, ''].join('\n\n');
}

const frame = {
  zh: {
    title: '退出码', head: ['退出码', '含义', '怎么办'],
    lead: '`yanshou verify` 与 `yanshou grade` 的退出码由 `result.json` 的 `gate` 决定；其他命令用同一张表。',
    end: '「需要人工复核」绝不会变成通过：CI 里只有 0 是绿的。',
  },
  en: {
    title: 'Exit codes', head: ['Code', 'Meaning', 'What to do'],
    lead: 'The exit code of `yanshou verify` and `yanshou grade` follows from `gate` in `result.json`; other commands use the same table.',
    end: 'A doubt never turns into a pass: in CI only 0 is green.',
  },
};

export const exitMeanings: Record<string, Record<Language, [string, string]>> = {
  met: { zh: ['达到目标评级', ''], en: ['The target grade is met', ''] },
  below: { zh: ['低于目标', '看报告第一屏：差哪几项、怎样改'], en: ['Below the target', 'The first screen of the report says which rows are missing and how to mend them'] },
  review: { zh: ['需要人工复核，或证据不足', '看报告的「待人工确认」；没走完的旅程重跑'], en: ['Someone must look, or the evidence does not suffice', 'See the to-do of the report; replay journeys that did not finish'] },
  harness: { zh: ['工具或环境出错，或被中断', '`yanshou doctor` 会指出缺什么'], en: ['Harness or environment error, or interrupted', '`yanshou doctor` names what is missing'] },
  badConfig: { zh: ['配置有误', '输出里逐条写着键、现在的值、怎样改'], en: ['Bad configuration', 'The output names each key, its value and the mend'] },
  staleWaiver: { zh: ['豁免过期或不再需要', '处理 `yanshou.waivers.json` 里的这一条'], en: ['A waiver is stale or expired', 'Deal with that entry of `yanshou.waivers.json`'] },
  nothingJudged: { zh: ['没有任何内容被评判', '多半是没有岗位同步，或旅程都没走到；看输出的第一行'], en: ['Nothing was judged', 'Most often no job was synced or no journey got anywhere; the first line of output says which'] },
  newFailures: { zh: ['有新的不合格：基线里合格的，这次坏了或没有判定', '看报告的「与上次相比」'], en: ['New failures: what passed in the baseline is broken or undecided now', 'See the comparison with the last run in the report'] },
};
