/** Signs that a page leads out of Alipay: codes, addresses, invitations, and what taps and calls open. */
import type { EventOf, EvidenceEvent } from '../evidence/contract.js';
import type { CheckFinding } from './check.js';
import type { JourneyView, Probe, Screen } from './view.js';
import { brief } from './consents.js';
import type { Wording } from './found.js';
import type { Written } from './screens.js';
import { perObject, says } from './found.js';
import { drawnOn, seenNodes, writtenOn } from './screens.js';
import { ofKind, miniScreens } from './view.js';
import { contactId, otherTerminal, writtenUrl } from './vocabulary.js';
import { atEvent, atScreen } from './where.js';

const remedy = '去掉通向支付宝以外的入口（网址、二维码、其他小程序、微信、APP、公众号），让用户在本小程序内完成投递。';

export function externalOnScreens(journey: JourneyView, screens: readonly Screen[], expected: string): CheckFinding[] {
  const found: CheckFinding[] = [];
  for (const screen of screens) found.push(...codesOn(journey, screen, expected), ...invitations(journey, screen, expected), ...leadingNodes(journey, screen, expected));
  return found;
}

function codesOn(journey: JourneyView, screen: Screen, expected: string): CheckFinding[] {
  if (screen.surface !== 'mini-program') return [];
  return screen.codes.map((code) => ({ expected, observed: `画面上有二维码，内容为「${brief(code, 80)}」`, where: [atScreen(journey, screen)], remedy }));
}

/** Words that invite out of Alipay, written or drawn in an image. */
export function invitations(journey: JourneyView, screen: Screen, expected: string): CheckFinding[] {
  const written = inviting(screen).map(({ node, words }) => {
    const long = [...node.text].length > 40;
    return {
      expected, observed: `页面文字「${brief(long ? words : node.text)}」引导到支付宝以外`, where: [atScreen(journey, screen, node)], remedy,
      // In a long job description the same words may be part of the duties.
      needsReview: long,
    };
  });
  const drawn = drawnOn(screen).filter(invites)
    .map(({ node, wording }) => ({ expected, observed: `图片里的文字「${brief(wording.text)}」引导到支付宝以外`, where: [atScreen(journey, screen, node)], remedy, needsReview: true }));
  return [...written, ...drawn];
}

const wayOut = (wording: Wording): string | undefined => wording.found(otherTerminal) ?? wording.found(writtenUrl);
const invites = ({ wording }: Written): boolean => wayOut(wording) !== undefined;
const inviting = perObject((screen: Screen) => writtenOn(screen).filter(invites).map(({ node, wording }) => ({ node, words: wayOut(wording) ?? '' })));

const mayLead = perObject((screen: Screen) => seenNodes(screen).filter((node) => node.hints !== undefined || node.role === 'web-view'));

/** Tags that say themselves that they lead out. */
function leadingNodes(journey: JourneyView, screen: Screen, expected: string): CheckFinding[] {
  return mayLead(screen).flatMap((node) => {
    const hints = node.hints ?? {};
    const url = hints['url'] ?? hints['href'];
    const out = node.role === 'web-view' ? `内嵌网页 ${hints['src'] ?? ''}`.trim() : /^(https?|alipays?|weixin|taobao):\/\//i.test(url ?? '') ? `链接 ${url ?? ''}` : /^mini-?program$/i.test(hints['target'] ?? '') ? '跳转其他小程序的链接' : undefined;
    return out === undefined ? [] : [{ expected, observed: `页面上有${out}`, where: [atScreen(journey, screen, node)], remedy }];
  });
}

/** Exits and calls that lead out, in a stretch of events. Going back to 支付宝就业 is no way out. */
export function externalCalls(journey: JourneyView, events: readonly EvidenceEvent[], expected: string, after?: string): CheckFinding[] {
  const what = after === undefined ? '' : `点击「${brief(after)}」后`;
  const exits = ofKind(events, 'exit').filter(isWayOut);
  const calls = ofKind(events, 'jsapi').filter(leadsOut);
  const first = exits[0] ?? calls[0];
  const leaving = first ? [{
    expected, observed: `${what}${exits[0] ? `离开支付宝去了${placeOf(exits[0])}` : `调用了 ${calls[0]?.name ?? ''}`}`, where: [atEvent(journey, ...exits.slice(0, 1), ...calls.slice(0, 1))], remedy,
  }] : [];
  const copied = ofKind(events, 'jsapi').filter(copies).flatMap((call) => {
    const text = clipboardText(call.params);
    return isContact(text) ? [{ expected, observed: `${what}把「${brief(text)}」复制到了剪贴板`, where: [atEvent(journey, call)], remedy }] : [];
  });
  return [...leaving, ...copied];
}

const isWayOut = ({ to }: EventOf<'exit'>): boolean => to === 'url' || to === 'outside' || to === 'mini-program';
export const copies = ({ name }: EventOf<'jsapi'>): boolean => /setClipboard/i.test(name);
const placeOf = (exit: EventOf<'exit'>): string => `${{ url: '网页', outside: '支付宝以外', 'mini-program': '其他小程序', alipay: '支付宝', 'alipay-employment': '支付宝就业' }[exit.to]}${exit.target === undefined ? '' : ` ${brief(exit.target, 80)}`}`;

const opensPlaces = /^(my\.)?(ap\.)?(openURL|openUrl|navigateToMiniProgram|openAlipayApp|navigateToAlipayPage|openBrowser|openSchema|startApp)$/;
/** 支付宝就业's own mini program and pages of Alipay's employment are the place to return to. */
const homeward = /employment|jiuye|就业|^alipays?:\/\/platformapi\/startapp\?(appId=)?(2021003|20002)/i;
function leadsOut(call: EventOf<'jsapi'>): boolean {
  if (!opensPlaces.test(call.name) || call.outcome === 'fail') return false;
  return !homeward.test(JSON.stringify(call.params ?? ''));
}

export function clipboardText(params: unknown): string {
  if (typeof params === 'object' && params !== null && 'text' in params && typeof params.text === 'string') return params.text;
  return typeof params === 'string' ? params : '';
}

export const isContact = (text: string): boolean => {
  const plain = text.normalize('NFKC').trim();
  return contactId.test(plain) || writtenUrl.test(plain) || otherTerminal.test(plain) || /微信|wechat|公众号|qq群/i.test(plain);
};

/** What came of each probe: an exit, a call, a web-view, or a panel with a code or an invitation ("behind a second tap"). */
export function externalByProbes(probes: readonly Probe[], expected: string): CheckFinding[] {
  return probes.flatMap((probe) => {
    const { journey, events, tap } = probe;
    const dialogs = ofKind(events, 'dialog').filter((dialog) => dialog.phase === 'shown' && says(otherTerminal, dialog.text));
    const said = dialogs.map((dialog) => ({ expected, observed: `点击「${brief(tap.text)}」后弹出「${brief(dialog.text)}」`, where: [atEvent(journey, tap, dialog)], remedy }));
    const shown = externalOnScreens(journey, miniScreens(events, 'after-probe'), expected)
      .map((finding) => ({ ...finding, observed: `点击「${brief(tap.text)}」后：${finding.observed}` }));
    return [...externalCalls(journey, events, expected, tap.text), ...said, ...shown];
  });
}
