import { describe, expect, it } from 'vitest';
import { button, conformingRun, event } from './evidence-for-tests.js';
import { screensOf, viewsOf } from './view.js';
import { atEvent, atJourney, atScreen, atWorld } from './where.js';

const [journey] = viewsOf(conformingRun()).alipay.journeys;
if (!journey) throw new Error('the conforming run has journeys');
const [screen] = screensOf(journey.events);
if (!screen) throw new Error('its journeys have screens');
const error = (source: 'mini-program' | 'isv-server', stack: string): ReturnType<typeof event> => event('error', 0, { source, message: 'no', stack });

describe('a place in the evidence', () => {
  it('is its journey and events, the time of the first, and of a screen its picture and the box looked at', () => {
    const [first, second] = [{ ...error('isv-server', ''), seq: 7, at: 70 }, { ...error('isv-server', ''), seq: 9, at: 90 }];
    expect([atEvent(journey, first, second), atEvent(journey), atJourney(journey), atWorld(first, second)]).toEqual([
      { journey: journey.id, seqs: [7, 9], at: 70 }, { journey: journey.id, seqs: [] }, { journey: journey.id, seqs: [] }, { journey: 'world', seqs: [7, 9] },
    ]);
    const box = { x: 1, y: 2, w: 3, h: 4 };
    const seen = { journey: journey.id, seqs: [screen.seq], at: screen.at, screen: screen.id };
    expect([atScreen(journey, { ...screen, file: null }), atScreen(journey, { ...screen, file: 'a.png' }, { box })]).toEqual([seen, { ...seen, file: 'a.png', box }]);
  });

  it('of a node names the line of AXML that wrote it, where the stage told', () => {
    const node = screen.tree[0];
    const source = { file: 'pages/job/detail.axml', line: 12, column: 3 };
    expect(node && atScreen(journey, screen, { ...node, ...button('x'), source })).toMatchObject({ screen: screen.id, source });
    expect(node && atScreen(journey, screen, node)).not.toHaveProperty('source');
  });

  it('of an error of the app names the line that threw it', () => {
    expect(atEvent(journey, error('mini-program', 'Error: no\n    at apply (pages/job/detail.js:40:11)\n    at tap (app.js:1:1)')).source).toEqual({ file: 'pages/job/detail.js', line: 40, column: 11 });
    expect(atEvent(journey, error('mini-program', 'pages/job/detail.sjs:1:1')).source).toEqual({ file: 'pages/job/detail.sjs', line: 1, column: 1 });
    expect(atEvent(journey, error('mini-program', 'at lib/tap.ts:7:12')).source).toEqual({ file: 'lib/tap.ts', line: 7, column: 12 });
    for (const stack of ['Error: no\n    at <anonymous>', '', 'at apply (a.js:0:1)', 'at apply (a.js:1:0)', 'at apply (a.json:1:1)']) expect(atEvent(journey, error('mini-program', stack))).not.toHaveProperty('source');
  });

  it('of an error without a stack, or of what is no error, names no line', () => {
    expect(atEvent(journey, event('error', 0, { source: 'mini-program', message: 'no' }))).not.toHaveProperty('source');
    expect(atEvent(journey, event('dialog', 0, { dialog: 'toast', phase: 'shown', text: '', source: 'mini-program', stack: 'a.js:1:1' } as never))).not.toHaveProperty('source'); // no toast has a stack
  });

  it('of an error elsewhere names none', () => {
    expect(atEvent(journey, error('isv-server', 'Error: no\n    at listen (server/index.js:4:1)'))).not.toHaveProperty('source');
  });
});
