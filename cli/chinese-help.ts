/** `--help` in the language of its readers, in columns that stand under each other. */
import type { HelpConfiguration } from 'commander';

const headings: Record<string, string> = { 'Usage:': '用法：', 'Arguments:': '参数：', 'Options:': '选项：', 'Commands:': '命令：' };

export const chineseHelp: HelpConfiguration = {
  styleTitle: (title) => headings[title] ?? title,
  optionDescription: ({ description, argChoices, defaultValue }) => [
    description, ...(argChoices ? [`（${argChoices.join('、')}）`] : []), ...(typeof defaultValue === 'string' || typeof defaultValue === 'number' ? [`（默认 ${defaultValue}）`] : []),
  ].join(''),
  displayWidth: (text) => [...text].reduce((width, letter) => width + (/[\u2e80-\uffef]/.test(letter) ? 2 : 1), 0),
};
