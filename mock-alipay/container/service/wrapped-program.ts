/** Calls the compiled program with what the platform's wrapper gives, in the order of wrapper.ts; everything else it names stays undefined. */
import { wrapperGives } from '../wrapper.js';
import type { Dictionary } from './definition.js';
import type { Link } from './link.js';
import { userAgentOf } from './my/create-my.js';
import { describe } from './report.js';
import type { Runtime } from './runtime.js';
import type { Render, UnitSource } from './units.js';
import { createViewHelpers } from './view.js';

export type WrappedProgram = (this: undefined, ...gives: unknown[]) => void;

export function runProgram(program: WrappedProgram, runtime: Runtime, link: Link): void {
  let app: (() => unknown) | undefined;
  const register = {
    app: (run: () => unknown) => { app = run; },
    unit: (id: string, source: UnitSource, run: () => unknown, view: () => { default: Render }) => runtime.units.add(id, source, run, view),
  };
  const gives: Record<(typeof wrapperGives)[number], unknown> = {
    $h: createViewHelpers(runtime), $register: register,
    App: (source: unknown) => runtime.defineApp(source),
    Page: (source: unknown) => runtime.units.current?.define('page', source),
    Component: (source: unknown) => runtime.units.current?.define('component', source),
    Mixin: same, Behavior: same,
    getApp: () => runtime.getApp(),
    getCurrentPages: () => runtime.pages.map((page) => page.api),
    my: runtime.my,
    requirePlugin: (name: unknown) => { runtime.report.unsupported('other', `plugin ${String(name)}`, runtime.path); return {}; },
    setTimeout: runtime.timers.setTimeout, setInterval: runtime.timers.setInterval, clearTimeout: runtime.timers.clear, clearInterval: runtime.timers.clear,
    console: createConsole(link), navigator: Object.freeze({ userAgent: userAgentOf({ systemInfo: {}, storage: {}, jsapis: [], launch: { path: '', query: {}, scene: 0 } }), platform: 'Android', language: 'zh-CN' }),
    getDate: (...args: []) => new Date(...args), getRegExp: (pattern: string, flags?: string) => new RegExp(pattern, flags),
  };
  runtime.guard(() => program.apply(undefined, wrapperGives.map((name) => gives[name])));
  runtime.guard(() => app?.());
}

function same(source: unknown): unknown { return source; }

function createConsole(link: Link): Dictionary {
  const log = (level: string) => (...args: unknown[]): void => link.toHost({ type: 'log', level, args: args.slice(0, 20).map(shown) });
  return Object.fromEntries(['log', 'info', 'warn', 'error', 'debug', 'trace', 'dir', 'table', 'group', 'groupEnd', 'groupCollapsed', 'time', 'timeEnd', 'assert', 'count'].map((level) => [level, log(level)]));
}

function shown(value: unknown): string {
  return (typeof value === 'string' ? value : describe(value).message).slice(0, 2000);
}
