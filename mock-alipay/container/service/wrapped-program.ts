/** Calls the compiled program with what the platform's wrapper gives, in the order of wrapper.ts; everything else it names stays undefined. */
import { wrapperGives } from '../wrapper.js';
import type { Dictionary } from './definition.js';
import { createFloodGate } from './flood-gate.js';
import type { Link } from './link.js';
import { userAgentOf } from './my/create-my.js';
import { describe } from './report.js';
import type { Runtime } from './runtime.js';
import type { Render, UnitSource } from './units.js';
import { createViewHelpers } from './view.js';

export type WrappedProgram = (...gives: unknown[]) => void;

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
    console: createConsole(link),
    // A plain object as on the phone: Taro defines its own userAgent on it.
    navigator: { userAgent: userAgentOf({ systemInfo: {}, storage: {}, jsapis: [], launch: { path: '', query: {}, scene: 0 } }), platform: 'Android', language: 'zh-CN' },
    getDate: (...args: []) => new Date(...args), getRegExp: (pattern: string, flags?: string) => new RegExp(pattern, flags),
    Function: givenFunction(runtime),
  };
  runtime.guard(() => program(...wrapperGives.map((name) => gives[name])));
  runtime.guard(() => app?.());
}

/** `Function('return this')()` is how libraries ask for the global object. They get one of plain names; any other source is refused. */
function givenFunction(runtime: Runtime): FunctionConstructor {
  const names = ['Object', 'Array', 'String', 'Number', 'Boolean', 'Symbol', 'Date', 'Math', 'JSON', 'RegExp', 'Error', 'TypeError', 'RangeError', 'Promise', 'Map', 'Set', 'WeakMap', 'WeakSet', 'Proxy', 'Reflect', 'ArrayBuffer', 'DataView', 'Uint8Array', 'Int8Array', 'Uint16Array', 'Int16Array', 'Uint32Array', 'Int32Array', 'Float32Array', 'Float64Array', 'Intl', 'BigInt', 'parseInt', 'parseFloat', 'isNaN', 'isFinite', 'encodeURIComponent', 'decodeURIComponent', 'encodeURI', 'decodeURI'];
  const { setTimeout, setInterval, clear } = runtime.timers;
  const program: Dictionary = { setTimeout, setInterval, clearTimeout: clear, clearInterval: clear };
  for (const name of names) program[name] = Reflect.get(globalThis, name);
  const make = (args: unknown[]): (() => Dictionary) => {
    if (args.length === 1 && /^\s*return this;?\s*$/.test(String(args[0]))) return () => program;
    throw new EvalError('code from strings is not available in a mini program');
  };
  return new Proxy(Function, { apply: (_target, _this, args: unknown[]) => make(args), construct: (_target, args: unknown[]) => make(args) });
}

function same(source: unknown): unknown { return source; }

export function createConsole(link: Link): Dictionary {
  const gate = createFloodGate({ log: 500 }, () => link.toHost({ type: 'log', level: 'warn', args: ['too many lines in a second: the rest are dropped'] }));
  const log = (level: string) => (...args: unknown[]): void => { if (gate.passes('log')) link.toHost({ type: 'log', level, args: args.slice(0, 20).map(shown) }); };
  return Object.fromEntries(['log', 'info', 'warn', 'error', 'debug', 'trace', 'dir', 'table', 'group', 'groupEnd', 'groupCollapsed', 'time', 'timeEnd', 'assert', 'count'].map((level) => [level, log(level)]));
}

function shown(value: unknown): string {
  return (typeof value === 'string' ? value : describe(value).message).slice(0, 2000);
}
