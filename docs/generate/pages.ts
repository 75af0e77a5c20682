/** Every generated page of the docs site: path under docs/ → Markdown, in both languages. Renewed by `npm run docs`; a test proves that they are current. */
import { englishAutomatorPage } from './automator.js';
import { configurationPage } from './configuration.js';
import { exitCodesPage } from './exit-codes.js';
import { matrixPage, redLinePage, rowPage } from './handbook.js';
import { handbookV4 } from '../../rubric/handbook/v4.0.js';
import { redLines } from '../../rubric/handbook/red-lines.js';
import { languages, pageOf, type Language } from './language.js';

export function generatedPages(): Map<string, string> {
  const both = languages.flatMap((language) => pages(language).map(([path, text]) => [language === 'zh' ? path : `en/${path}`, text] as const));
  return new Map([...both, ['en/automator.md', englishAutomatorPage()]]);
}

function pages(language: Language): [string, string][] {
  return [
    ['reference/configuration.md', configurationPage(language)],
    ['reference/exit-codes.md', exitCodesPage(language)],
    ['handbook/index.md', matrixPage(language)],
    ...handbookV4.map((row): [string, string] => [`handbook/${pageOf(row.id)}.md`, rowPage(row, language)]),
    ...redLines.map((line): [string, string] => [`handbook/${pageOf(line.id)}.md`, redLinePage(line, language)]),
  ];
}
