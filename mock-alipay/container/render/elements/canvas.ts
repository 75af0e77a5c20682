/** canvas: replays what the program drew. What its texts say is kept beside it: the tree tells them, and pictures cover those that are personal. */
import { canvasCalls, canvasSettings, type CanvasOp, type WireGradient } from '../../canvas-protocol.js';
import { number, text, type Behaviour, type RenderContext } from '../behaviour.js';
import { recordOf, type NodeRecord } from '../nodes.js';

/** On the element, where whoever takes pictures finds it (suites/stage/mask-picture.ts). */
export interface DrawnTexts { __yanshouTexts?: string[] }

const contexts = new WeakMap<NodeRecord, RenderContext>();
const queues = new WeakMap<NodeRecord, Promise<void>>();
let drawing = 0;
/** Drawings under way: pictures in them load first. */
export const canvasBusy = (): number => drawing;
export const textsOn = (element: Element): string => ((element as DrawnTexts).__yanshouTexts ?? []).join('\n');

export const canvas: Behaviour = {
  init: (record, context) => { contexts.set(record, context); },
  update: ({ element }, changed) => { if (changed.has('width') || changed.has('height')) forgetTexts(element); }, // a new size clears the bitmap
};

/** `anew` clears what was drawn before, as ctx.draw() does without `reserve`. */
export function drawOn(element: Element, ops: CanvasOp[], anew: boolean): void {
  const record = recordOf(element);
  const context = record && contexts.get(record);
  if (!(element instanceof HTMLCanvasElement) || !record || !context) return;
  drawing++;
  const turn = (queues.get(record) ?? Promise.resolve()).then(() => replay({ element, record, context }, ops, anew)).catch((error: unknown) => {
    context.unsupported(record.tag, record.page, `drawing: ${error instanceof Error ? error.message : String(error)}`);
  }).finally(() => { drawing--; });
  queues.set(record, turn);
}

interface Place { element: HTMLCanvasElement; record: NodeRecord; context: RenderContext }

async function replay(place: Place, ops: CanvasOp[], anew: boolean): Promise<void> {
  const { element, record, context } = place;
  await context.drawn(record.page);
  // Without width and height of its own, a canvas is drawn on in CSS pixels.
  for (const [side, shown] of [['width', element.clientWidth], ['height', element.clientHeight]] as const) if (!element.hasAttribute(side) && shown > 0 && element[side] !== shown) element[side] = shown;
  const pen = element.getContext('2d');
  if (!pen) return;
  if (anew) { pen.reset(); forgetTexts(element); }
  for (const op of ops) await apply(op, pen, place);
}

async function apply(op: CanvasOp, pen: CanvasRenderingContext2D, { element, record, context }: Place): Promise<void> {
  if (op[0] === 'size') {
    if (typeof op[1] === 'number') element.width = bounded(op[1]);
    if (typeof op[2] === 'number') element.height = bounded(op[2]);
    return forgetTexts(element);
  }
  const [how, name, given] = op;
  const settings = pen as unknown as Record<string, unknown>; // names are of our own lists
  if (how === 'set' && canvasSettings.includes(name)) { settings[name] = asStyle(given, pen); return; }
  if (how !== 'call' || !canvasCalls.includes(name)) return;
  const args = given;
  if (name === 'drawImage') return drawPicture(pen, args, { record, context });
  if (name === 'fillText' || name === 'strokeText') keepText(element, text(args[0]));
  if (name === 'clearRect' && number(args[2], 0) >= element.width && number(args[3], 0) >= element.height) forgetTexts(element);
  (settings[name] as (...args: unknown[]) => void).apply(pen, args); // a method by the list
}

async function drawPicture(pen: CanvasRenderingContext2D, [source, ...place]: unknown[], { record, context }: Pick<Place, 'record' | 'context'>): Promise<void> {
  const src = typeof source === 'object' && source !== null && 'src' in source ? text(source.src) : text(source);
  const url = await context.picture(src, record.page);
  if (url === undefined) return;
  const picture = new Image();
  picture.src = url;
  const loaded = await picture.decode().then(() => true, () => false);
  if (loaded) (pen.drawImage as (...args: unknown[]) => void)(picture, ...place.map((value) => number(value, 0))); // numbers, as many as the program gave
}

function asStyle(value: unknown, pen: CanvasRenderingContext2D): unknown {
  if (typeof value !== 'object' || value === null || !('gradient' in value)) return value;
  const { gradient, from: [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0], stops } = value as WireGradient; // made by service/my/canvas-context.ts
  const made = gradient === 'linear' ? pen.createLinearGradient(a, b, c, d) : pen.createRadialGradient(a, b, c, d, e, f);
  for (const [offset, color] of stops) made.addColorStop(Math.min(1, Math.max(0, offset)), color);
  return made;
}

const mostPixels = 8_192;
const bounded = (size: number): number => Math.min(mostPixels, Math.max(0, Math.floor(number(size, 0))));

export function keepText(element: Element, drawn: string): void {
  const texts = ((element as DrawnTexts).__yanshouTexts ??= []);
  if (drawn.trim() !== '' && texts.length < 2_000) texts.push(drawn.slice(0, 1_000));
}

function forgetTexts(element: Element): void { delete (element as DrawnTexts).__yanshouTexts; }
