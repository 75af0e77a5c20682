import { describe, expect, it } from 'vitest';
import type { Rgba } from './colours.js';
import { contrastRatio, over, parseColour } from './colours.js';

const opaque = (r: number, g: number, b: number): Rgba => ({ r, g, b, a: 1 });
const [black, white] = [opaque(0, 0, 0), opaque(255, 255, 255)];

describe('a colour as a browser writes it', () => {
  it.each<[string, Rgba]>([
    ['rgb(1, 22, 255)', opaque(1, 22, 255)], ['rgba(1,2,3,0.25)', { r: 1, g: 2, b: 3, a: 0.25 }], [' RGB( 10 20 30 / 50% ) ', { r: 10, g: 20, b: 30, a: 0.5 }], ['rgb(1.5, 2, 3 )', opaque(1.5, 2, 3)],
    ['#123', opaque(17, 34, 51)], [' #1a2B3c ', opaque(26, 43, 60)], ['#0f08', { r: 0, g: 255, b: 0, a: 136 / 255 }], ['#11223380', { r: 17, g: 34, b: 51, a: 128 / 255 }], [' transparent', { r: 0, g: 0, b: 0, a: 0 }],
  ])('is read: %s', (written, colour) => expect(parseColour(written)).toEqual(colour));

  it.each(['', 'inherit', 'red', 'rgb(1, 2)', 'color-mix(rgb(1, 2, 3))', 'x rgb(1, 2, 3)', 'rgb(1, 2, 3) none', '#12345', '#1234567', '#112233 solid', 'solid #112233', '#gggggg'])('is not guessed: %s', (written) => expect(parseColour(written)).toBeUndefined());
});

describe('contrast', () => {
  it.each<[string, Rgba, Rgba, number]>([
    ['black on white', black, white, 21], ['white on black', white, black, 21], ['none', white, white, 1], ['red on black', opaque(255, 0, 0), black, 5.252], ['green on black', opaque(0, 255, 0), black, 15.304],
    ['blue on black', opaque(0, 0, 255), black, 2.444], ['nearly black on white', opaque(5, 5, 5), white, 20.381], ['white on blue', white, opaque(22, 119, 255), 4.104], ['half of black on white', { ...black, a: 0.5 }, white, 3.976],
  ])('is that of WCAG: %s', (_name, text, behind, ratio) => expect(contrastRatio(text, behind)).toBeCloseTo(ratio, 2));

  it('sees through what is painted over', () => expect(over({ r: 0, g: 100, b: 200, a: 0.25 }, white)).toEqual({ r: 191.25, g: 216.25, b: 241.25, a: 1 }));
});
