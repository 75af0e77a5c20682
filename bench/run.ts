/** `npm run bench [-- NAME…]`: every bench/<name>.bench.ts, one after the other, into runs/bench.json. */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Bench, Measurement } from './bench.js';

const file = join('runs', 'bench.json');
const here = fileURLToPath(new URL('.', import.meta.url));
const wanted = process.argv.slice(2);

const names = readdirSync(here).flatMap((name) => /^(.+)\.bench\.js$/.exec(name)?.[1] ?? []).filter((name) => wanted.length === 0 || wanted.includes(name));
if (names.length === 0) {
  console.error(`No bench of that name: ${wanted.join(', ')}`);
  process.exit(6);
}
const measured: Measurement[] = [];
for (const name of names) {
  const { default: bench } = (await import(`./${name}.bench.js`)) as { default: Bench }; // each bench module exports one
  console.log(`\n${bench.name}`);
  const measurements = await bench.measure();
  for (const measurement of measurements) console.log(`  ${line(measurement)}`);
  measured.push(...measurements);
}
write(measured);
process.exit(0);

function line({ id, ratio, target, better, ours, reference, unit, note }: Measurement): string {
  const met = better === 'lower' ? ratio <= target : ratio >= target;
  const bound = better === 'lower' ? '≤' : '≥';
  return `${met ? '✓' : '✗'} ${id}: ${short(ratio)} (target ${bound} ${target}); ours ${short(ours)} ${unit}, reference ${short(reference)} ${unit}${note ? `; ${note}` : ''}`;
}

/** Measurements of benches that were not run this time stay. */
function write(fresh: readonly Measurement[]): void {
  const before = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Measurement[]) : []; // this program wrote it
  const renewed = new Set(fresh.map(({ id }) => id));
  mkdirSync('runs', { recursive: true });
  writeFileSync(file, `${JSON.stringify([...before.filter(({ id }) => !renewed.has(id)), ...fresh], null, 2)}\n`);
}

function short(value: number): string {
  return Math.abs(value) >= 100 ? value.toFixed(0) : value.toPrecision(3);
}
