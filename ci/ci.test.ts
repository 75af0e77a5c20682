/** The CI kits, run: every shell step of action.yml and gitlab.yml in bash, in a scratch folder, with an npx that leaves a recorded result behind. No network. */
import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { exitCodes, type ExitCode } from '../cli/exit.js';
import { renderAll } from '../reports/index.js';
import { everyResult } from '../reports/results.fixture.js';
import type { Result } from '../rubric/result.js';

const root = fileURLToPath(new URL('..', import.meta.url));
const read = (file: string): string => readFileSync(join(root, file), 'utf8');

interface Step { run?: string; uses?: string; shell?: string; env?: Record<string, string>; if?: string }
interface Action { inputs: Record<string, { default: string }>; outputs: Record<string, { value: string }>; runs: { using: string; steps: Step[] } }
interface GitlabJob { variables: Record<string, string>; before_script: string[]; script: string[]; artifacts: { when: string; paths: string[]; reports: { junit: string } } }
interface GitlabShards { '.yanshou': Pick<GitlabJob, 'variables'>; 'yanshou:play': GitlabJob & { extends: string; parallel: number }; yanshou: GitlabJob & { extends: string; needs: string[] } }

const action = parse(read('action.yml')) as Action; // its shape is what the tests below assert
const gitlabShards = parse(read('ci/gitlab-shards.yml')) as GitlabShards; // as above
const gitlab = (parse(read('ci/gitlab.yml')) as { yanshou: GitlabJob }).yanshou;

/** How a run may end, with the exit code that yanshou gives it. */
const endings: [Result['gate'] | 'new failures', ExitCode, () => Result][] = [
  ['met', exitCodes.met, everyResult.S], ['below', exitCodes.below, everyResult.failing], ['review', exitCodes.review, () => ({ ...everyResult.S(), gate: 'review' })],
  ['stale-waiver', exitCodes.staleWaiver, () => ({ ...everyResult.S(), gate: 'stale-waiver' })], ['nothing-judged', exitCodes.nothingJudged, () => ({ ...everyResult.interrupted(), gate: 'nothing-judged' })],
  ['new failures', exitCodes.newFailures, everyResult.A],
];

interface Scratch { cwd: string; env: NodeJS.ProcessEnv; said: () => string[] }

/** A folder to run in, whose npx notes its arguments, leaves `result` as runs/r-1 and ends with `code`. */
function scratch(code: ExitCode, result?: Result): Scratch {
  const cwd = mkdtempSync(join(tmpdir(), 'yanshou-ci-'));
  const bin = join(cwd, 'bin');
  const recorded = join(cwd, 'recorded');
  for (const dir of [bin, recorded]) mkdirSync(dir);
  if (result) for (const { name, body } of [...renderAll(result), { name: 'result.json', body: JSON.stringify(result) }]) writeFileSync(join(recorded, name), body);
  const leave = result ? 'mkdir -p runs && cp -r "$RECORDED" runs/r-1 && ln -sfn r-1 runs/latest\n' : '';
  program(join(bin, 'npx'), `printf '%s\\n' "npx $*" >> "$SAID"\n${leave}exit ${code}`);
  program(join(bin, 'apt-get'), 'printf \'%s\\n\' "apt-get $*" >> "$SAID"');
  const said = join(cwd, 'said.txt');
  const env = { PATH: `${bin}:${process.env['PATH'] ?? ''}`, HOME: cwd, SAID: said, RECORDED: recorded };
  return { cwd, env, said: () => (existsSync(said) ? readFileSync(said, 'utf8').trim().split('\n') : []) };
}

function program(file: string, body: string): void {
  writeFileSync(file, `#!/bin/sh\n${body}\n`);
  chmodSync(file, 0o755);
}

/** As the platforms do: bash, ending at the first command that fails. */
function bash(script: string, { cwd, env }: Scratch, more: Record<string, string> = {}): number | null {
  return spawnSync('bash', ['--noprofile', '--norc', '-eo', 'pipefail', '-c', script], { cwd, env: { ...env, ...more } }).status;
}

describe('action.yml', () => {
  const shellSteps = action.runs.steps.filter((step) => step.run !== undefined);

  /** Runs each shell step with the inputs filled in; the first that fails ends the action. */
  function run(place: Scratch, inputs: Record<string, string> = {}): { code: number | null; outputs: Record<string, string>; summary: string } {
    const files = { GITHUB_OUTPUT: join(place.cwd, 'output.txt'), GITHUB_STEP_SUMMARY: join(place.cwd, 'summary.txt'), GITHUB_ACTION_PATH: root };
    const filled = (text: string): string => text.replace(/\$\{\{\s*inputs\.([\w-]+)\s*\}\}/g, (_, name: string) => inputs[name] ?? action.inputs[name]?.default ?? `no input ${name}`);
    const code = shellSteps.reduce<number | null>((before, step) => {
      const env = Object.fromEntries(Object.entries(step.env ?? {}).map(([name, value]) => [name, filled(value)]));
      return before === 0 ? bash(step.run ?? '', place, { ...files, ...env }) : before;
    }, 0);
    const text = (file: string): string => (existsSync(file) ? readFileSync(file, 'utf8') : '');
    return { code, outputs: Object.fromEntries(text(files.GITHUB_OUTPUT).trim().split('\n').map((line) => line.split('='))) as Record<string, string>, summary: text(files.GITHUB_STEP_SUMMARY) };
  }

  it.each(endings)('of a run that ends as "%s" ends with exit code %i, and the summary says why', (_gate, code, make) => {
    const result = make();
    const place = scratch(code, result);
    const { code: ended, outputs, summary } = run(place);
    expect(ended).toBe(code);
    expect(outputs).toEqual({ grade: result.grade, gate: result.gate, 'exit-code': String(code), run: 'runs/r-1' });
    expect(summary).toBe(readFileSync(join(place.cwd, 'recorded/summary.md'), 'utf8'));
    expect(place.said()).toEqual(['npx --yes yanshou@latest verify --config . --workers 2 --out runs']);
  });

  it.each([exitCodes.harness, exitCodes.badConfig])('ends with exit code %i when there is no result at all', (code) => {
    expect(run(scratch(code))).toMatchObject({ code, summary: '' });
  });

  it('hands every input on', () => {
    const place = scratch(exitCodes.met, everyResult.S());
    run(place, { config: 'my app/yanshou.config.ts', target: 'A', workers: '3', baseline: 'last/result.json', 'repeat-failed': 'true', shard: '2/3', version: '1.2.3' });
    expect(place.said()).toEqual(['npx --yes yanshou@1.2.3 verify --config my app/yanshou.config.ts --workers 3 --out runs --target A --shard 2/3 --repeat-failed --baseline last/result.json']);
  });

  it('merges shards, and the merged result is what it reports', () => {
    const place = scratch(exitCodes.met, everyResult.S());
    for (const part of ['p-1', 'p-2']) mkdirSync(join(place.cwd, 'runs', part), { recursive: true });
    expect(run(place, { grade: 'runs/*', baseline: 'last.json' }).outputs).toMatchObject({ run: 'runs/r-1', gate: 'met' });
    expect(place.said()).toEqual(['npx --yes yanshou@latest grade runs/p-1 runs/p-2 --baseline last.json']);
  });

  it('takes no input into its script but through the environment, and never goes on after a failure', () => {
    for (const step of shellSteps) {
      expect(step.run).not.toContain('${{');
      expect(step).not.toHaveProperty('continue-on-error');
    }
    expect(Object.keys(action.outputs).every((name) => action.outputs[name]?.value === `\${{ steps.verify.outputs.${name} }}`)).toBe(true);
    expect(action.runs.steps.filter(({ uses }) => uses).every((step) => step.if === 'always()')).toBe(true);
  });

  it('does not let an input become a command', () => {
    const place = scratch(exitCodes.met, everyResult.S());
    run(place, { config: '$(touch pwned); `touch pwned`', target: 'S; touch pwned' });
    expect(existsSync(join(place.cwd, 'pwned'))).toBe(false);
  });
});

describe('ci/gitlab.yml', () => {
  const run = (place: Scratch, variables: Record<string, string> = {}): number | null =>
    bash([...gitlab.before_script, ...gitlab.script].join('\n'), place, { ...gitlab.variables, ...variables });

  it.each(endings)('of a run that ends as "%s" ends with exit code %i, and its test report is where the job says', (_gate, code, make) => {
    const place = scratch(code, make());
    expect(run(place)).toBe(code);
    expect(place.said().at(-1)).toBe('npx --yes --package yanshou@latest yanshou verify --config . --out runs');
    expect(existsSync(join(place.cwd, gitlab.artifacts.reports.junit))).toBe(true);
  });

  it('hands the baseline on', () => {
    const place = scratch(exitCodes.met, everyResult.S());
    run(place, { YANSHOU_BASELINE: 'last/result.json' });
    expect(place.said().at(-1)).toContain('verify --config . --baseline last/result.json --out runs');
  });

  it('keeps the report of a red job, and lets none fail quietly', () => {
    expect(gitlab.artifacts).toMatchObject({ when: 'always', paths: ['runs/'] });
    expect(gitlab).not.toHaveProperty('allow_failure');
  });
});

describe('ci/gitlab-shards.yml', () => {
  const { '.yanshou': { variables }, 'yanshou:play': play, yanshou: verdict } = gitlabShards;

  /** Every part as GitLab numbers it, then the job that needs them all, in one folder, as GitLab lays artifacts together. */
  function run(place: Scratch, more: Record<string, string> = {}): number | null {
    const parts = Array.from({ length: play.parallel }, (_, index) => bash([...play.before_script, ...play.script].join('\n'), place, { ...variables, CI_NODE_INDEX: String(index + 1), CI_NODE_TOTAL: String(play.parallel), ...more }));
    expect(parts).toHaveLength(play.parallel);
    return bash(verdict.script.join('\n'), place, { ...variables, ...more });
  }

  it.each(endings)('of parts that come to "%s" ends with exit code %i', (_gate, code, make) => {
    const place = scratch(code, make());
    expect(run(place)).toBe(code);
    const shards = Array.from({ length: play.parallel }, (_, index) => `npx --yes --package yanshou@latest yanshou verify --config . --shard ${index + 1}/${play.parallel} --out runs`);
    expect(place.said().filter((line) => line.startsWith('npx'))).toEqual([...shards, 'npx --yes --package yanshou@latest yanshou grade runs/latest runs/r-1']);
  });

  it('hands the baseline to the verdict alone', () => {
    const place = scratch(exitCodes.met, everyResult.S());
    run(place, { YANSHOU_BASELINE: 'last/result.json' });
    expect(place.said().filter((line) => line.includes('--baseline last/result.json'))).toEqual([place.said().at(-1)]);
  });

  it('lets the parts fail and not the verdict, which waits for every one of them', () => {
    expect(play).toMatchObject({ extends: '.yanshou', allow_failure: true, artifacts: { when: 'always', paths: ['runs/'] } });
    expect(verdict).toMatchObject({ extends: '.yanshou', needs: ['yanshou:play'], artifacts: { when: 'always', reports: { junit: 'runs/*-merged/junit.xml' } } });
    expect(verdict).not.toHaveProperty('allow_failure');
    expect(verdict).not.toHaveProperty('when');
  });
});

describe.each(['docs/ci.md', 'docs/en/ci.md'])('the recipes of %s', (file) => {
  const recipes = [...read(file).matchAll(/```yaml\n([^]*?)```/g)].map(([, text]) => parse(text ?? '') as { jobs: Record<string, { steps: { uses: string; with?: Record<string, string> }[]; 'continue-on-error'?: boolean }> });
  const uses = recipes.flatMap(({ jobs }) => Object.values(jobs)).flatMap(({ steps }) => steps).filter(({ uses: what }) => what.includes('/yanshou@'));

  it('use inputs that the action has, and nothing else', () => {
    expect(uses.flatMap((step) => Object.keys(step.with ?? {})).filter((name) => !(name in action.inputs))).toEqual([]);
    expect(uses).toHaveLength(3);
  });

  it('merge the parts of a sharded run in a job that may not fail', () => {
    const { play, acceptance } = recipes[1]?.jobs ?? {};
    expect(play).toMatchObject({ 'continue-on-error': true });
    expect(acceptance).not.toHaveProperty('continue-on-error');
    expect(acceptance?.steps.at(-1)?.with).toEqual({ grade: 'runs/*' });
  });
});

describe('the formats that a CI shows', () => {
  it.each(endings.filter(([gate]) => gate !== 'met' && gate !== 'new failures'))('of "%s" are red: never passed, never neutral', (_gate, _code, make) => {
    const files = new Map(renderAll(make()).map(({ name, body }) => [name, body]));
    expect(files.get('junit.xml')).toMatch(/<(?:failure|error) /);
    expect(files.get('sarif.json')).toContain('"level": "error"');
    expect(JSON.parse(files.get('ctrf.json') ?? '{}')).toMatchObject({ results: { summary: { other: 0, pending: 0 } } });
    expect(files.get('ctrf.json')).toContain('"status": "failed"');
  });
});

