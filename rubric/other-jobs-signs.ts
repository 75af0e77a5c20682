/** Signs that a screen offers other jobs: their names, a heading over them. */
import type { ScreenNode } from '../evidence/contract.js';
import type { CheckFinding } from './check.js';
import type { Job, JourneyView, Probe, Screen } from './view.js';
import { brief } from './consents.js';
import { fold } from './fold.js';
import type { Wording } from './found.js';
import { perObject, perWording } from './found.js';
import { mentionsJobId, namesOtherJob, otherTitles } from './job-names.js';
import { ancestors, drawnOn, nodesByIndex, writtenOn } from './screens.js';
import { miniScreens, ofKind } from './view.js';
import { maybeOtherJobsHeading, otherJobsHeading } from './vocabulary.js';
import { atEvent, atScreen } from './where.js';

const headsOthers = perWording((wording) => wording.folded.says(otherJobsHeading) || wording.trimmed.says(otherJobsHeading));
const mayHeadOthers = (wording: Wording): boolean => wording.folded.says(maybeOtherJobsHeading);

export interface Looked { journey: JourneyView; job: Job; jobs: readonly Job[]; screens: readonly Screen[]; expected: string }
export interface Signs { hits: CheckFinding[]; doubts: CheckFinding[] }

const remedy = '去掉推荐岗位的模块和入口：岗位详情页与投递成功页只保留当前岗位。';

export function otherJobsOn({ journey, job, jobs, screens, expected }: Looked): Signs {
  const others = othersThan(job, jobs);
  const hits: CheckFinding[] = [];
  const doubts: CheckFinding[] = [];
  for (const screen of screens) {
    const all = writtenOn(screen);
    const named: { node: ScreenNode; other: Job }[] = [];
    for (const { node, wording } of all) {
      const other = namedBy(node, wording, screen, others);
      if (other) named.push({ node, other });
    }
    const heading = all.find(({ wording }) => headsOthers(wording))?.node;
    const maybe = all.find(({ wording }) => mayHeadOthers(wording))?.node;
    const names = [...new Set(named.map(({ other }) => other.jobName))];
    if (names.length > 0) hits.push({ expected, observed: `页面上出现其他岗位：${names.slice(0, 5).join('、')}`, where: [atScreen(journey, screen, named[0]?.node)], remedy });
    else if (heading) hits.push({ expected, observed: `页面上有推荐标题「${brief(heading.text)}」`, where: [atScreen(journey, screen, heading)], remedy });
    else if (maybe) doubts.push({ expected, observed: `页面上有「${brief(maybe.text)}」，可能是推荐标题，也可能是本岗位的标签`, where: [atScreen(journey, screen, maybe)], remedy, needsReview: true });
    const inPictures = drawnSigns({ journey, screen, others, expected });
    hits.push(...inPictures.hits);
    doubts.push(...inPictures.doubts);
  }
  return { hits, doubts };
}

/** Names and headings that are pixels of an image. A line begins with the title as a card does: salary and place follow it. */
function drawnSigns({ journey, screen, others, expected }: { journey: JourneyView; screen: Screen; others: Others; expected: string }): Signs {
  const lines = drawnOn(screen);
  const named = lines.flatMap(({ node, wording }) => { const other = others.named(wording) ?? titleBegins(wording, others); return other && readSurely(wording, other) ? [{ node, other }] : []; });
  const heading = lines.find(({ wording }) => headsOthers(wording) || mayHeadOthers(wording));
  const names = [...new Set(named.map(({ other }) => other.jobName))];
  if (names.length > 0) return { hits: [{ expected, observed: `页面的图片里写着其他岗位：${names.slice(0, 5).join('、')}`, where: [atScreen(journey, screen, named[0]?.node)], remedy, needsReview: true }], doubts: [] };
  return { hits: [], doubts: heading ? [{ expected, observed: `页面的图片里写着「${brief(heading.wording.text)}」，像是推荐标题`, where: [atScreen(journey, screen, heading.node)], remedy, needsReview: true }] : [] };
}

/** A card is one control: its title may share a text with salary and place, so inside a control the title need only begin the text. */
function namedBy(node: ScreenNode, wording: Wording, screen: Screen, others: Others): Job | undefined {
  const direct = others.named(wording);
  if (direct) return direct;
  const other = node.tappable ? titleBegins(wording, others) : undefined;
  return other && isSmall(node, screen) ? other : undefined;
}

function titleBegins(wording: Wording, { titles }: Others): Job | undefined {
  const folded = wording.folded.text;
  if (folded.length > 60) return undefined;
  for (const [title, other] of titles) if (folded.startsWith(title)) return other;
  return undefined;
}

/** In a photograph two or three letters are soon misread; a short title must be the whole line. */
const readSurely = (wording: Wording, { jobName }: Job): boolean => [...fold(jobName)].length >= 4 || wording.folded.text === fold(jobName);

interface Others { titles: ReturnType<typeof otherTitles>; named(wording: Wording): Job | undefined }

/** The same texts are held against the same titles on every screen of a run. */
function othersThan(job: Job, jobs: readonly Job[]): Others {
  const known = othersIn(jobs);
  const key = `${job.outJobId}\u0000${job.jobName}`;
  const kept = known.get(key);
  if (kept) return kept;
  const titles = otherTitles(job, jobs);
  const others = { titles, named: perObject((wording: Wording) => namesOtherJob(wording.text, job, titles)) };
  known.set(key, others);
  return others;
}

const othersIn = perObject((_jobs: readonly Job[]) => new Map<string, Others>());

const isSmall = (node: ScreenNode, screen: Screen): boolean => {
  const byIndex = nodesByIndex(screen);
  return [node, ...ancestors(node, byIndex)].some((each) => each.tappable && each.box.h < screen.viewport.h / 2);
};

/** Taps that opened another job: its id in the page that came, or its name on the same kind of page. */
export function probesToOtherJobs(probes: readonly Probe[], jobs: readonly Job[], expected: string): CheckFinding[] {
  return probes.flatMap((probe) => {
    const own = probe.journey.header.job;
    const others = jobs.filter((job) => job.outJobId !== own.outJobId);
    const pages = ofKind(probe.events, 'page').filter((event) => event.action !== 'exit');
    const opened = pages.flatMap((event) => {
      const query = Object.values(event.stack.at(-1)?.query ?? {});
      if (mentionsJobId(query, own.outJobId)) return [];
      return others.filter((job) => mentionsJobId(query, job.outJobId)).map((job) => ({ event, job }));
    })[0] ?? titledPage(probe, others);
    return opened ? [{ expected, observed: `点击「${brief(probe.tap.text)}」打开了其他岗位「${opened.job.jobName}」`, where: [atEvent(probe.journey, probe.tap, opened.event)], remedy }] : [];
  });
}

/** Some apps carry the id in globals, not in the query: then the page of the same path bears another job's title and not this one's. */
function titledPage(probe: Probe, others: readonly Job[]): { event: Screen; job: Job } | undefined {
  const own = fold(probe.journey.header.job.jobName);
  const screen = miniScreens(probe.events, 'after-probe')[0];
  if (!screen || screen.page?.path === undefined || screen.page.path !== probe.tap.page) return undefined;
  const texts = writtenOn(screen).map(({ wording }) => wording.folded.text);
  if (texts.some((text) => text.includes(own))) return undefined;
  const job = others.find((other) => !own.includes(fold(other.jobName)) && texts.includes(fold(other.jobName)));
  return job && { event: screen, job };
}
