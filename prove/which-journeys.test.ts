import { describe, expect, it } from 'vitest';
import { journeys } from '../suites/journeys/index.js';
import { overlaySchema } from './overlay.js';
import { whichJourneys } from './which-journeys.js';

const planned = journeys.map(({ id }) => id).filter((id) => id !== 'gig-real-name');
const played = (more: object): string[] => whichJourneys(overlaySchema.parse({ id: 'x', description: 'x', base: 'grade-s', ...more }), planned, 'smart-resume');

describe('a defect is played with', () => {
  it('the first applications of the link it breaks', () => {
    expect(played({ turnsRed: ['no-login-on-jd'], rows: ['JD.no-login@self'] })).toEqual(['self-first-apply']);
    expect(played({ turnsRed: ['no-login-on-jd'], rows: ['JD.no-login@alipay'] })).toEqual(['alipay-resume-incomplete', 'alipay-resume-complete']);
  });

  it('the first applications of the Alipay link when it breaks a red line alone', () => {
    expect(played({ turnsRed: ['employer-name'], redLines: ['RED.employer-name'] })).toEqual(['alipay-resume-incomplete', 'alipay-resume-complete']);
  });

  it('the journey without which its check sees nothing', () => {
    expect(played({ turnsRed: ['back-returns-to-alipay'], rows: ['JD.back-to-alipay@alipay'] })).toContain('alipay-jd-back');
    expect(played({ turnsRed: ['every-status-arrives'], rows: ['STATUS.synced@alipay', 'STATUS.synced@self'] })).toEqual(expect.arrayContaining(['alipay-status', 'self-status']));
  });

  it('the journey that alone shows it', () => {
    expect(played({ turnsRed: ['no-login-on-jd'], rows: ['JD.no-login@alipay'], shownBy: ['returning'] })).toContain('alipay-returning-user');
  });
});
