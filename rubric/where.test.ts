import { describe, expect, it } from 'vitest';
import { button, conformingRun, event } from './evidence-for-tests.js';
import { screensOf, viewsOf } from './view.js';
import { atEvent, atScreen } from './where.js';

const [journey] = viewsOf(conformingRun()).alipay.journeys;
if (!journey) throw new Error('the conforming run has journeys');
const [screen] = screensOf(journey.events);
if (!screen) throw new Error('its journeys have screens');
const error = (source: 'mini-program' | 'isv-server', stack: string): ReturnType<typeof event> => event('error', 0, { source, message: 'no', stack });

describe('a place in the evidence', () => {
  it('of a node names the line of AXML that wrote it, where the stage told', () => {
    const node = screen.tree[0];
    const source = { file: 'pages/job/detail.axml', line: 12, column: 3 };
    expect(node && atScreen(journey, screen, { ...node, ...button('x'), source })).toMatchObject({ screen: screen.id, source });
    expect(node && atScreen(journey, screen, node)).not.toHaveProperty('source');
  });

  it('of an error of the app names the line that threw it', () => {
    expect(atEvent(journey, error('mini-program', 'Error: no\n    at apply (pages/job/detail.js:40:11)\n    at tap (app.js:1:1)')).source).toEqual({ file: 'pages/job/detail.js', line: 40, column: 11 });
    expect(atEvent(journey, error('mini-program', 'Error: no\n    at <anonymous>'))).not.toHaveProperty('source');
  });

  it('of an error elsewhere names none', () => {
    expect(atEvent(journey, error('isv-server', 'Error: no\n    at listen (server/index.js:4:1)'))).not.toHaveProperty('source');
  });
});
