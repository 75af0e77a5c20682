/**
 * The user of a journey: looks, taps, waits, and leaves a record of each act. It decides what to do next, never whether it was right.
 * Findings of the record are the rubric's business.
 */
import { findApply } from './find.js';
import { seenInPicture } from './picture.js';
import { lookAtRest } from './stage/look-at-rest.js';
import type { EventOf, EvidenceEvent, ScreenNode } from '../evidence/contract.js';
import type { Found } from './find.js';
import type { KnownApplication, MockClient, JournalFollower } from './mock-client.js';
import type { Plan } from './plan.js';
import type { Recorder } from './recorder.js';
import type { Capture, ShellControl, Stage } from './stage/stage.js';

export type Moment = EventOf<'screen'>['moment'];
export type Purpose = EventOf<'tap'>['purpose'];
export interface Look extends Capture { id: string }
export interface Job { outJobId: string; jobName: string }

export interface ActorParts {
  stage: Stage; recorder: Recorder; mock: MockClient; follower: JournalFollower; plan: Plan;
  user: { userId: string; session: string; url: string }; job: Job; otherJob: Job | undefined;
}

export class Actor {
  readonly stage: Stage;
  readonly plan: Plan;
  readonly user: ActorParts['user'];
  readonly job: Job;
  /** A second job for the user who comes back; undefined when the ISV synced only one. */
  readonly otherJob: Job | undefined;
  readonly #recorder: Recorder;
  readonly #mock: MockClient;
  readonly #follower: JournalFollower;

  constructor(parts: ActorParts) {
    ({ stage: this.stage, plan: this.plan, user: this.user, job: this.job, otherJob: this.otherJob } = parts);
    this.#recorder = parts.recorder;
    this.#mock = parts.mock;
    this.#follower = parts.follower;
  }

  get events(): readonly EvidenceEvent[] { return this.#recorder.events; }

  /** Milliseconds since the journey's start, on the mock's clock. */
  now(): number { return this.#recorder.now(); }

  /** How long nothing has happened but our own looking. */
  idleMs(): number { return this.now() - (this.events.findLast((event) => event.kind !== 'waited' && event.kind !== 'screen')?.at ?? 0); }

  record(event: Parameters<Recorder['record']>[0]): EvidenceEvent { return this.#recorder.record(event); }

  chapter(label: string, text: string): void { this.record({ kind: 'chapter', label, text }); }

  notFound(sought: string, tried: string[], look?: Look): void {
    this.record({ kind: 'notFound', sought, tried, ...(look ? { screen: look.id, ...inPage(look) } : {}) });
  }

  /** Records what is on screen: tree, picture, what stands in its images. Which moment it is may depend on what is seen. */
  async look(when: Moment | ((seen: Capture) => Moment)): Promise<Look> {
    const named = (seen: Capture): { moment: Moment; id: string; file: string; path: string } => {
      const moment = typeof when === 'string' ? when : when(seen);
      return { moment, ...this.#recorder.nextScreen(moment) };
    };
    const { seen, picture, name: { moment, id, file, path } } = await lookAtRest(this.stage, named, this.plan.screenshots);
    await this.caughtUp();
    const { overlay: _overlay, surface, page, tree, ...facts } = seen;
    this.record({
      kind: 'screen', id, moment, file: picture ? file : null, surface: surface === 'mini-program' ? surface : 'alipay', ...(page ? { page } : {}), ...facts,
      settled: seen.settled && (picture?.stable ?? true), ...(picture ? await seenInPicture(path, tree) : { codes: [], tree }),
    });
    return { ...seen, id };
  }

  /** Looks at the whole page: top, each further screenful, the last of them under a moment of its own. Back at the top afterwards. */
  async lookThrough(first: Moment, next: Moment, end: Moment = next): Promise<Look> {
    const top = await this.look(first);
    let current = top;
    for (let turn = 0; !current.scroll.atEnd && turn < 12; turn++) {
      await this.stage.scrollTo(current.scroll.top + Math.max(80, current.viewport.h * 0.85));
      current = await this.look(({ scroll }) => (scroll.atEnd ? end : next));
    }
    if (!current.scroll.atEnd) this.notFound('end-of-page', ['scroll:12-screens'], current);
    if (current === top) return top;
    await this.stage.scrollTo(0);
    return { ...(await this.stage.capture()), id: top.id };
  }

  async tap({ node, foundBy }: Found, purpose: Purpose, look: Look): Promise<void> {
    this.record({
      kind: 'tap', purpose, text: labelOf(look, node), role: node.role, box: node.box, foundBy, screen: look.id, node: node.i, ...inPage(look),
    });
    await this.stage.tapNode(node);
  }

  /** Presses a control of Alipay's own; a missing one is recorded. */
  async press(control: ShellControl, purpose: Purpose): Promise<boolean> {
    const surface = await this.stage.surface();
    if (control.control === 'back') this.record({ kind: 'back', via: 'title-bar' });
    else this.record({ kind: 'tap', purpose, text: nameOf(control), role: 'button', foundBy: `shell:${surface}` });
    const pressed = await this.stage.press(control);
    if (!pressed) this.notFound(control.control, [`shell:${surface}`]);
    return pressed;
  }

  /** The apply button: by the ISV's selector, else by meaning; scrolled to when it lies further down. */
  async findApply(look: Look): Promise<Found | undefined> {
    const own = await this.bySelector(this.plan.selectors.apply);
    const found = own ?? findApply(look.tree);
    if (!found) this.notFound('apply-button', ['selector', 'text', 'position'], look);
    return found;
  }

  async bySelector(selector: string | undefined): Promise<Found | undefined> {
    const node = selector === undefined ? undefined : await this.stage.locate(selector);
    return node && selector !== undefined ? { node, foundBy: `selector:${selector}` } : undefined;
  }

  /** Waits until an event fits (one already recorded counts when its seq is at least `fromSeq`). */
  async until(fits: (event: EvidenceEvent) => boolean, what: string, limitMs: number, fromSeq = 0): Promise<EvidenceEvent | undefined> {
    const started = this.#recorder.now();
    const early = this.events.find((event) => event.seq >= fromSeq && fits(event));
    const event = early ?? (await this.#next(fits, limitMs));
    this.record({ kind: 'waited', for: what, outcome: event ? 'seen' : 'timeout', limitMs, tookMs: Math.round(this.#recorder.now() - started) });
    return event;
  }

  applications(): Promise<KnownApplication[]> { return this.#mock.applications(this.user.userId); }

  post(path: string, body: unknown): Promise<unknown> { return this.#mock.post(path, body); }

  /** Everything the mock has journalled until now is in the record. */
  async caughtUp(): Promise<void> { await this.#follower.reached((await this.#mock.clock()).head); }

  get nextSeq(): number { return this.events.length; }

  #next(fits: (event: EvidenceEvent) => boolean, limitMs: number): Promise<EvidenceEvent | undefined> {
    return new Promise((resolve) => {
      const finish = (event: EvidenceEvent | undefined): void => { clearTimeout(timer); stop(); resolve(event); };
      const stop = this.#recorder.onEvent((event) => { if (fits(event)) finish(event); });
      const timer = setTimeout(() => finish(undefined), limitMs);
    });
  }
}

/** `job-card J-1`: which job of several was opened can be read and replayed. */
const nameOf = (control: ShellControl): string => ('outJobId' in control ? `${control.control} ${control.outJobId}` : control.control);

const inPage = (look: Look): { page?: string } => (look.page ? { page: look.page.path } : {});

const labelOf = (look: Look, node: ScreenNode): string => {
  const within = look.tree.filter((other) => other.i === node.i || other.parent === node.i).map((other) => other.text.trim()).filter(Boolean);
  return within.join(' ').slice(0, 80);
};
