/** The `animation` attribute: the steps my.createAnimation exported, one after the other, each a transition to styles that stay. */
import { animatedStyles } from '../animated-styles.js';
import { number, text } from './behaviour.js';
import { inlineStyle } from './inline-style.js';

interface Step { config: Record<string, unknown>; animation: [string, unknown[]][] }

/** Elements whose steps are not all done: the page is not at rest. */
let moving = 0;
export const animationsMoving = (): number => moving;
const newest = new WeakMap<HTMLElement, unknown>();

/** A later value takes over from where the element is. */
export function animate(element: HTMLElement, exported: object): void {
  newest.set(element, exported);
  moving++;
  // The element may just be made: only what was drawn once has styles to start from.
  requestAnimationFrame(() => void take(element, exported).finally(() => { moving--; }));
}

async function take(element: HTMLElement, exported: object): Promise<void> {
  for (const step of stepsOf(exported)) {
    if (newest.get(element) !== exported || !element.isConnected) return;
    const duration = number(step.config['duration'], 400), delay = number(step.config['delay'], 0);
    draw(element, step, { duration, delay });
    await new Promise((resolve) => { setTimeout(resolve, duration + delay); });
  }
}

function draw(element: HTMLElement, { config, animation }: Step, { duration, delay }: { duration: number; delay: number }): void {
  const styles = stylesOf(animation);
  void element.offsetWidth; // styles before this one count as where it starts
  const { style } = element;
  style.transition = `${duration}ms ${text(config['timeFunction'] ?? 'linear')} ${delay}ms`;
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
