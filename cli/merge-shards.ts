/**
 * Several parts of one acceptance (`--shard i/n`, each on its own machine) become one run. Any partition of the journeys merges to the evidence that an
 * unsharded run would have left; a part that is missing is named and earns nothing.
 */
import type { Evidence, EvidenceEvent, JourneyId, RunHeader } from '../evidence/contract.js';
import { badConfig } from './exit.js';

export function mergeShards(parts: readonly Evidence[]): Evidence {
  const [first, ...rest] = [...parts].sort((a, b) => order(a.run, b.run));
  if (!first) throw badConfig('没有给出记录目录。');
  if (rest.length === 0 && !first.run.shard) return first;
  for (const { run } of rest) requireSameApp(first.run, run);
  const journeys = parts.flatMap((part) => part.journeys), repeats = parts.flatMap((part) => part.repeats ?? []);
  const twice = journeys.find(({ header }, index) => journeys.findIndex((other) => other.header.journey === header.journey) !== index);
  if (twice) throw badConfig(`旅程 ${twice.header.journey} 在几份记录里都有，无法判断该用哪一份；请只给出同一次验收的各份。`);
  const inOrder = <T extends { header: { journey: JourneyId } }>(list: readonly T[]): T[] => first.run.planned.flatMap((id) => list.filter(({ header }) => header.journey === id));
  return {
    run: mergedHeader(first.run, [first.run, ...rest.map(({ run }) => run)]), world: mergedWorld([first, ...rest]), journeys: inOrder(journeys),
    ...(repeats.length === 0 ? {} : { repeats: inOrder(repeats) }),
  };
}

const order = (a: RunHeader, b: RunHeader): number => (a.shard?.index ?? 0) - (b.shard?.index ?? 0) || (a.runId < b.runId ? -1 : a.runId > b.runId ? 1 : 0);

function requireSameApp(first: RunHeader, other: RunHeader): void {
  if (other.app.appId !== first.app.appId || other.miniProgram.buildHash !== first.miniProgram.buildHash) {
    throw badConfig(`${other.runId} 与 ${first.runId} 不是同一个小程序的同一个版本，不能合并。`);
  }
  if (other.planned.join() !== first.planned.join() || other.target !== first.target || other.shard?.of !== first.shard?.of) {
    throw badConfig(`${other.runId} 与 ${first.runId} 不是同一次验收的各份（计划的旅程、目标或份数不同），不能合并。`);
  }
}

/** The first part's, asked for what all parts were asked for; with a part missing, for everything planned, since nobody knows what it was to play. */
function mergedHeader(first: RunHeader, runs: readonly RunHeader[]): RunHeader {
  const { shard: _shard, ...header } = first;
  const of = first.shard?.of ?? runs.length;
  const present = runs.flatMap(({ shard }) => (shard ? [shard.index] : [])).sort((a, b) => a - b);
  const complete = first.shard === undefined || present.length === of;
  const asked = new Set(runs.flatMap((run) => run.asked ?? run.planned));
  return { ...header, asked: complete ? first.planned.filter((id) => asked.has(id)) : [...first.planned], ...(complete ? {} : { shards: { of, present } }) };
}

/**
 * Each part's ISV server started and synced its jobs: the first part's copy of that stands for all, and what another part saw differently is kept beside
 * it. Everything after belongs to the journeys of the part it happened in.
 */
function mergedWorld(parts: readonly Evidence[]): EvidenceEvent[] {
  const cut = parts.map(({ run: { setupEvents = 0 }, world }) => ({ setup: world.slice(0, setupEvents), rest: world.slice(setupEvents) }));
  const [own, ...others] = cut.map(({ setup }) => setup);
  const known = new Set((own ?? []).map(contentOf));
  const differing = others.flat().filter((event) => !known.has(contentOf(event)));
  const rest = cut.flatMap((part) => part.rest).sort((a, b) => a.at - b.at || placeOf(a) - placeOf(b));
  return [...(own ?? []), ...differing, ...rest].map((event, seq) => ({ ...event, seq }));
}

/** What an event says, without when it was said: times, signatures and numbers of one process differ from part to part. */
function contentOf(event: EvidenceEvent): string {
  if (event.kind !== 'gateway') return JSON.stringify({ ...event, seq: 0, at: 0, entry: 0, durationMs: 0 });
  const { method, bizContent, signature, schemaFaults, response: { code, subCode }, userId } = event;
  return JSON.stringify({ method, bizContent, signature, schemaFaults, code, subCode, userId });
}

/** Two events of one instant stand as they stood in the mock's journal. */
const placeOf = (event: EvidenceEvent): number => (event.kind === 'gateway' ? event.call : 'entry' in event ? event.entry ?? 0 : 0);
