import { execFileSync } from 'node:child_process';
import { Command, Option } from 'commander';
import { expect, test } from 'vitest';
import { completionScript } from './completion.js';

const program = new Command('yanshou');
program.command('verify').description("it's a [run]").addOption(new Option('--target <grade>', 'x').choices(['S', 'A', 'B'])).option('--quiet', 'y');
program.command('grade').description('again');

function bashCompletes(...words: string[]): string[] {
  const script = `${completionScript(program, 'bash')}
    COMP_WORDS=(${words.map((word) => `'${word}'`).join(' ')}); COMP_CWORD=${words.length - 1}; _yanshou; echo "\${COMPREPLY[*]}"`;
  return execFileSync('bash', ['-c', script], { encoding: 'utf8' }).trim().split(' ').filter(Boolean);
}

test('bash completes commands, options and the values of an option', () => {
  expect(bashCompletes('yanshou', 've')).toEqual(['verify']);
  expect(bashCompletes('yanshou', 'verify', '--')).toEqual(['--target', '--quiet']);
  expect(bashCompletes('yanshou', 'verify', '--target', '')).toEqual(['S', 'A', 'B']);
});

test('descriptions cannot break out of the quotes of zsh and fish', () => {
  expect(completionScript(program, 'zsh')).toContain("'verify:it s a  run '");
  expect(completionScript(program, 'fish')).toContain("-a verify -d 'it s a  run '");
});
