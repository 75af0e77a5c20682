/**
 * Liveness: proof, in the same run, that a check looked at what it speaks about. An absence check adds the doubts found here to its own; any one
 * makes it `cannotTell`.
 */
import type { EventOf, EvidenceEvent } from '../evidence/contract.js';
import type { CheckFinding } from './check.js';
import type { Guard } from './result.js';
import type { JourneyView, Passage, Screen, View } from './view.js';
import { fold } from './fold.js';
import { perObject } from './found.js';
import { ofEach } from './of-each.js';
import { foldedText, miniNodes, writtenOn } from './screens.js';
import { deliveredScreens, jdScreens, ofKind, seenInApp } from './view.js';
import { atEvent, atJourney, atScreen } from './where.js';

export interface Liveness { guard: Guard; doubts: CheckFinding[] }

/** Unsupported features that could hide something from the reader. `style` only changes looks; these APIs only report. */
const blinding: ReadonlySet<EventOf<'unsupported'>['feature']> = new Set(['tag', 'directive', 'event', 'component', 'expression', 'other', 'jsapi']);
const harmlessApi = /report|monitor|log|trace|analytics|stat|perf|preload|prefetch|getUpdateManager|canIUse|onMemoryWarning|onError|onUnhandledRejection|reportCustomError/i;
/** A canvas larger than this share of the viewport may hold more than the texts in its tree; of such a web-view the tree shows only what its own page let be read. */
const opaqueShare = 0.1;

/** The JD page of each of these passages rendered, showed this job's title, settled, and was read to its end. */
export function jdLiveness(view: View, passages: readonly Passage[]): Liveness {
  const looked = ofEach(passages, jdScreens);
  const doubts = passages.length === 0 ? [nothingPlayed(view, '岗位详情页')] : ofEach(passages, jdDoubts);
  const facts = [`看了 ${passages.length} 次打开岗位详情页：${looked.length} 屏，${countNodes(looked)} 个节点`];
  const jobs = [...new Set(passages.map((passage) => passage.job?.jobName).filter((name) => name !== undefined))];
  if (jobs.length > 0) facts.push(`页面上出现本岗位名称：${jobs.join('、')}`);
  if (looked.some((screen) => screen.scroll.atEnd)) facts.push('滚动到了页面末尾');
  return { guard: { screens: looked.length, nodes: countNodes(looked), facts }, doubts };
}

/** Asked by many checks, of both links and of the run: what is doubtful about a passage is worked out once. */
const jdDoubts = perObject((passage: Passage): readonly CheckFinding[] => {
  const { journey } = passage;
  const screens = jdScreens(passage);
  if (screens.length === 0) return [doubt('旅程打开岗位详情页', '没有看到岗位详情页', atJourney(journey))];
  const found: CheckFinding[] = [];
  for (const screen of screens.filter((each) => !each.settled)) {
    found.push(doubt('页面稳定后才判断', `「${screen.title}」一直没有稳定（仍在加载或变化）`, atScreen(journey, screen)));
  }
  if (!screens.some((screen) => showsJob(screen, passage.job?.jobName))) found.push(titleDoubt(passage, screens));
  if (passage.nth === 0 && !screens.some((screen) => screen.scroll.atEnd)) {
    found.push(doubt('页面从头看到尾', '没有滚动到岗位详情页末尾', atScreen(journey, screens.at(-1) ?? screens[0] as Screen)));
  }
  return [...found, ...opaque(journey, screens), ...unsupported(journey, passage.jd, screens)];
});

export const showsJob = (screen: Screen, jobName: string | undefined): boolean =>
  jobName !== undefined && fold(jobName) !== '' && foldedText(screen).includes(fold(jobName));

function titleDoubt(passage: Passage, screens: readonly Screen[]): CheckFinding {
  const name = passage.job?.jobName;
  const observed = name === undefined ? '不知道用户打开的是哪个岗位' : `岗位详情页上没有找到岗位名称「${name}」：页面可能没有渲染出来，或打开了别的岗位`;
  return doubt('岗位详情页显示刚才点击的岗位', observed, ...screens.slice(0, 1).map((screen) => atScreen(passage.journey, screen)));
}

/** The result page after success of each of these passages was seen, settled. */
export function deliveredLiveness(view: View, passages: readonly Passage[]): Liveness {
  const looked = ofEach(passages, deliveredScreens);
  const doubts = passages.length === 0 ? [nothingPlayed(view, '投递后的页面')] : ofEach(passages, deliveredDoubts);
  const delivered = passages.filter((passage) => passage.delivered).length;
  const facts = [`看了 ${delivered} 次投递成功后的页面：${looked.length} 屏，${countNodes(looked)} 个节点`];
  return { guard: { screens: looked.length, nodes: countNodes(looked), facts }, doubts };
}

const deliveredDoubts = perObject((passage: Passage): readonly CheckFinding[] => {
  const { journey } = passage;
  const screens = deliveredScreens(passage);
  if (screens.length === 0) {
    const lost = ofKind(passage.jd, 'screen').at(-1) ?? ofKind(passage.apply, 'screen').at(-1);
    return [doubt('旅程走到投递成功', '没有走到投递成功', lost ? atScreen(journey, lost) : atJourney(journey))];
  }
  const unsettled = screens.filter((screen) => !screen.settled).map((screen) => doubt('页面稳定后才判断', `「${screen.title}」一直没有稳定`, atScreen(journey, screen)));
  const empty = screens.every((screen) => screen.tree.every((node) => node.text === ''))
    ? [doubt('投递后的页面有内容', '投递后的页面是空白的', ...screens.slice(0, 1).map((screen) => atScreen(journey, screen)))] : [];
  return [...unsettled, ...empty, ...opaque(journey, screens), ...unsupported(journey, [...passage.apply, ...passage.after], screens)];
});

/** The whole way from the apply tap to success was seen. */
export function applyLiveness(view: View, passages: readonly Passage[]): Liveness {
  const looked = ofEach(passages, applyScreens);
  const doubts = passages.length === 0 ? [nothingPlayed(view, '投递过程')] : ofEach(passages, applyDoubts);
  const whole = passages.filter((passage) => passage.applyTap && passage.delivered).length;
  const sheets = passages.reduce((sum, passage) => sum + openedSheets(passage), 0);
  const facts = [`看了 ${whole} 次从点击投递到投递成功的全过程：${looked.length} 屏，${countNodes(looked)} 个节点，芝麻工作证半屏出现 ${sheets} 次`];
  return { guard: { screens: looked.length, nodes: countNodes(looked), facts }, doubts };
}

const applyScreens = (passage: Passage): readonly Screen[] => ofKind(passage.apply, 'screen');
const openedSheets = perObject((passage: Passage): number => ofKind(passage.apply, 'sheet').filter((sheet) => sheet.phase === 'opened').length);

const applyDoubts = perObject((passage: Passage): readonly CheckFinding[] => {
  const { journey } = passage;
  if (!passage.applyTap) {
    const missing = ofKind(journey.events, 'notFound').at(-1);
    const observed = missing ? `没有找到投递按钮（试过：${missing.tried.join('、')}）` : '旅程没有点击投递按钮';
    return [doubt('旅程点击投递按钮', observed, missing ? atEvent(journey, missing) : atJourney(journey))];
  }
  const screens = ofKind(passage.apply, 'screen');
  if (!passage.delivered) {
    const last = screens.at(-1);
    return [doubt('旅程走到投递成功', '点击投递后没有走到投递成功', last ? atScreen(journey, last) : atEvent(journey, passage.applyTap))];
  }
  return [...opaque(journey, screens), ...unsupported(journey, passage.apply, screens)];
});

const nothingPlayed = (view: View, what: string): CheckFinding => doubt(`看到${what}`, `这次验收里没有${what}的记录（${view.journeys.length} 段旅程）`);

/** For checks that look at whatever there is: nothing at all proves nothing. */
export const nothingSeen = (view: View): CheckFinding[] => (seenInApp(view).length > 0 ? [] : [nothingPlayed(view, '小程序页面')]);

const opaque = (journey: JourneyView, screens: readonly Screen[]): CheckFinding[] => ofEach(screens, opaqueOn, journey);

function opaqueOn(screen: Screen, journey: JourneyView): CheckFinding[] {
  const node = unreadable(screen);
  return node ? [doubt('页面内容读得到', node.drawn === null ? '页面上有图片，里面有没有文字没能识别出来' : `页面上有 ${node.role}，${node.role === 'web-view' ? '里面读到的内容可能被网页自己伪造，不作依据' : '文字之外画了什么读不到'}`, atScreen(journey, screen, node))] : [];
}

const unreadable = perObject((screen: Screen) => miniNodes(screen)
  .find((node) => node.drawn === null || ((node.role === 'canvas' || node.role === 'web-view') && node.box.w * node.box.h > opaqueShare * screen.viewport.w * screen.viewport.h)));

/** An unsupported part of the page that was looked at, or of no known page. */
export function unsupported(journey: JourneyView, events: readonly EvidenceEvent[], screens: readonly Screen[]): CheckFinding[] {
  const pages = new Set(screens.map((screen) => screen.page?.path));
  const blind = ofKind(events, 'unsupported')
    .filter((event) => blinding.has(event.feature) && !(event.feature === 'jsapi' && harmlessApi.test(event.name)))
    .filter((event) => event.page === undefined || pages.has(event.page) || pages.size === 0);
  const first = blind[0];
  if (!first) return [];
  const names = [...new Set(blind.map((event) => event.name))];
  return [doubt('模拟容器支持页面用到的能力', `模拟容器不支持 ${names.join('、')}，页面可能少显示了内容`, atEvent(journey, ...blind))];
}

export const countNodes = (screens: readonly Screen[]): number => screens.reduce((sum, screen) => sum + screen.tree.length, 0);

/** Words drawn in images belong to what was looked at, where they were read. */
export function picturesRead(screens: readonly Screen[]): string[] {
  const read = screens.reduce((sum, screen) => sum + screen.tree.filter(({ drawn }) => drawn).length, 0);
  return read === 0 ? [] : [`${read} 张图片里的文字也识别过（机器识别）`];
}
export const countTexts = (screens: readonly Screen[]): number => screens.reduce((sum, screen) => sum + writtenOn(screen).length, 0);

function doubt(expected: string, observed: string, ...where: CheckFinding['where']): CheckFinding {
  return { expected, observed, where, remedy: '请看截图确认；修复环境或页面后只重跑这段旅程。', needsReview: true };
}

/** Guards of several parts of the way, as one. */
export function joinLiveness(...parts: Liveness[]): Liveness {
  return {
    guard: {
      screens: parts.reduce((sum, part) => sum + part.guard.screens, 0), nodes: parts.reduce((sum, part) => sum + part.guard.nodes, 0),
      facts: parts.flatMap((part) => part.guard.facts),
    },
    doubts: parts.flatMap((part) => part.doubts),
  };
}

export const withFacts = (guard: Guard, ...facts: string[]): Guard => ({ ...guard, facts: [...guard.facts, ...facts] });
