import { describe, expect, it } from 'vitest';
import { wilson } from './interval.js';
import { judge } from './judge.js';
import { overlaySchema } from './overlay.js';

const overlay = (more: object = {}) => overlaySchema.parse({ id: 'x', description: 'x', base: 'grade-s', turnsRed: ['no-login-on-jd'], rows: ['JD.no-login@alipay'], ...more });
const base = new Map([['JD.no-login@alipay/no-login-on-jd', 'pass'], ['STATUS.synced@alipay/every-status-arrives', 'pass']]);
const seen = (...changes: [string, string][]) => new Map([...base, ...changes]);

describe('judging a defect', () => {
  it('is caught when the named check turns red and nothing else moves', () => {
    expect(judge(overlay(), base, seen(['JD.no-login@alipay/no-login-on-jd', 'fail'])).state).toBe('caught');
  });

  it('is missed when the named check stays green', () => {
    expect(judge(overlay(), base, seen())).toMatchObject({ state: 'missed', notRed: ['no-login-on-jd', 'JD.no-login@alipay'] });
  });

  it('is missed when the named check cannot tell', () => {
    expect(judge(overlay(), base, seen(['JD.no-login@alipay/no-login-on-jd', 'cannotTell'])).state).toBe('missed');
  });

  it('spills when an unlisted check moves with it', () => {
    const judged = judge(overlay(), base, seen(['JD.no-login@alipay/no-login-on-jd', 'fail'], ['STATUS.synced@alipay/every-status-arrives', 'cannotTell']));
    expect(judged).toMatchObject({ state: 'spilled', unlisted: ['STATUS.synced@alipay/every-status-arrives: pass → cannotTell'] });
  });

  it('accepts a listed consequence', () => {
    const judged = judge(overlay({ also: { 'every-status-arrives': 'cannotTell' } }), base,
      seen(['JD.no-login@alipay/no-login-on-jd', 'fail'], ['STATUS.synced@alipay/every-status-arrives', 'cannotTell']));
    expect(judged.state).toBe('caught');
  });

  it('is missed when a listed row stays green', () => {
    expect(judge(overlay({ rows: ['JD.no-login@alipay', 'JD.no-login@self'] }), base, seen(['JD.no-login@alipay/no-login-on-jd', 'fail']))).toMatchObject({ state: 'missed', notRed: ['JD.no-login@self'] });
  });

  it('spills when the named check turns red in a row that is not listed', () => {
    const judged = judge(overlay(), new Map([...base, ['JD.no-login@self/no-login-on-jd', 'pass']]), seen(['JD.no-login@alipay/no-login-on-jd', 'fail'], ['JD.no-login@self/no-login-on-jd', 'fail']));
    expect(judged).toMatchObject({ state: 'spilled', unlisted: ['JD.no-login@self/no-login-on-jd: pass → fail'] });
  });

  it('knows nothing of a place whose journeys were not played', () => {
    const judged = judge(overlay(), base, seen(['JD.no-login@alipay/no-login-on-jd', 'fail'], ['STATUS.synced@alipay/every-status-arrives', 'notRun']));
    expect(judged).toMatchObject({ state: 'caught', judged: 1, places: 2 });
  });

  it('is never caught by naming nothing', () => {
    expect(judge(overlay({ turnsRed: [] }), base, seen(['JD.no-login@alipay/no-login-on-jd', 'fail'])).state).toBe('missed');
  });
});

describe('the interval', () => {
  it('does not call 30 of 30 certain', () => expect(wilson(30, 30).low).toBeCloseTo(0.886, 2));
  it('knows nothing without counts', () => expect(wilson(0, 0)).toEqual({ low: 0, high: 1 }));
});
