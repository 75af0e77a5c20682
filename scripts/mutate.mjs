// `npm run mutate [-- FILE…] [--force]`: Stryker breaks the rubric's own code, one small change at a time; a change that no test of the rubric notices survives.
// What is known from earlier runs is kept in runs/mutate/incremental.json and only what changed is asked again, so the whole may be done in parts; `--force`
// asks again all the same. `npm run mutate -- --table` runs nothing: it puts the scores of all parts into rubric/mutants.md, where the survivors are explained.
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root, setUp } from './setup.mjs';

const flags = process.argv.slice(2).filter((each) => each.startsWith('--'));
const files = process.argv.slice(2).filter((each) => !flags.includes(each));
if (flags.includes('--table')) writeTable(join(root, 'rubric/mutants.md'), readFileSync(join(root, 'runs/mutate/incremental.json'), 'utf8'));
else if (flags.some((each) => each !== '--force')) usage();
else await mutate();

/** Asked for help, or for what there is not: better said than hours of work begun. */
function usage() {
  console.log('npm run mutate [-- FILE…] [--force]   breaks the rubric, or those files of it, and asks its tests (the whole: about half an hour of processor time)\nnpm run mutate -- --table             puts the scores known so far into rubric/mutants.md');
  process.exit(flags.includes('--help') ? 0 : 6);
}

async function mutate() {
  await setUp();
  const stryker = join(root, 'node_modules/@stryker-mutator/core/bin/stryker.js');
  const options = [...(files.length > 0 ? ['--mutate', files.join(',')] : []), ...(flags.includes('--force') ? ['--force'] : [])];
  process.exit(spawnSync(process.execPath, [stryker, 'run', ...options], { cwd: root, stdio: 'inherit' }).status ?? 5);
}

/** Between the two marks of the file, a row for each mutated file and one for all. */
function writeTable(path, report) {
  const rows = Object.entries(JSON.parse(report).files).map(([file, { mutants }]) => ({ file: file.replace(/^rubric\//, ''), ...counts(mutants) }));
  const sum = (name) => rows.reduce((total, row) => total + row[name], 0);
  const all = { file: '**all**', killed: sum('killed'), survived: sum('survived'), uncovered: sum('uncovered'), left: sum('left') };
  const lines = [...rows.sort((a, b) => (a.file < b.file ? -1 : 1)), all].map((row) => `| ${row.file} | ${row.killed} | ${row.survived} | ${row.uncovered} | ${row.left} | ${score(row)} |`);
  const table = ['| file | killed | survived | in no test | static, left out | score % |', '|---|--:|--:|--:|--:|--:|', ...lines].join('\n');
  writeFileSync(path, readFileSync(path, 'utf8').replace(/(?<=<!-- scores -->\n)[^]*(?=<!-- \/scores -->)/, () => `${table}\n`));
}

function counts(mutants) {
  const of = (...statuses) => mutants.filter(({ status }) => statuses.includes(status)).length;
  return { killed: of('Killed', 'Timeout'), survived: of('Survived'), uncovered: of('NoCoverage'), left: of('Ignored') };
}

/** Stryker's own: what no test reaches counts as survived. */
function score({ killed, survived, uncovered }) {
  const asked = killed + survived + uncovered;
  return asked === 0 ? '–' : ((100 * killed) / asked).toFixed(1);
}
