/**
 * Drawing from the program's thread: a context records what it is told and sends it to the view, either at draw() (my.createCanvasContext) or by itself
 * before the next frame (the canvas a selector query gives).
 */
import { canvasCalls, canvasSettings, type CanvasOp, type WireGradient } from '../../canvas-protocol.js';
import { record, type Method } from '../definition.js';
import type { MyContext } from './context.js';

/** More than any poster or chart needs before it shows. */
const mostOps = 20_000;

class Recorder {
  ops: CanvasOp[] = [];
  readonly settings: Record<string, unknown> = { fillStyle: '#000000', strokeStyle: '#000000', lineWidth: 1, font: '10px sans-serif', textAlign: 'start', textBaseline: 'alphabetic', globalAlpha: 1 };
  #full = false;

  constructor(private readonly context: Pick<MyContext, 'report' | 'page'>, private readonly recorded: () => void = () => undefined) {}

  add(op: CanvasOp): void {
    if (this.ops.length >= mostOps) {
      if (!this.#full) this.context.report.error(new Error(`more than ${mostOps} drawing calls at once: the rest are not drawn`), this.context.page());
      this.#full = true;
      return;
    }
    this.ops.push(op);
    this.recorded();
  }
  set(name: string, value: unknown): void {
    this.settings[name] = value;
    this.add(['set', name, value instanceof Gradient ? value.wire : value]);
  }
  take(): CanvasOp[] { const { ops } = this; this.ops = []; this.#full = false; return ops; }
}

class Gradient {
  constructor(readonly wire: WireGradient) {}
  addColorStop(offset: unknown, color: unknown): void { this.wire.stops.push([Number(offset), String(color)]); }
}

/** What both kinds of context have. */
function pen(recorder: Recorder, context: MyContext): Record<string, unknown> {
  const api: Record<string, unknown> = {
    createLinearGradient: (...from: unknown[]) => new Gradient({ gradient: 'linear', from: from.map(Number), stops: [] }),
    createRadialGradient: (...from: unknown[]) => new Gradient({ gradient: 'radial', from: from.map(Number), stops: [] }),
    createCircularGradient: (x: unknown, y: unknown, r: unknown) => new Gradient({ gradient: 'radial', from: [Number(x), Number(y), 0, Number(x), Number(y), Number(r)], stops: [] }),
    measureText: (text: unknown) => ({ width: widthOf(String(text), String(recorder.settings['font'])) }),
  };
  for (const name of canvasCalls) api[name] = (...args: unknown[]) => recorder.add(['call', name, name === 'drawImage' ? [sourceOf(args[0]), ...args.slice(1)] : args]);
  for (const name of canvasSettings) Object.defineProperty(api, name, { enumerable: true, configurable: true, get: () => recorder.settings[name], set: (value: unknown) => recorder.set(name, value) });
  for (const name of ['getImageData', 'putImageData', 'createImageData', 'createPattern', 'isPointInPath', 'isPointInStroke']) api[name] = () => { lacks(context, `canvas.${name}`); return null; };
  return api;
}

/** my.createCanvasContext(id): settings are also setX calls, nothing shows before draw(). */
export function createCanvasContext(context: MyContext, id: string): object {
  const recorder = new Recorder(context);
  const api = pen(recorder, context);
  for (const name of canvasSettings) api[`set${name.charAt(0).toUpperCase()}${name.slice(1)}`] = (value: unknown) => recorder.set(name, value);
  return Object.assign(api, {
    setFontSize: (size: unknown) => recorder.set('font', String(recorder.settings['font']).replace(/[\d.]+px/, `${Number(size) || 10}px`)),
    setShadow: (x: unknown, y: unknown, blur: unknown, color: unknown) => { for (const [name, value] of [['shadowOffsetX', x], ['shadowOffsetY', y], ['shadowBlur', blur], ['shadowColor', color]] as const) recorder.set(name, value); },
    draw: (reserve: unknown, callback: unknown) => {
      const done = typeof reserve === 'function' ? reserve : callback;
      context.invoke(() => context.elementOf(id), 'draw', [recorder.take(), reserve !== true]);
      if (typeof done === 'function') context.afterRender(() => context.guard(() => (done as Method)())); // a function by the check
    },
    toTempFilePath: (options: unknown) => { lacks(context, 'canvas.toTempFilePath', options); },
    toDataURL: () => { lacks(context, 'canvas.toDataURL'); return Promise.resolve(''); },
  });
}

/** The canvas that `my.createSelectorQuery().select().node()` gives. */
export function createCanvasNode(context: MyContext, node: number, size: { width: number; height: number }): object {
  let waits = false;
  const recorder = new Recorder(context, () => {
    if (waits) return;
    waits = true;
    context.afterRender(() => { waits = false; context.invoke(() => node, 'draw', [recorder.take(), false]); });
  });
  const canvas = {
    getContext: (kind: unknown) => { if (kind !== '2d') { lacks(context, `canvas.getContext("${String(kind)}")`); return null; } return api; },
    get width() { return size.width; }, set width(value: number) { size.width = Number(value); recorder.add(['size', size.width, null]); },
    get height() { return size.height; }, set height(value: number) { size.height = Number(value); recorder.add(['size', null, size.height]); },
    createImage: () => createImage(context),
    requestAnimationFrame: (run: unknown) => context.soon(run), cancelAnimationFrame: (id: unknown) => context.notSoon(id),
    toDataURL: () => { lacks(context, 'canvas.toDataURL'); return 'data:,'; },
    toTempFilePath: (options: unknown) => { lacks(context, 'canvas.toTempFilePath', options); },
  };
  const api = Object.assign(pen(recorder, context), { canvas });
  return canvas;
}

/** The view loads it when it draws it; its size is not known here. */
function createImage(context: MyContext): object {
  const image: { width: number; height: number; onload?: unknown; src: string } = { width: 0, height: 0, get src() { return source; }, set src(value: string) { source = String(value); context.afterRender(() => context.guard(() => { if (typeof image.onload === 'function') (image.onload as Method)(); })); } }; // a function by the check
  let source = '';
  return image;
}

function sourceOf(source: unknown): unknown { return typeof source === 'object' && source !== null && 'src' in source ? { src: source.src } : source; }

/** No font is measured here: Chinese takes its size, other letters a little more than half of it. */
function widthOf(text: string, font: string): number {
  const size = Number(/([\d.]+)px/.exec(font)?.[1] ?? 10);
  return [...text].reduce((width, letter) => width + (letter.charCodeAt(0) > 0x2e80 ? size : size * 0.55), 0);
}

function lacks({ report, page, guard }: MyContext, name: string, options?: unknown): void {
  report.unsupported('jsapi', name, page(), 'what was drawn cannot be read back');
  const { fail, complete } = record(options);
  for (const callback of [fail, complete]) if (typeof callback === 'function') guard(() => (callback as Method)({ error: 1, errorMessage: `${name} 不支持` })); // a function by the check
}
