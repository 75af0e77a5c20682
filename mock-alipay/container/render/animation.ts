/** The `animation` attribute: the steps my.createAnimation exported, one after the other, each a transition to styles that stay. */
import { ambientMs } from '../ambient.js';
import { animatedStyles } from '../animated-styles.js';
import { number, text } from './behaviour.js';
import { inlineStyle } from './inline-style.js';

interface Step { config: Record<string, unknown>; animation: [string, unknown[]][] }

/** Elements whose steps are soon, and not yet, all done: the page is not at rest. */
let moving = 0;
export const animationsMoving = (): number => moving;
const newest = new WeakMap<HTMLElement, unknown>();

/** A later value takes over from where the element is. */
export function animate(element: HTMLElement, exported: object): void {
  newest.set(element, exported);
  const steps = stepsOf(exported);
  const counts = steps.reduce((sum, step) => sum + lengthOf(step), 0) <= ambientMs ? 1 : 0;
  moving += counts;
  // The element may just be made: only what was drawn once has styles to start from.
  requestAnimationFrame(() => void take(element, steps, () => newest.get(element) === exported && element.isConnected).finally(() => { moving -= counts; }));
}

async function take(element: HTMLElement, steps: readonly Step[], goesOn: () => boolean): Promise<void> {
  for (const step of steps) {
    if (!goesOn()) return;
    draw(element, step);
    await new Promise((resolve) => { setTimeout(resolve, lengthOf(step)); });
  }
}

const durationOf = ({ config }: Step): number => number(config['duration'], 400);
const delayOf = ({ config }: Step): number => number(config['delay'], 0);
const lengthOf = (step: Step): number => durationOf(step) + delayOf(step);

function draw(element: HTMLElement, step: Step): void {
  const { config, animation } = step;
  const styles = stylesOf(animation);
  void element.offsetWidth; // styles before this one count as where it starts
  const { style } = element;
  style.transition = `${durationOf(step)}ms ${text(config['timeFunction'] ?? 'linear')} ${delayOf(step)}ms`;
  style.transitionProperty = [...styles.keys()].join();
  if (config['transformOrigin'] !== undefined) style.transformOrigin = text(config['transformOrigin']);
  for (const [name, value] of styles) style.setProperty(name, value);
}

/** All transforms of a step are one property. */
function stylesOf(acts: Step['animation']): Map<string, string> {
  const transforms = acts.filter(([name]) => transform.test(name)).map(([name, args]) => `${name}(${args.map((value, at) => inlineStyle(unitOf(name, value, at))).join()})`);
  const styles = acts.flatMap(([name, [value]]): [string, string][] => {
    const property = animatedStyles.get(name);
    return property === undefined ? [] : [[property, inlineStyle(sized(name, value))]];
  });
  return new Map([...styles, ...(transforms.length > 0 ? [['transform', transforms.join(' ')] as const] : [])]);
}

const transform = /^(matrix(3d)?|rotate(3d|[XYZ])?|scale(3d|[XYZ])?|skew[XY]?|translate(3d|[XYZ])?)$/;

/** Numbers are degrees where something turns, pixels where something moves. */
function unitOf(name: string, value: unknown, at: number): string {
  if (typeof value !== 'number') return text(value);
  if (/^(rotate|skew)/.test(name) && (name !== 'rotate3d' || at === 3)) return `${value}deg`;
  return name.startsWith('translate') ? `${value}px` : text(value);
}

const sized = (name: string, value: unknown): string => (typeof value === 'number' && name !== 'opacity' ? `${value}px` : text(value));

/** The value is the program's own to make: what is no list of steps moves nothing. */
function stepsOf(exported: object): Step[] {
  const actions: unknown = 'actions' in exported ? exported.actions : [];
  return Array.isArray(actions) ? actions.filter(isStep) : [];
}

const isStep = (value: unknown): value is Step =>
  typeof value === 'object' && value !== null && 'config' in value && typeof value.config === 'object' && value.config !== null && 'animation' in value && Array.isArray(value.animation)
  && value.animation.every((act) => Array.isArray(act) && typeof act[0] === 'string' && Array.isArray(act[1]));
