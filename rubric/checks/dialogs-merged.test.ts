import { describe, expect, it } from 'vitest';
import type { Evidence } from '../../evidence/contract.js';
import { alter, conformingRun, event, judge } from '../evidence-for-tests.js';
import { afterApplyTap, gigApp, neverDelivered } from './apply-checks.fixture.js';
import { dialogsMerged } from './dialogs-merged.js';

const gig = conformingRun({ app: gigApp });
const scopes = (asked: string[]): Evidence => alter(gig, 'gig-real-name', (events) => events.map((each) => (each.kind === 'dialog' ? { ...each, scopes: asked } : each)));

describe('dialogs-merged', () => {
  it('passes where real name and 应聘状态回传 are asked in one dialog', () => {
    expect(judge(dialogsMerged, gig, 'run').outcome).toBe('pass');
  });

  it('fails where 应聘状态回传 has a dialog of its own', () => {
    const second = afterApplyTap(gig, 'gig-real-name', event('dialog', 0, { dialog: 'consent', phase: 'shown', text: '', scopes: ['yingpin'] }));
    expect(judge(dialogsMerged, second, 'run').observed).toEqual(['另外弹出授权弹窗（scope：yingpin）']);
  });

  it('fails where the real-name dialog leaves 应聘状态回传 out', () => {
    expect(judge(dialogsMerged, scopes(['auth_user']), 'run').outcome).toBe('fail');
  });

  it('does not apply where real names are not asked for', () => {
    expect(judge(dialogsMerged, conformingRun(), 'run').outcome).toBe('notApplicable');
  });

  it('cannot tell where a real-name app never asked, or success was not seen', () => {
    const never = gig.journeys.reduce((now, { header }) => alter(now, header.journey, (events) => events.filter((each) => each.kind !== 'dialog')), gig);
    expect(judge(dialogsMerged, never, 'run').outcome).toBe('cannotTell');
    expect(judge(dialogsMerged, neverDelivered(gig, 'gig-real-name'), 'run').outcome).toBe('cannotTell');
  });

  it.each([['refused', 'notApplicable'], ['opened', 'pass']] as const)('counts a real-name sheet as asked for where it opened: %s', (phase, outcome) => {
    expect(judge(dialogsMerged, afterApplyTap(conformingRun(), 'alipay-resume-complete', event('sheet', 0, { sheet: 'real-name', phase })), 'run').outcome).toBe(outcome);
  });
});
