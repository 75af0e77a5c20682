import { describe, expect, it } from 'vitest';
import type { Result } from '../../rubric/result.js';
import { stepPictures } from './filmstrip.js';

type Journey = Result['journeys'][number];

describe('stepPictures', () => {
  it('gives ② and ③ pictures of their own when the merged consent was seen in two steps', () => {
    expect(pictures([['①', 0], ['②', 30], ['③', 30], ['④', 60]], [['jd-opened', 10], ['sheet', 35], ['sheet', 45], ['after-delivery', 65]])).toEqual({ '①': 's0', '②': 's1', '③': 's2', '④': 's3' });
  });

  it('lets ③ share the picture of ② when the sheet was seen once, and says so', () => {
    const journey = made([['②', 30], ['③', 30], ['④', 60]], [['sheet', 35], ['after-delivery', 65]]);
    expect(stepPictures(journey).get('③')).toMatchObject({ screen: { id: 's0' }, sharedWith: '②' });
  });

  it('shows the dialog for ② and the sheet for ③ when they come one after the other', () => {
    expect(pictures([['②', 30], ['③', 50], ['④', 80]], [['dialog', 35], ['sheet', 55], ['after-delivery', 85]])).toEqual({ '②': 's0', '③': 's1', '④': 's2' });
  });

  it('falls back to what was taken until the next step when the telling picture was not kept', () => {
    const journey = made([['②', 30], ['③', 30], ['④', 60]], [['sheet', 35], ['after-apply-tap', 40], ['after-delivery', 65]]);
    const [sheet] = journey.screens;
    if (sheet) sheet.file = null;
    expect(stepPictures(journey).get('②')).toMatchObject({ screen: { id: 's1' } });
  });

  it('has no picture of a step that was not reached', () => {
    expect(pictures([['①', 0]], [['jd-opened', 10]])).toEqual({ '①': 's0' });
  });
});

function pictures(chapters: [string, number][], screens: [string, number][]): Record<string, string> {
  return Object.fromEntries([...stepPictures(made(chapters, screens))].map(([label, { screen }]) => [label, screen.id]));
}

function made(chapters: [string, number][], screens: [string, number][]): Journey {
  return {
    id: 'alipay-resume-incomplete', link: 'alipay', title: '情况①', status: 'finished', chapters: chapters.map(([label, at]) => ({ label, text: '', at })),
    screens: screens.map(([moment, at], index) => ({ id: `s${index}`, moment, file: `screens/s${index}.png`, at, title: '' })),
  };
}
