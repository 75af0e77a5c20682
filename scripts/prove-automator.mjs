// `npm run prove:automator`: all journeys of grade-s once in the container and once through miniprogram-automator and our own automation endpoint;
// grade, red lines and every cell must be the same. Slow (some minutes), so not part of npm test. Closing line `N passed, N failed`.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root, setUp } from './setup.mjs';

const [ownPort, port] = [4610, 4719];
const scratch = join(root, 'runs/prove-automator');

await setUp();
rmSync(scratch, { recursive: true, force: true });
mkdirSync(scratch, { recursive: true });
const { endpoint, close } = await openEndpoint();
const through = await verified('automator', endpoint).finally(close);
const reference = await verified('container');
const pairs = compared(reference, through);
const differences = pairs.filter(([, wanted, got]) => wanted !== got);
for (const [what, wanted, got] of differences) console.log(`✗ ${what}: container ${wanted}, automator ${got}`);
console.log(`grade ${reference.grade} in the container, ${through.grade} through miniprogram-automator; ${through.cells.length} cells`);
console.log(`${pairs.length - differences.length} passed, ${differences.length} failed`);
process.exitCode = differences.length > 0 || reference.grade !== 'S' ? 1 : 0;

/** A phone of its own for each journey that connects. */
async function openEndpoint() {
  const { chromium } = await import('@playwright/test');
  const { chromiumArgs, chromiumPath } = await import('./chromium.mjs');
  const { startAutomator } = await import('../dist/mock-alipay/container/automator/index.js');
  const browser = await chromium.launch({ executablePath: chromiumPath(), args: chromiumArgs() });
  const phone = () => browser.newPage({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, deviceScaleFactor: 1, locale: 'zh-CN' });
  const automator = await startAutomator({ phone, port: 0 });
  return { endpoint: automator.wsEndpoint, close: async () => { await automator.close(); await browser.close(); } };
}

async function verified(name, automator) {
  const app = join(scratch, name);
  cpSync(join(root, 'examples/grade-s'), app, { recursive: true });
  const { movePort } = await import('../dist/prove/play-app.js');
  movePort(app, ownPort, port);
  const config = join(app, 'yanshou.config.ts');
  if (automator) writeFileSync(config, readFileSync(config, 'utf8').replace('defineConfig({', `defineConfig({ stage: { automator: '${automator}' },`));
  const out = join(scratch, `${name}-runs`);
  const run = spawn(process.execPath, [join(root, 'dist/cli/main.js'), 'verify', '--config', app, '--out', out, '--workers', '1'], { cwd: root, stdio: 'inherit' });
  const [status] = await once(run, 'exit');
  const file = join(out, 'latest', 'result.json');
  if (!existsSync(file)) throw new Error(`${name}: no result (exit ${status})`);
  return JSON.parse(readFileSync(file, 'utf8'));
}

function compared(wanted, got) {
  const cells = (result) => new Map(result.cells.map((cell) => [`${cell.link}:${cell.row}`, cell.verdict]));
  const lines = (result) => result.redLines.filter((line) => line.verdict === 'fail').map((line) => line.id).sort().join(' ');
  const [there, here] = [cells(wanted), cells(got)];
  return [
    ['grade', wanted.grade, got.grade], ['grade on 支付宝链路', wanted.links.alipay.grade, got.links.alipay.grade], ['grade on 自主链路', wanted.links.self.grade, got.links.self.grade],
    ['broken red lines', lines(wanted), lines(got)],
    ...[...new Set([...there.keys(), ...here.keys()])].map((cell) => [cell, there.get(cell), here.get(cell)]),
  ];
}
