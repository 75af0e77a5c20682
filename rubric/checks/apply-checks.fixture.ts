/** Spoiling the way from the apply tap to success, for the tests beside it. */
import type { Evidence, EvidenceEvent, EventOf, JourneyId } from '../../evidence/contract.js';
import { alter, event, insertAfter, jdPage, tree, viewport } from '../evidence-for-tests.js';
import type { Node } from '../evidence-for-tests.js';

export const isApplyTap = (each: EvidenceEvent): boolean => each.kind === 'tap' && each.purpose === 'apply';

export const afterApplyTap = (run: Evidence, id: JourneyId, ...added: EvidenceEvent[]): Evidence => alter(run, id, (events) => insertAfter(events, isApplyTap, ...added));

export const miniScreen = (moment: EventOf<'screen'>['moment'], nodes: readonly Node[], over: Partial<EventOf<'screen'>> = {}): EvidenceEvent => event('screen', 0, {
  id: `x-${moment}`, moment, file: null, surface: 'mini-program', page: jdPage('J-1001'), title: '投递', viewport, scroll: { top: 0, height: 844, atEnd: true }, settled: true, tree: tree(nodes), codes: [], ...over,
});

/** The app delivers without Alipay's sheet. */
export const withoutSheet = (run: Evidence, id: JourneyId): Evidence => alter(run, id, (events) => events.filter((each) => each.kind !== 'sheet' && !(each.kind === 'tap' && each.purpose === 'sheet')));

export const neverDelivered = (run: Evidence, id: JourneyId): Evidence => alter(run, id, (events) => {
  const at = events.findIndex((each) => each.kind === 'screen' && each.moment === 'after-delivery');
  return [...events.slice(0, at), { ...miniScreen('lost', []), at: events[at]?.at ?? 0 }];
});

export const gigApp = { name: '灵工平台', appId: '2021000000000009', subject: 'gig', resumeMode: 'real-name' } as const;
