// How `npm run mutate` asks the rubric's tests: a Stryker test runner that keeps them in one process. The Vitest runner starts a thread and loads every module
// again for each mutant, a second of processor time; here the tests are one bundle, evaluated afresh for each mutant in milliseconds. The rubric's tests can
// be run so because they are pure: describe, it, expect, no hooks, no mocks, nothing to wait for. Whatever else one of them asks of Vitest is an error here.
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Script } from 'node:vm';
import { declareClassPlugin, PluginKind } from '@stryker-mutator/api/plugin';
import { determineHitLimitReached, DryRunStatus, TestStatus, toMutantRunResult } from '@stryker-mutator/api/test-runner';
import { build } from 'esbuild';

/** Half the time of all, and asks only that answers do not turn: what a mutant changes, another test sees first. */
const longest = 'missing-journeys.test.ts';

/** Tests that grade whole runs, most of the suite's time. They are asked about the code that makes a letter of answers, and about nothing that gives the answers:
 * a check is held by its own tests. So the score of the checks can only be too low. */
const wholeRuns = /^rubric\/(decisions|grade|grade-evidence|next-grade|repeats|rows|waivers)\.test\.ts$/;
const lettersMade = /rubric\/(cells|conditions|coverage|decisions|grade|index|next-grade|repeats|run-checks|serialise|waivers)\.ts$/;

/** Stryker's own name for the object through which instrumented code learns which mutant is live. */
const live = (globalThis.__stryker__ ??= {});

class InProcessRunner {
  #script;
  #packages = new Map();
  /** What each test file has cost so far, in milliseconds, and how many mutants it has killed: good killers that are cheap are asked first. */
  #costs = new Map();
  #kills = new Map();

  /** Nothing outlives a mutant: static ones need no process of their own. */
  capabilities() { return { reloadEnvironment: true }; }

  async init() {
    const { code, packages } = await bundle(testFiles('rubric'));
    this.#script = new Script(code, { filename: resolve('rubric-tests.cjs') });
    for (const name of packages) this.#packages.set(name, await import(name));
  }

  async dryRun() {
    Object.assign(live, { activeMutant: undefined, hitLimit: undefined, hitCount: undefined, mutantCoverage: { static: {}, perTest: {} } });
    const files = this.#fresh();
    const tests = Object.keys(files).flatMap((file) => files[file]().map(ask));
    return { status: DryRunStatus.Complete, tests, mutantCoverage: live.mutantCoverage };
  }

  async mutantRun({ activeMutant: { id, fileName }, mutantActivation, testFilter, hitLimit, disableBail }) {
    Object.assign(live, { activeMutant: undefined, hitLimit, hitCount: hitLimit === undefined ? undefined : 0 });
    const files = this.#fresh();
    const wanted = testFilter && new Set(testFilter);
    const results = [];
    for (const file of this.#inOrder(fileName, wanted ? [...new Set(testFilter.map(fileOf))] : Object.keys(files))) {
      if (wholeRuns.test(file) && !lettersMade.test(fileName)) continue;
      const start = performance.now();
      results.push(...askFile(files[file], { id, wanted, bail: !disableBail, whileLoading: mutantActivation === 'static' }));
      this.#costs.set(file, performance.now() - start);
      if (results.at(-1)?.status !== TestStatus.Failed) continue;
      this.#kills.set(`${fileName} ${file}`, (this.#kills.get(`${fileName} ${file}`) ?? 0) + 1);
      if (!disableBail) break;
    }
    return toMutantRunResult(determineHitLimitReached(live.hitCount, hitLimit) ?? { status: DryRunStatus.Complete, tests: results });
  }

  #inOrder(mutated, files) {
    const worth = (file) => (this.#kills.get(`${mutated} ${file}`) ?? 0) / (1 + (this.#costs.get(file) ?? 0));
    return files.sort((a, b) => worth(b) - worth(a) || (this.#costs.get(a) ?? 0) - (this.#costs.get(b) ?? 0));
  }

  /** Every module anew, so that nothing remembered under one mutant is met under another: by test file, what evaluates it and gives its tests. */
  #fresh() {
    const module = { exports: {} };
    const vitest = vitestFor(this.#packages.get('vitest'));
    this.#script.runInThisContext()(module, (name) => (name === 'vitest' ? vitest : this.#packages.get(name)));
    return Object.fromEntries(Object.entries(module.exports.files).map(([file, evaluate]) => [file, () => vitest.testsOf(file, evaluate)]));
  }
}

const fileOf = (testId) => testId.slice(0, testId.indexOf('#'));

/** A test file that cannot even be evaluated kills too: so would it under Vitest. */
function askFile(load, { id, wanted, bail, whileLoading }) {
  const results = [];
  try {
    if (whileLoading) live.activeMutant = id;
    const tests = load();
    live.activeMutant = id;
    for (const test of tests) {
      if (wanted && !wanted.has(test.id)) continue;
      results.push(ask(test));
      if (bail && results.at(-1).status === TestStatus.Failed) break;
    }
  } catch (error) {
    results.push(failed({ id: 'loading', name: 'the test file loads' }, 0, error));
  } finally {
    live.activeMutant = undefined;
  }
  return results;
}

function ask({ run, ...test }) {
  const start = performance.now();
  live.currentTestId = test.id;
  try {
    run();
    return { ...test, status: TestStatus.Success, timeSpentMs: performance.now() - start };
  } catch (error) {
    return failed(test, performance.now() - start, error);
  } finally {
    live.currentTestId = undefined;
  }
}

const failed = (test, timeSpentMs, error) => ({ ...test, status: TestStatus.Failed, timeSpentMs, failureMessage: error instanceof Error ? error.message : String(error) });

/** What the tests import from Vitest: its own `expect`, and the few words that name a test. */
function vitestFor({ expect }) {
  let file;
  let tests;
  const names = [];
  const add = (name, run) => {
    const full = [...names, name].join(' ');
    const id = `${file}#${full}`;
    if (tests.some((test) => test.id === id)) throw new Error(`two tests are named ${id}`);
    tests.push({ id, name: full, fileName: resolve(file), run: () => { if (run() instanceof Promise) throw new Error(`${id} is asynchronous`); } });
  };
  const within = (name, body) => { names.push(name); body(); names.pop(); };
  const it = withEach(add);
  return {
    expect, it, test: it, describe: withEach(within),
    testsOf(path, evaluate) {
      [file, tests] = [path, []];
      evaluate();
      return tests;
    },
  };
}

const withEach = (one) => Object.assign(one, { each: (rows) => (name, body) => rows.forEach((row, nth) => one(`${name} [${nth}]`, () => (Array.isArray(row) ? body(...row) : body(row)))) });

const testFiles = (folder) => readdirSync(folder, { recursive: true }).filter((file) => file.endsWith('.test.ts') && file !== longest).map((file) => join(folder, file)).sort();

/** One script; each test file is evaluated when its function is called, and what it imports with it. */
async function bundle(files) {
  const lines = files.map((file) => `${JSON.stringify(file)}: () => require(${JSON.stringify(`./${file}`)}),`);
  const { outputFiles, metafile } = await build({
    stdin: { contents: `exports.files = {${lines.join('\n')}};`, resolveDir: process.cwd(), sourcefile: 'rubric-tests.cjs' },
    bundle: true, write: false, metafile: true, platform: 'node', format: 'cjs', target: 'node20', packages: 'external', charset: 'utf8', logLevel: 'error', plugins: [ownPlaces],
    banner: { js: '(module, require) => { const exports = module.exports;' }, footer: { js: '}' },
  });
  const packages = new Set(Object.values(metafile.outputs).flatMap(({ imports }) => imports.filter(({ external }) => external).map(({ path }) => path)));
  return { code: outputFiles[0].text, packages };
}

/** In a bundle a module no longer knows where it lies; here it is told. */
const ownPlaces = {
  name: 'own places',
  setup: (esbuild) => esbuild.onLoad({ filter: /\/rubric\/.*\.ts$/ }, ({ path }) => ({ loader: 'ts', contents: readFileSync(path, 'utf8').replaceAll('import.meta.url', JSON.stringify(pathToFileURL(path).href)) })),
};

export const strykerPlugins = [declareClassPlugin(PluginKind.TestRunner, 'in-process', InProcessRunner)];
