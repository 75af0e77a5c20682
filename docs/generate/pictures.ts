/** The passing and the failing picture of a row, with what the two runs said. Taken by `npm run docs:pictures`. */
import { existsSync, readFileSync } from 'node:fs';
import { z } from 'zod';
import { checkById } from '../../rubric/checks/index.js';
import { defectById } from './defects.js';
import { pageOf, plain, type Language } from './language.js';

const book = new URL('../handbook/pictures/pictures.json', import.meta.url);
const pictureSchema = z.record(z.string(), z.object({
  pass: z.object({ file: z.string(), example: z.string(), facts: z.array(z.object({ check: z.string(), facts: z.array(z.string()) })) }),
  fail: z.object({ file: z.string(), defect: z.string(), expected: z.string(), observed: z.string(), remedy: z.string() }),
}));
export const pictures = existsSync(book) ? pictureSchema.parse(JSON.parse(readFileSync(book, 'utf8'))) : {};

export function bothPictures(id: string, language: Language): string[] {
  const taken = pictures[id];
  if (!taken) return [];
  const words = wording[language];
  const folder = language === 'zh' ? './pictures' : '../../handbook/pictures';
  const colon = language === 'zh' ? '：' : ': ';
  const change = defectById(taken.fail.defect)?.description ?? taken.fail.defect;
  return [
    `## ${words.heading}`,
    `<div class="pictures">\n<figure>\n\n![${words.pass} ${pageOf(id)}](${folder}/${taken.pass.file})\n\n<figcaption>\n\n**${words.pass}** · \`examples/${taken.pass.example}\`\n\n</figcaption>\n</figure>\n` +
      `<figure>\n\n![${words.fail} ${pageOf(id)}](${folder}/${taken.fail.file})\n\n<figcaption>\n\n**${words.fail}** · ${plain(change)}\n\n</figcaption>\n</figure>\n</div>`,
    `${words.lead}`,
    `- **${words.expected}**${colon}${plain(taken.fail.expected)}\n- **${words.observed}**${colon}${plain(taken.fail.observed)}\n- **${words.remedy}**${colon}${plain(taken.fail.remedy)}`,
    ...facts(taken.pass.facts, words.facts),
  ];
}

/** An absence is believed only after enough was looked at: the guard says what. */
function facts(seen: readonly { check: string; facts: string[] }[], lead: string): string[] {
  if (seen.length === 0) return [];
  return [lead, seen.map(({ check, facts: lines }) => `- ${plain(checkById(check).title)}\n${lines.map((line) => `  - ${plain(line)}`).join('\n')}`).join('\n')];
}

const wording = {
  zh: {
    heading: '合格与不合格', pass: '合格', fail: '不合格', lead: '不合格的那次，报告写的是：', expected: '应当', observed: '看到', remedy: '怎样改',
    facts: '合格的那次，报告写明看了什么（没看够就不会判合格）：',
  },
  en: {
    heading: 'A pass and a failure', pass: 'Pass', fail: 'Fail', lead: 'What the report says of the failure, in its own words:', expected: 'Expected', observed: 'Observed', remedy: 'Mend',
    facts: 'What it says it looked at before it passed the other (too little seen is never a pass):',
  },
};
