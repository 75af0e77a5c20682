/**
 * A view: evidence narrowed to one link (or the whole run) and cut into passages. Judges nothing; it only knows how journeys record.
 */
import type { Evidence, EventOf, EventKind, EvidenceEvent, JourneyEvidence, JourneyId, Link, RunHeader } from '../evidence/contract.js';
import type { Role } from './check.js';
import { fold } from './fold.js';
import { perObject } from './found.js';
import { groupBy } from './group-by.js';
import { byTitle, mentionsJobId } from './job-names.js';
import { ofEach } from './of-each.js';

export type Screen = EventOf<'screen'>;
export type Tap = EventOf<'tap'>;
export type Moment = Screen['moment'];
export interface Job { outJobId: string; jobName: string }

/**
 * One application from opening the JD page to the end of it. A journey has one; a returning user's has two. `jd` ends where the user taps apply,
 * starts probing or presses back; `apply` ends with the first screen after success; `after` is the rest.
 */
export interface Passage {
  journey: JourneyView;
  nth: number;
  /** The job the user opened; undefined when the evidence does not say which. */
  job: Job | undefined;
  before: EvidenceEvent[];
  jd: EvidenceEvent[];
  applyTap: Tap | undefined;
  apply: EvidenceEvent[];
  /** The first screen after success; undefined = the journey never saw the application delivered. */
  delivered: Screen | undefined;
  after: EvidenceEvent[];
}

/** A tap in a throw-away copy of a page, with everything that came of it. */
export interface Probe { journey: JourneyView; tap: Tap; on: 'jd' | 'delivered'; events: EvidenceEvent[] }

export interface JourneyView {
  id: JourneyId;
  link: Link;
  header: JourneyEvidence['header'];
  events: readonly EvidenceEvent[];
  finished: boolean;
  passages: readonly Passage[];
  probes: readonly Probe[];
}

/** The journey broke off before it looked at what came of this act: "nothing happened" would be a guess. */
export const brokeOffAt = ({ finished, events }: JourneyView, act: EvidenceEvent): boolean => !finished && !events.some(({ seq, kind }) => seq > act.seq && kind === 'screen');

export interface View {
  link: Link | 'run';
  run: RunHeader;
  world: readonly EvidenceEvent[];
  journeys: readonly JourneyView[];
  /** Every job title known in this run. */
  jobs: readonly Job[];
  /** The journey during which the gateway misbehaved on purpose: it proves retries, and nothing else may be judged by it. */
  underFaults: JourneyView | undefined;
}

/** Link views and the whole-run view share the same journey objects, so that what is worked out once is worked out once. */
export function viewsOf(evidence: Evidence): Record<Link | 'run', View> {
  const jobs = evidence.run.jobs;
  const all: JourneyView[] = [];
  for (const journey of [...evidence.journeys].sort((a, b) => (a.header.journey < b.header.journey ? -1 : 1))) all.push(journeyView(journey, jobs));
  const underFaults = all.find(({ id }) => id === 'status-under-faults');
  const journeys = all.filter((journey) => journey !== underFaults);
  const view = (link: Link | 'run'): View => ({
    underFaults, link, run: evidence.run, world: evidence.world, jobs, journeys: link === 'run' ? journeys : journeys.filter((journey) => journey.link === link),
  });
  return { alipay: view('alipay'), self: view('self'), run: view('run') };
}

/** Which journeys play a role on a link. 灵工 apps in real-name mode apply through `gig-real-name`: no résumé is asked for there. */
export function journeysFor(role: Role, link: Link, resumeMode: RunHeader['app']['resumeMode']): readonly JourneyId[] {
  const alipayFirst: readonly JourneyId[] = resumeMode === 'real-name' ? ['gig-real-name'] : ['alipay-resume-incomplete', 'alipay-resume-complete'];
  const table: Record<Role, Record<Link, readonly JourneyId[]>> = {
    'first-apply': { alipay: alipayFirst, self: ['self-first-apply'] },
    returning: { alipay: ['alipay-returning-user'], self: ['self-returning-user'] },
    back: { alipay: ['alipay-jd-back'], self: [] },
    probe: { alipay: ['alipay-jd-probe'], self: ['self-jd-probe'] },
    declined: { alipay: ['alipay-consent-declined'], self: [] },
    status: { alipay: ['alipay-status'], self: ['self-status'] },
  };
  return table[role][link];
}

export function journeysInRole(view: View, ...roles: Role[]): JourneyView[] {
  const playing = cast(view);
  return view.journeys.filter(({ id }) => roles.some((role) => playing[role].includes(id)));
}

type Cast = Readonly<Record<Role, readonly JourneyId[]>>;

/** Asked by every check, twice: which journeys play a role in this view. */
export const cast = perObject((view: View): Cast => {
  const links: Link[] = view.link === 'run' ? ['alipay', 'self'] : [view.link];
  const of = (role: Role): readonly JourneyId[] => links.flatMap((link) => journeysFor(role, link, view.run.app.resumeMode));
  return { 'first-apply': of('first-apply'), returning: of('returning'), back: of('back'), probe: of('probe'), declined: of('declined'), status: of('status') };
});

export const passagesOf = (journeys: readonly JourneyView[]): Passage[] => ofEach(journeys, passagesIn);
const passagesIn = (journey: JourneyView): readonly Passage[] => journey.passages;
export const probesOf = (view: View, on: Probe['on']): Probe[] => ofEach(view.journeys, probesIn, on);
const probesIn = (journey: JourneyView, on: Probe['on']): Probe[] => journey.probes.filter((probe) => probe.on === on);

export interface Seen { journey: JourneyView; screen: Screen }

/** Every screen of the app, for checks that look at whatever there is. */
export const seenInApp = perObject((view: View): readonly Seen[] => ofEach(view.journeys, seenIn));
const seenIn = (journey: JourneyView): Seen[] => miniScreens(journey.events).map((screen) => ({ journey, screen }));

const byKind = perObject((events: readonly EvidenceEvent[]) => groupBy(events, (event) => event.kind));

/** Remembered for each list of events: ask the lists of a passage, not ones joined for the question. */
export const ofKind = <K extends EventKind>(events: readonly EvidenceEvent[], kind: K): readonly EventOf<K>[] =>
  // A group holds events of its kind only; TypeScript cannot narrow a generic discriminant.
  (byKind(events).get(kind) ?? []) as readonly EvidenceEvent[] as readonly EventOf<K>[];

export const screensOf = (events: readonly EvidenceEvent[], ...moments: Moment[]): readonly Screen[] => atMoments(ofKind(events, 'screen'), moments);

/** Screens drawn by the app under acceptance. */
export const miniScreens = (events: readonly EvidenceEvent[], ...moments: Moment[]): readonly Screen[] => atMoments(drawnByApp(events), moments);

const drawnByApp = perObject((events: readonly EvidenceEvent[]): readonly Screen[] => ofKind(events, 'screen').filter((screen) => screen.surface === 'mini-program'));

/** All of them where no moment is named. */
const atMoments = (screens: readonly Screen[], moments: readonly Moment[]): readonly Screen[] => (moments.length === 0 ? screens : screens.filter((screen) => moments.includes(screen.moment)));

export const jdScreens = perObject((passage: Passage): readonly Screen[] => miniScreens(passage.jd, 'jd-opened', 'jd-scrolled', 'jd-end', 'jd-again'));

/** The result page after success, unscrolled and scrolled. */
export const deliveredScreens = perObject((passage: Passage): readonly Screen[] =>
  [...(passage.delivered ? [passage.delivered] : []), ...screensOf(passage.after, 'after-delivery', 'after-delivery-scrolled')]);

function journeyView(evidence: JourneyEvidence, jobs: readonly Job[]): JourneyView {
  const events = [...evidence.events].sort((a, b) => a.seq - b.seq);
  const passages: Passage[] = [];
  const probes: Probe[] = [];
  const journey: JourneyView = {
    id: evidence.header.journey, link: evidence.header.link, header: evidence.header, events, finished: evidence.end?.status === 'finished', passages, probes,
  };
  const rest = takeProbes(journey, events, probes);
  partsOf(rest).forEach((part, nth) => passages.push(passageOf(journey, part, nth, jobs)));
  return journey;
}

/** Lifts the probes out of the stream: what they led to happened in a throw-away copy, not in the passage. */
function takeProbes(journey: JourneyView, events: readonly EvidenceEvent[], probes: Probe[]): EvidenceEvent[] {
  const rest: EvidenceEvent[] = [];
  let delivered = false;
  let open: Probe | undefined;
  for (const event of events) {
    if (event.kind === 'tap') open = undefined;
    if (event.kind === 'tap' && event.purpose === 'probe') {
      open = { journey, tap: event, on: delivered ? 'delivered' : 'jd', events: [] };
      probes.push(open);
    } else if (open) {
      open.events.push(event);
      if (event.kind === 'screen' && event.moment === 'after-probe') open = undefined;
    } else {
      if (event.kind === 'screen' && event.moment === 'after-delivery') delivered = true;
      rest.push(event);
    }
  }
  return rest;
}

/** A returning user's second application begins at its chapter. A JD page opened again between probes is no new application. */
function partsOf(events: readonly EvidenceEvent[]): EvidenceEvent[][] {
  const cut = events.findIndex((event) => event.kind === 'chapter' && event.label === '再次投递');
  return cut <= 0 ? [[...events]] : [events.slice(0, cut), events.slice(cut)];
}

function passageOf(journey: JourneyView, part: readonly EvidenceEvent[], nth: number, jobs: readonly Job[]): Passage {
  const start = jdStart(journey, part);
  const applyAt = part.findIndex((event, at) => at >= start && event.kind === 'tap' && event.purpose === 'apply');
  const backAt = part.findIndex((event, at) => at >= start && event.kind === 'back');
  const jdEnd = [applyAt, backAt].filter((at) => at >= 0).reduce((a, b) => Math.min(a, b), part.length);
  const applyTap = applyAt < 0 ? undefined : part[applyAt];
  const deliveredAt = applyAt < 0 ? -1 : part.findIndex((event, at) => at > applyAt && event.kind === 'screen' && event.moment === 'after-delivery');
  const delivered = deliveredAt < 0 ? undefined : part[deliveredAt];
  const jd = part.slice(start, jdEnd);
  return {
    journey, nth, job: nth === 0 ? journey.header.job : openedJob(jd, jobs), before: part.slice(0, start), jd,
    applyTap: applyTap?.kind === 'tap' ? applyTap : undefined,
    apply: applyAt < 0 ? [] : part.slice(applyAt, deliveredAt < 0 ? part.length : deliveredAt + 1),
    delivered: delivered?.kind === 'screen' ? delivered : undefined,
    after: deliveredAt < 0 ? [] : part.slice(deliveredAt + 1),
  };
}

/** On the own link the walk through the app's home comes first; it belongs to no row. */
function jdStart(journey: JourneyView, part: readonly EvidenceEvent[]): number {
  if (journey.link === 'alipay') return 0;
  const shown = part.findIndex((event) => event.kind === 'screen' && event.moment.startsWith('jd-'));
  const upTo = shown < 0 ? part.length : shown;
  const opened = part.findLastIndex((event, at) => at < upTo && event.kind === 'tap' && event.purpose === 'open-job');
  return Math.max(opened, 0);
}

/**
 * The second job of a returning user stands in no header: the page's own query names it, or the card that was tapped, or else the one known title
 * on the page. Where two stand there, the evidence does not say.
 */
function openedJob(jd: readonly EvidenceEvent[], jobs: readonly Job[]): Job | undefined {
  const screens = screensOf(jd, 'jd-again', 'jd-opened');
  const query = screens.flatMap(({ page }) => Object.values(page?.query ?? {})); // a login page may come first
  const screen = screens.at(-1);
  const byPage = jobs.find((job) => mentionsJobId(query, job.outJobId));
  if (byPage) return byPage;
  const card = ofKind(jd, 'tap').find((tap) => tap.purpose === 'open-job');
  const byCard = card && byTitle(card.text, jobs);
  if (byCard || !screen) return byCard;
  const shown = jobs.filter((job) => screen.tree.some((node) => node.zone === 'mini' && fold(node.text) === fold(job.jobName)));
  return shown.length === 1 ? shown[0] : undefined;
}
