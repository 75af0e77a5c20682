import { describe, expect, it } from 'vitest';
import type { EvidenceEvent, JourneyEvidence } from '../evidence/contract.js';
import { alter, conformingRun, event, playJourney, text, tree } from './evidence-for-tests.js';
import { screenOf } from './signs.fixture.js';
import type { JourneyView } from './view.js';
import { brokeOffAt, deliveredScreens, jdScreens, journeysFor, journeysInRole, miniScreens, ofKind, passagesOf, probesOf, screensOf, viewsOf } from './view.js';

const run = conformingRun();
const journey = (id: string, evidence = run): ReturnType<typeof viewsOf>['run']['journeys'][number] => {
  const found = viewsOf(evidence).run.journeys.find((each) => each.id === id);
  if (!found) throw new Error(`no ${id}`);
  return found;
};

describe('views', () => {
  it('narrow the evidence to a link', () => {
    const views = viewsOf(run);
    expect([views.alipay.journeys.length, views.self.journeys.length, views.run.journeys.length]).toEqual([7, 4, 11]);
  });

  it('cut a returning user’s journey into two applications, the second for the job its page names', () => {
    const { passages } = journey('alipay-returning-user');
    expect(passages.map((passage) => [passage.nth, passage.job?.outJobId, passage.applyTap !== undefined, passage.delivered !== undefined])).toEqual([[0, 'J-1001', true, true], [1, 'J-1002', true, true]]);
  });

  it('know the second job by its title where the page keeps the id to itself', () => {
    const bare = alter(run, 'alipay-returning-user', (events) => events.map((each) => (each.kind === 'screen' && each.page ? { ...each, page: { path: each.page.path, query: {} } } : each)));
    expect(journey('alipay-returning-user', bare).passages[1]?.job?.outJobId).toBe('J-1002');
  });

  it('know the second job by its page even where a login page came first', () => {
    const walled = alter(run, 'alipay-returning-user', (events) => events.flatMap((each) => (each.kind === 'screen' && each.moment === 'jd-again'
      ? [{ ...each, id: `${each.id}-login`, page: { path: 'pages/login/login', query: {} }, tree: [] }, each] : [each])));
    expect(journey('alipay-returning-user', walled).passages[1]?.job?.outJobId).toBe('J-1002');
  });

  it('lift probes out of the passage, and tell those of the JD page from those of the result page', () => {
    const probing = journey('alipay-jd-probe');
    expect(probing.probes.map((probe) => [probe.on, probe.tap.text, probe.events.length])).toEqual([['jd', '15-20K', 1], ['delivered', '请留意支付宝消息', 1]]);
    expect(probing.passages[0]?.jd.some((each) => each.kind === 'screen' && each.moment === 'after-probe')).toBe(false);
  });

  it('keep a JD page opened again between probes in one passage', () => {
    const reopened = alter(run, 'alipay-jd-probe', (events) => events.flatMap((each) => (each.kind === 'screen' && each.moment === 'after-probe' ? [each, { ...each, moment: 'jd-again' as const, id: `${each.id}-again` }] : [each])));
    expect(journey('alipay-jd-probe', reopened).passages).toHaveLength(1);
  });

  it('begin the own link’s JD page where the job was opened, not at the own home', () => {
    const [passage] = journey('self-first-apply').passages;
    expect(passage?.before.map((each) => each.kind)).toEqual(['tap', 'screen']);
    expect(passage?.jd[0]).toMatchObject({ kind: 'tap', purpose: 'open-job' });
  });

  it('read events in order of seq, however they come', () => {
    const shuffled = { ...run, journeys: run.journeys.map((each) => ({ ...each, events: [...each.events].reverse() })) };
    expect(journey('alipay-returning-user', shuffled).passages.map((passage) => passage.jd.length)).toEqual(journey('alipay-returning-user').passages.map((passage) => passage.jd.length));
  });
});

/** A journey of these events alone, as a view sees it. */
function viewed(id: 'alipay-returning-user' | 'self-first-apply' | 'alipay-jd-probe', events: readonly EvidenceEvent[], over: Partial<JourneyEvidence> = {}): JourneyView {
  const one = { ...playJourney(id), events: events.map((each, seq) => ({ ...each, seq, at: seq })), ...over };
  const [view] = viewsOf({ ...run, journeys: [one] }).run.journeys;
  if (!view) throw new Error('one journey went in');
  return view;
}
const screen = (moment: Parameters<typeof screensOf>[1], over: Parameters<typeof screenOf>[1] = {}): EvidenceEvent => screenOf([], { ...(moment ? { moment } : {}), ...over });
const tap = (purpose: 'apply' | 'probe' | 'open-job' | 'shell', words = ''): EvidenceEvent => event('tap', 0, { purpose, text: words, role: 'button', foundBy: 'text' });
const chapter = (label: string): EvidenceEvent => event('chapter', 0, { label, text: '' });
const back = event('back', 0, { via: 'title-bar' });
const kinds = (events: readonly EvidenceEvent[]): string[] => events.map((each) => (each.kind === 'screen' ? each.moment : each.kind === 'tap' ? each.purpose : each.kind));

describe('the part a journey plays', () => {
  it('is one on each link, another where 灵工 apply by real name', () => {
    const roles = ['first-apply', 'returning', 'back', 'probe', 'declined', 'status'] as const;
    expect(roles.map((role) => [journeysFor(role, 'alipay', 'smart-resume'), journeysFor(role, 'self', 'smart-resume')])).toEqual([
      [['alipay-resume-incomplete', 'alipay-resume-complete'], ['self-first-apply']], [['alipay-returning-user'], ['self-returning-user']], [['alipay-jd-back'], []], [['alipay-jd-probe'], ['self-jd-probe']], [['alipay-consent-declined'], []], [['alipay-status'], ['self-status']],
    ]);
    expect([journeysFor('first-apply', 'alipay', 'real-name'), journeysFor('first-apply', 'self', 'real-name')]).toEqual([['gig-real-name'], ['self-first-apply']]);
  });

  it('is looked up on the link of a view, on both for the run', () => {
    const views = viewsOf(run);
    const ids = (link: 'alipay' | 'self' | 'run'): string[] => journeysInRole(views[link], 'probe', 'back').map(({ id }) => id);
    expect([ids('alipay'), ids('self'), ids('run')]).toEqual([['alipay-jd-back', 'alipay-jd-probe'], ['self-jd-probe'], ['alipay-jd-back', 'alipay-jd-probe', 'self-jd-probe']]);
    expect([passagesOf(journeysInRole(views.run, 'returning')).length, probesOf(views.run, 'jd').length, probesOf(views.self, 'delivered').length]).toEqual([4, 2, 1]);
  });

  it('under faults is none of any link', () => {
    const faulty = { ...run, journeys: [...run.journeys, playJourney('status-under-faults')] };
    const { alipay, run: all } = viewsOf(faulty);
    expect([all.underFaults?.id, alipay.underFaults === all.underFaults, all.journeys.some(({ id }) => id === 'status-under-faults'), viewsOf(run).run.underFaults]).toEqual(['status-under-faults', true, false, undefined]);
  });
});

describe('a journey that broke off', () => {
  const cut = (...events: EvidenceEvent[]): boolean => {
    const of = viewed('self-first-apply', events, { end: undefined });
    const [act] = ofKind(of.events, 'tap');
    return act !== undefined && brokeOffAt(of, act);
  };
  it('did so before it looked at what came of an act', () => {
    expect([cut(tap('apply')), cut(screen('jd-end'), tap('apply'), chapter('③')), cut(tap('apply'), screen('lost')), brokeOffAt(viewed('self-first-apply', [tap('apply')]), tap('apply'))]).toEqual([true, true, false, false]);
  });
});

describe('a passage', () => {
  const [home, jd, end, result, scrolled] = [screen('alipay-home', { surface: 'alipay' }), screen('jd-opened'), screen('jd-end'), screen('after-delivery'), screen('after-delivery-scrolled')];
  const parts = (id: 'alipay-returning-user' | 'self-first-apply', ...events: EvidenceEvent[]): string[][][] => viewed(id, events).passages.map((each) => [each.before, each.jd, each.apply, each.after].map(kinds));

  it.each<[string, EvidenceEvent[], string[][]]>([
    ['whole', [home, jd, end, tap('apply'), chapter('③'), result, tap('shell')], [[], ['alipay-home', 'jd-opened', 'jd-end'], ['apply', 'chapter', 'after-delivery'], ['shell']]], ['never delivered', [jd, tap('apply'), screen('lost')], [[], ['jd-opened'], ['apply', 'lost'], []]], ['never applied', [jd, end, result], [[], ['jd-opened', 'jd-end', 'after-delivery'], [], []]],
    ['that went back', [jd, back, screen('after-back')], [[], ['jd-opened'], [], []]], ['that went back, then applied', [jd, back, tap('apply'), result], [[], ['jd-opened'], ['apply', 'after-delivery'], []]], ['that applied, then went back', [jd, tap('apply'), back], [[], ['jd-opened'], ['apply', 'back'], []]], ['empty', [], [[], [], [], []]],
  ])('of the Alipay link is cut where the user applies and where success shows: %s', (_name, events, cuts) => expect(parts('alipay-returning-user', ...events)).toEqual([cuts]));

  it.each<[string, EvidenceEvent[], string[][]]>([
    ['the tap on its card', [screen('own-home'), tap('apply'), tap('open-job'), chapter('②'), jd, tap('apply'), result], [['own-home', 'apply'], ['open-job', 'chapter', 'jd-opened'], ['apply', 'after-delivery'], []]], ['the last of several', [tap('open-job'), tap('open-job'), jd, tap('open-job')], [['open-job'], ['open-job', 'jd-opened', 'open-job'], [], []]],
    ['no tap', [screen('own-home'), jd], [[], ['own-home', 'jd-opened'], [], []]], ['a page never seen', [screen('own-home'), tap('open-job'), chapter('②')], [['own-home'], ['open-job', 'chapter'], [], []]],
  ])('of the own link begins at the JD page: by %s', (_name, events, cuts) => expect(parts('self-first-apply', ...events)).toEqual([cuts]));

  it('is another from the chapter of a second application on, and not from any other', () => {
    expect(parts('alipay-returning-user', jd, chapter('再次投递'), screen('jd-again'))).toEqual([[[], ['jd-opened'], [], []], [[], ['chapter', 'jd-again'], [], []]]);
    expect([parts('alipay-returning-user', chapter('再次投递'), jd).length, parts('alipay-returning-user', jd, chapter('②'), jd).length]).toEqual([1, 1]);
  });

  it('shows its JD page and its result page, unscrolled and scrolled', () => {
    const [of] = viewed('alipay-returning-user', [home, jd, screen('jd-scrolled'), end, screen('jd-again'), screen('dialog'), tap('apply'), screen('jd-end'), result, scrolled, screen('records')]).passages;
    expect([of && kinds(jdScreens(of)), of && kinds(deliveredScreens(of)), of && kinds(miniScreens(of.jd)), of && kinds(screensOf(of.jd, 'alipay-home', 'dialog'))]).toEqual([
      ['jd-opened', 'jd-scrolled', 'jd-end', 'jd-again'], ['after-delivery', 'after-delivery-scrolled'], ['jd-opened', 'jd-scrolled', 'jd-end', 'jd-again', 'dialog'], ['alipay-home', 'dialog'],
    ]);
  });
});

describe('the job of a second application', () => {
  const second = (...events: EvidenceEvent[]): string | undefined => viewed('alipay-returning-user', [chapter('①'), chapter('再次投递'), ...events]).passages[1]?.job?.outJobId;
  const again = (words: readonly string[], query: Record<string, string> = {}, zone: 'mini' | 'shell' = 'mini'): EvidenceEvent => screenOf([], { moment: 'jd-again', page: { path: 'pages/job/detail', query }, tree: tree(words.map((each) => text(each, { zone }))) });

  it.each<[string, EvidenceEvent[], string | undefined]>([
    ['the page’s own query', [tap('open-job', '门店咖啡师'), again(['社区护理员'], { id: 'J-1003' })], 'J-1003'], ['the card, where the query is silent', [tap('shell', '社区护理员'), tap('open-job', '急招 门店咖啡师'), again(['社区护理员'])], 'J-1002'], ['the card alone', [tap('open-job', '门店咖啡师')], 'J-1002'],
    ['the one title on the page', [tap('open-job', '卡片'), again(['门店 咖啡师', '岗位职责'])], 'J-1002'], ['the last page', [again(['社区护理员']), again(['门店咖啡师'])], 'J-1002'], ['an earlier page’s query', [again([], { id: 'J-1003' }), again(['门店咖啡师'])], 'J-1003'],
    ['nothing, of two titles', [again(['门店咖啡师', '社区护理员'])], undefined], ['nothing, of a title in a sentence', [again(['门店咖啡师的一天'])], undefined], ['nothing, of Alipay’s own title', [again(['门店咖啡师'], {}, 'shell')], undefined], ['nothing', [], undefined],
  ])('is told by %s', (_name, events, id) => expect(second(...events)).toBe(id));

  it('is told where the page has no address', () => expect(second(screenOf([text('门店咖啡师')], { moment: 'jd-opened', page: undefined }))).toBe('J-1002'));
});

describe('a probe', () => {
  it('ends with its picture or the next tap; what comes after belongs to the passage', () => {
    const of = viewed('alipay-jd-probe', [screen('jd-opened'), tap('probe', 'a'), back, screen('after-probe'), chapter('②'), tap('probe', 'b'), chapter('x'), tap('apply'), screen('lost'), screen('after-delivery'), tap('probe', 'c'), screen('dialog'), tap('shell')]);
    expect(of.probes.map(({ on, tap: { text: words }, events, journey: by }) => [on, words, kinds(events), by === of])).toEqual([['jd', 'a', ['back', 'after-probe'], true], ['jd', 'b', ['chapter'], true], ['delivered', 'c', ['dialog'], true]]);
    expect(of.passages.map((each) => [kinds(each.jd), kinds(each.apply), kinds(each.after)])).toEqual([[['jd-opened', 'chapter'], ['apply', 'lost', 'after-delivery'], ['shell']]]);
  });
});
