// How `npm run mutate` asks the rubric's tests: a Stryker test runner that keeps them in one process. The Vitest runner starts a thread and loads every module
// again for each mutant, a second of processor time; here a mutant costs the evaluation of the modules that import the mutated one, in milliseconds. All others,
// and what they remember of the runs that tests look at, stay. The rubric's tests can be run so because they are pure: describe, it, expect, no hooks, no mocks,
// nothing to wait for. Whatever else one of them asks of Vitest is an error here.
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Script } from 'node:vm';
import { declareClassPlugin, PluginKind } from '@stryker-mutator/api/plugin';
import { determineHitLimitReached, DryRunStatus, TestStatus, toMutantRunResult } from '@stryker-mutator/api/test-runner';
import { transformSync } from 'esbuild';

/** Most of the time of all, and they ask only that answers do not turn: what a mutant changes, another test sees first. */
const notAsked = /^rubric\/(missing|cut)-journeys\.test\.ts#|looked at afresh/;

/** Tests that grade whole runs, most of the suite's time. They are asked about the code that makes a letter of answers, and about nothing that gives the answers:
 * a check is held by its own tests. So the score of the checks can only be too low. */
const wholeRuns = /^rubric\/(decisions|grade|grade-evidence|next-grade|other-edition|repeats|rows|waivers)\.test\.ts$/;
const lettersMade = /rubric\/(cells|conditions|coverage|decisions|grade|index|next-grade|other-edition|repeats|run-checks|serialise|waivers)\.ts$/;

/** Stryker's own name for the object through which instrumented code learns which mutant is live. */
const live = (globalThis.__stryker__ ??= {});

class InProcessRunner {
  #files = testFiles('rubric');
  #modules;
  /** What each test file has cost so far, in milliseconds, and how many mutants it has killed: good killers that are cheap are asked first. */
  #costs = new Map();
  #kills = new Map();
  #asked = 0;

  /** Nothing outlives a mutant: static ones need no process of their own. */
  capabilities() { return { reloadEnvironment: true }; }

  async init() {
    this.#modules = new Modules({ vitest: vitestFor(await import('vitest')), zod: await import('zod') });
  }

  /** Every test with all mutated modules anew: what one of them remembers must not hide from the next which code it needs. */
  async dryRun() {
    Object.assign(live, { activeMutant: undefined, hitLimit: undefined, hitCount: undefined, mutantCoverage: { static: {}, perTest: {} } });
    const known = new Map(this.#files.map((file) => [file, this.#testsOf(file).length]));
    const files = this.#files.filter((file) => this.#modules.mutated.some((mutated) => this.#mayKill(file, mutated)));
    const tests = files.flatMap((file) => Array.from({ length: known.get(file) }, (_, nth) => {
      this.#modules.forgetMutated();
      return ask(this.#testsOf(file)[nth]);
    }));
    this.#modules.forgetMutated();
    return { status: DryRunStatus.Complete, tests, mutantCoverage: live.mutantCoverage };
  }

  async mutantRun({ activeMutant: { id, fileName }, sandboxFileName, mutantActivation, testFilter, hitLimit, disableBail }) {
    Object.assign(live, { activeMutant: undefined, hitLimit, hitCount: hitLimit === undefined ? undefined : 0 });
    const wanted = testFilter && new Set(testFilter);
    const results = [];
    for (const file of this.#inOrder(fileName, wanted ? [...new Set(testFilter.map(fileOf))] : [...this.#files])) {
      if (!this.#mayKill(file, fileName)) continue;
      const start = performance.now();
      results.push(...askFile(() => this.#testsOf(file), { id, wanted, bail: !disableBail, whileLoading: mutantActivation === 'static' }));
      this.#costs.set(file, performance.now() - start);
      if (results.at(-1)?.status !== TestStatus.Failed) continue;
      this.#kills.set(`${fileName} ${file}`, (this.#kills.get(`${fileName} ${file}`) ?? 0) + 1);
      if (!disableBail) break;
    }
    this.#modules.forget((this.#asked += 1) % 100 === 0 ? undefined : resolve(sandboxFileName)); // all at times: what is remembered by text and pattern grows with each evaluation
    return toMutantRunResult(determineHitLimitReached(live.hitCount, hitLimit) ?? { status: DryRunStatus.Complete, tests: results });
  }

  #inOrder(mutated, files) {
    const worth = (file) => (this.#kills.get(`${mutated} ${file}`) ?? 0) / (1 + (this.#costs.get(file) ?? 0));
    return files.sort((a, b) => worth(b) - worth(a) || (this.#costs.get(a) ?? 0) - (this.#costs.get(b) ?? 0));
  }

  #mayKill(file, mutated) { return !wholeRuns.test(file) || lettersMade.test(mutated); }

  #testsOf(file) {
    this.#modules.forget(resolve(file));
    return this.#modules.packages.vitest.testsOf(file, () => this.#modules.evaluate(resolve(file)));
  }
}

/** The modules of tests and code, each evaluated when it is first required and kept until a module it needs is forgotten. */
class Modules {
  #compiled = new Map();
  #exports = new Map();
  #importers = new Map();
  /** Those that Stryker may change. */
  mutated = [];

  constructor(packages) { this.packages = packages; }

  evaluate(path) {
    if (this.#exports.has(path)) return this.#exports.get(path);
    const module = { exports: {} };
    this.#compile(path)(module, (name) => this.#require(path, name));
    const names = Object.fromEntries(Object.entries(module.exports)); // plain values: an access each time they are named would cost more than some checks do
    this.#exports.set(path, names);
    return names;
  }

  /** This module and whatever it went into; all, where none is named. */
  forget(path) {
    if (path === undefined) this.#exports.clear();
    else if (this.#exports.delete(path)) for (const importer of this.#importers.get(path) ?? []) this.forget(importer);
  }

  forgetMutated() { this.mutated.forEach((path) => this.forget(path)); }

  #require(from, name) {
    if (!name.startsWith('.')) return this.packages[name] ?? process.getBuiltinModule(name) ?? missing(name);
    const path = resolve(dirname(from), name.replace(/\.js$/, '.ts'));
    if (!this.#importers.has(path)) this.#importers.set(path, new Set());
    this.#importers.get(path).add(from);
    return this.evaluate(path);
  }

  #compile(path) {
    if (!this.#compiled.has(path)) {
      const source = readFileSync(path, 'utf8').replaceAll('import.meta.url', JSON.stringify(pathToFileURL(path).href)); // which CommonJS does not know
      const { code } = transformSync(source, { loader: 'ts', format: 'cjs', target: 'node20', charset: 'utf8', sourcefile: path });
      if (code.includes('stryMutAct_')) this.mutated.push(path); // Stryker's own word for a place it may change
      this.#compiled.set(path, new Script(`(module, require) => { const exports = module.exports; ${code}\n}`, { filename: path }).runInThisContext());
    }
    return this.#compiled.get(path);
  }
}

const missing = (name) => { throw new Error(`a test of the rubric needs the package ${name}, which mutate-in-process.mjs does not know`); };

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
    if (notAsked.test(id)) return;
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

const testFiles = (folder) => readdirSync(folder, { recursive: true }).filter((file) => file.endsWith('.test.ts')).map((file) => join(folder, file)).sort();

export const strykerPlugins = [declareClassPlugin(PluginKind.TestRunner, 'in-process', InProcessRunner)];
