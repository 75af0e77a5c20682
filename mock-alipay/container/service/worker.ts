/**
 * The service thread. It takes what it needs from the worker's scope, strips the scope, and only then runs the program's script,
 * which is one call of $yanshouProgram with a function (compiler/bundle-service.ts). Nothing else of the ISV's runs in here.
 */
import type { ServiceStart } from '../protocol.js';
import { createLink } from './link.js';
import { lockDown } from './lockdown.js';
import { remoteDocument } from './remote-tree.js';
import { describe } from './report.js';
import { Runtime } from './runtime.js';
import { createTimers } from './timers.js';
import { runProgram, type WrappedProgram } from './wrapped-program.js';

interface Scope {
  onmessage: ((event: MessageEvent<ServiceStart>) => void) | null;
  importScripts(url: string): void;
  addEventListener(type: string, listener: (event: { preventDefault(): void; reason?: unknown; error?: unknown; message?: string }) => void): void;
  $yanshouProgram?: ((program: WrappedProgram) => void) | undefined;
}
const scope = globalThis as unknown as Scope & typeof globalThis; // the worker's global scope; the project's lib is DOM

scope.onmessage = ({ data }) => {
  scope.onmessage = null;
  start(data);
};

function start({ host, render, boot, program, script }: ServiceStart): void {
  const { importScripts } = scope;
  const given = { setTimeout: scope.setTimeout, setInterval: scope.setInterval, clearTimeout: scope.clearTimeout };
  const microtask = queueMicrotask;
  const link = createLink(host, render);
  const runtime = new Runtime({ link, boot, program, microtask: (run) => microtask(run), later: (run, ms) => { given.setTimeout.call(undefined, run, ms); }, timers: (onError) => createTimers(given, onError) });
  scope.addEventListener('unhandledrejection', (event) => { event.preventDefault(); runtime.unhandled(event.reason); });
  scope.addEventListener('error', (event) => { event.preventDefault(); runtime.report.error(event.error ?? event.message); });

  let wrapped: WrappedProgram | undefined;
  scope.$yanshouProgram = (function_) => { wrapped = function_; };
  try {
    importScripts.call(scope, script);
  } catch (error) {
    link.toHost({ type: 'note', record: { kind: 'error', source: 'container', message: `the program's script did not load: ${describe(error).message}` } });
  }
  delete scope.$yanshouProgram;
  lockDown(scope);
  Object.assign(scope, { document: remoteDocument }); // Preact asks the global scope for it
  if (wrapped) runProgram(wrapped, runtime, link);
  runtime.start();
}
