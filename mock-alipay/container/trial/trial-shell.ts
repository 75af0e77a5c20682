/** The smallest shell that can hold a mini program: records what the container tells it. For tests and benches. */
import type { Bridge, Chrome, JsapiAnswer, JsapiCall, MiniProgram } from '../bridge.js';
import { createMiniProgram } from '../host.js';
import type { JournalRecord } from '../../journal.js';
import type { ProgramInfo } from '../program.js';
import type { H5Origins } from '../web-view/origins.js';

export interface TrialSetup { program: ProgramInfo; renderUrl: string; serviceUrl: string; answers?: Record<string, unknown>; storage?: Record<string, unknown>; h5?: H5Origins; launch?: { path?: string; query?: Record<string, string>; scene?: number } }
export interface TrialWindow {
  start(setup: TrialSetup): Promise<void>;
  program: MiniProgram; calls: JsapiCall[]; notes: JournalRecord[]; chromes: Chrome[]; logs: string[];
  /** Milliseconds from start to the first page being open. */
  openedAfter: number;
}

const trial = window as unknown as TrialWindow & Window; // the page of trial.ts, made for this
Object.assign(trial, { calls: [], notes: [], chromes: [], logs: [], start });

async function start({ program, renderUrl, serviceUrl, answers = {}, storage = {}, launch = {}, h5 = {} }: TrialSetup): Promise<void> {
  const from = performance.now();
  const frame = document.createElement('iframe');
  frame.style.cssText = 'position:fixed;inset:0;width:100%;height:100%;border:0';
  frame.src = renderUrl;
  document.body.append(frame);
  const { path = '', query = {}, scene = 1000 } = launch;
  const boot = {
    storage, systemInfo: { windowWidth: innerWidth, windowHeight: innerHeight, pixelRatio: 1, screenWidth: innerWidth, screenHeight: innerHeight, statusBarHeight: 44, titleBarHeight: 44, brand: 'Trial', model: 'Trial Phone', platform: 'Android', system: '12', language: 'zh-Hans', version: '10.7.0', SDKVersion: '2.9.0' },
    jsapis: Object.keys(answers), launch: { path, query, scene },
  };
  trial.program = await createMiniProgram({ frame, serviceUrl, bridge: bridge(answers), boot, program, h5, onLog: (level, args) => trial.logs.push(`${level}: ${args.join(' ')}`) });
  await trial.program.launch({ path, query, scene });
  trial.openedAfter = performance.now() - from;
}

function bridge(answers: Record<string, unknown>): Bridge {
  return {
    call: (call) => { trial.calls.push(call); return answer(call, answers); },
    note: (record) => trial.notes.push(record),
    chrome: (chrome) => trial.chromes.push(chrome),
  };
}

const navigations: Record<string, (program: MiniProgram, params: { url: string; delta?: number }) => Promise<unknown>> = {
  'my.navigateTo': (program, { url }) => program.navigate('navigateTo', url), 'my.redirectTo': (program, { url }) => program.navigate('redirectTo', url),
  'my.reLaunch': (program, { url }) => program.navigate('reLaunch', url), 'my.switchTab': (program, { url }) => program.navigate('switchTab', url),
  'my.navigateBack': (program, { delta = 1 }) => program.navigateBack(delta),
};

async function answer({ name, params }: JsapiCall, answers: Record<string, unknown>): Promise<JsapiAnswer> {
  const navigation = navigations[name];
  if (navigation) {
    await navigation(trial.program, params as { url: string; delta?: number }); // navigation calls carry these
    return { ok: true, result: {} };
  }
  if (name in answers) return { ok: true, result: answers[name] };
  return { ok: false, unsupported: true, error: { error: 1, errorMessage: `${name} is not there` } };
}
