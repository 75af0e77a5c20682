/** A server that fails its first look at a job: the failed journey is played once more, alone, succeeds, and earns nothing for it. About fifteen seconds, since it is played for real. */
import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { resultSchema, type Result } from '../rubric/result.js';
import { everyResult } from '../reports/results.fixture.js';
import { buildWhenStale } from '../scripts/build.mjs';
import { exitCodes } from './exit.js';
import { failedJourneys } from './repeat-failed.js';

const root = fileURLToPath(new URL('..', import.meta.url));
const example = join(root, 'examples/grade-s');

beforeAll(() => buildWhenStale());

/** The embedded example, its first JD page refused: loaded before the server, it stands in front of it. */
const refusesTheFirst = `import { Server } from 'node:http';
const emit = Server.prototype.emit;
let first = true;
Server.prototype.emit = function (name, request, response, ...rest) {
  if (name !== 'request' || !/^\\/api\\/jobs\\/[^/]+$/.test(request.url) || !first) return emit.call(this, name, request, response, ...rest);
  first = false;
  response.writeHead(503, { 'content-type': 'application/json' }).end('{"message":"服务开小差了，请稍后再试"}');
  return true;
};
`;

function flakyApp(): string {
  const cwd = mkdtempSync(join(tmpdir(), 'yanshou-flaky-'));
  writeFileSync(join(cwd, 'first.mjs'), refusesTheFirst);
  const own = readFileSync(join(example, 'yanshou.config.ts'), 'utf8')
    .replace("'./mini'", JSON.stringify(join(example, 'mini'))).replace("'node server/index.js'", JSON.stringify(`node --import ${join(cwd, 'first.mjs')} ${join(example, 'server/index.js')}`));
  writeFileSync(join(cwd, 'yanshou.config.ts'), own);
  return cwd;
}

function verify(cwd: string): Promise<{ code: number; text: string }> {
  return new Promise((settle) => {
    const child = execFile(process.execPath, [join(root, 'dist/cli/main.js'), 'verify', '--journey', 'self-first-apply', '--repeat-failed'], { cwd }, (_, stdout, stderr) => settle({ code: child.exitCode ?? -1, text: stdout + stderr }));
  });
}

describe('--repeat-failed', () => {
  it('plays a failed journey once more alone; the verdict that changed is flaky and earns nothing', async () => {
    const cwd = flakyApp();
    const { code, text } = await verify(cwd);
    const result: Result = resultSchema.parse(JSON.parse(readFileSync(join(cwd, 'runs/latest/result.json'), 'utf8')));
    expect(text).toContain('逐个单独重走 1 个没有通过的旅程：self-first-apply');
    const flaky = result.cells.filter(({ verdict }) => verdict === 'flaky');
    expect(flaky.map(({ link, row }) => `${link}:${row}`), text).toContain('self:STATUS.synced');
    expect(flaky[0]?.findings[0]?.observed).toMatch(/单独重走一次.*：时好时坏，不得分/);
    expect(text).toContain('时好时坏');
    expect([result.grade, code]).toEqual(['none', exitCodes.review]);
    expect(readdirSync(join(cwd, 'runs/latest/evidence'))).toContain('self-first-apply.repeat');
    expect(readFileSync(join(cwd, 'runs/latest/ctrf.json'), 'utf8')).toContain('"flaky": true');
  }, 120_000);
});

describe('failedJourneys', () => {
  it('names journeys in which something was seen that keeps the target away, and those that did not finish', () => {
    expect(failedJourneys(everyResult.S())).toEqual([]);
    expect(failedJourneys(everyResult.A())).toContain('alipay-resume-complete');
    expect(failedJourneys(everyResult.interrupted()).length).toBeGreaterThan(0);
  });

  it('leaves alone what only a higher grade asks', () => {
    const result = everyResult.A();
    expect(failedJourneys({ ...result, target: 'A', redLines: [] })).toEqual([]);
  });
});
