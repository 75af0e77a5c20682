/** A journey: who the user is, where he comes from, what he does. Each plays on a fresh account and a fresh phone. */
import type { Browser } from '@playwright/test';
import { Actor } from './actor.js';
import { ContainerStage } from './stage/container-stage.js';
import { takePhone } from './stage/phones.js';
import type { Stage } from './stage/stage.js';
import { MockClient } from './mock-client.js';
import { Recorder } from './recorder.js';
import { createMasker } from '../evidence/redact.js';
import { evidenceSchemaVersion } from '../evidence/contract.js';
import type { JourneyId, Link } from '../evidence/contract.js';
import type { Plan } from './plan.js';

export interface Journey {
  id: JourneyId; link: Link; title: string; resume: 'none' | 'partial' | 'complete';
  play(actor: Actor): Promise<void>;
}

/** Plays the journey on a wiped phone of the browser and leaves its evidence in the plan's run folder. `over` takes the phone away from under it. */
export async function playJourney(definition: Journey, plan: Plan, browser: Browser, over?: AbortSignal): Promise<void> {
  const mock = new MockClient(plan.mock);
  const clock = await mock.measureClock();
  const user = await mock.openSession(definition.resume);
  const [job, otherJob] = jobsFor(definition, plan);
  const masker = createMasker({ salt: user.salt, people: [user.person], keep: plan.jobs.map(({ outJobId }) => outJobId) });
  const recorder = new Recorder(plan.runDir, {
    schemaVersion: evidenceSchemaVersion, journey: definition.id, link: definition.link, title: definition.title, startedAt: new Date().toISOString(),
    user: { userId: user.userId, resume: definition.resume }, job, account: user.account, clockErrorMs: clock.errorMs,
  }, clock, masker);
  const follower = mock.follow(user, (entry) => recorder.recordJournal(entry));
  let stage: Stage | undefined;
  try {
    stage = await takeStage(plan, browser, plan.maskPictures ? masker.picture : undefined);
    over?.addEventListener('abort', () => void stage?.takeAway(), { once: true });
    const actor = new Actor({ stage, recorder, mock, follower, plan, user, job, otherJob });
    await stage.open(user.url);
    await definition.play(actor);
    await actor.caughtUp();
    follower.stop();
    recorder.end('finished');
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    follower.stop();
    recorder.record({ kind: 'error', source: 'journey', message });
    // A browser that died under the journey, or was closed, says nothing of the app.
    recorder.end(browser.isConnected() && !stage?.takenAway() ? 'failed' : 'interrupted', message);
    throw error;
  } finally {
    await stage?.close();
    await mock.closeSession(user.session);
  }
}

async function takeStage(plan: Plan, browser: Browser, mask: ((text: string) => string) | undefined): Promise<Stage> {
  if (plan.stage) {
    const { AutomatorStage } = await import('./stage/automator-stage.js'); // a heavy client that few runs need
    return AutomatorStage.connect(plan.stage.automator, mask);
  }
  return new ContainerStage(await takePhone(browser), plan.limits.settleMs, mask);
}

/** Journeys take different jobs, so that one broken job does not decide everything; which one depends on the journey's name alone. */
function jobsFor({ id }: Journey, { jobs }: Plan): [Plan['jobs'][number], Plan['jobs'][number] | undefined] {
  const start = [...id].reduce((sum, letter) => sum + letter.charCodeAt(0), 0) % jobs.length;
  const job = jobs[start];
  if (!job) throw new Error('The plan names no job: the ISV synced none.');
  return [job, jobs.length > 1 ? jobs[(start + 1) % jobs.length] : undefined];
}
