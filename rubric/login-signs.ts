/** Signs that a user is asked to log in, register or hand over personal data: in dialogs, calls, pages and screens. */
import type { EventOf, EvidenceEvent, ScreenNode } from '../evidence/contract.js';
import type { CheckFinding } from './check.js';
import type { JourneyView, Screen, Tap, View } from './view.js';
import { brief, describeDialog, isAuthorisation, isRealNameConsent, isStatusConsent, profileScopes, shownDialogs } from './consents.js';
import { fold } from './fold.js';
import { perObject, perWording, says, wordingOf } from './found.js';
import { hintedNodes, seenNodes } from './screens.js';
import { ofKind } from './view.js';
import { authorisingOpenTypes, loginControl, loginForm, loginGate, loginPathWords, personalDataApis } from './vocabulary.js';
import { atEvent, atScreen } from './where.js';

export interface Watched {
  view: View;
  journey: JourneyView;
  events: readonly EvidenceEvent[];
  screens: readonly Screen[];
  /** The apply button itself may carry an open-type: what it asks shows when it is tapped. */
  applyTap: Tap | undefined;
  /** On the JD page every authorisation is an interruption (不要有其他干扰，如登录、授权等); later, only what asks who the user is. */
  anyAuthorisation?: boolean;
  expected: string;
}

export const loginSigns = (watched: Watched): CheckFinding[] => [...dialogSigns(watched), ...callSigns(watched), ...pageSigns(watched), ...screenSigns(watched)];

function dialogSigns({ view, journey, events, anyAuthorisation, expected }: Watched): CheckFinding[] {
  const asking = shownDialogs(events).filter((dialog) => (isAuthorisation(dialog) ? !isStatusConsent(dialog) && !isRealNameConsent(dialog, view.run) && (asksWho(dialog) || (anyAuthorisation === true && dialog.dialog === 'location')) : saysLogin(dialog.text)));
  return asking.map((dialog) => ({ expected, observed: `出现${describeDialog(dialog)}`, where: [atEvent(journey, dialog)], remedy: dialog.dialog === 'location' ? locationRemedy : dialogRemedy }));
}

/** Where the user is says nothing of who he is (RED.extra-dialogs judges that); a consent dialog for silent scopes alone asks nothing. */
const asksWho = (dialog: EventOf<'dialog'>): boolean => dialog.dialog !== 'location' && (dialog.dialog !== 'consent' || dialog.scopes === undefined || dialog.scopes.some((scope) => !aboutNoPerson.has(scope)));
const aboutNoPerson: ReadonlySet<string> = new Set(['auth_base', 'location', 'scope.location', 'userLocation', 'scope.userLocation']);

function callSigns({ view, journey, events, expected }: Watched): CheckFinding[] {
  const shown = shownDialogs(events).filter(isAuthorisation).length;
  // Where Alipay drew the dialog, the dialog is the finding; the call behind it would say it twice.
  if (shown > 0) return [];
  return ofKind(events, 'jsapi').filter((call) => asksIdentity(call, view)).map((call) => ({
    expected, observed: `调用了 ${call.name}${scopesOf(call).length > 0 ? `（scopes：${scopesOf(call).join('、')}）` : ''}`, where: [atEvent(journey, call)], remedy: dialogRemedy,
  }));
}

function asksIdentity(call: EventOf<'jsapi'>, view: View): boolean {
  const name = call.name.replace(/^my\./, '');
  if (personalDataApis.has(name)) return true;
  return name === 'getAuthCode' && view.run.app.resumeMode !== 'real-name' && scopesOf(call).some((scope) => profileScopes.has(scope));
}

export function scopesOf(call: EventOf<'jsapi'>): string[] {
  const params = call.params;
  if (typeof params !== 'object' || params === null || !('scopes' in params)) return [];
  const scopes: unknown = params.scopes;
  if (typeof scopes === 'string') return [scopes];
  return Array.isArray(scopes) ? scopes.filter((scope): scope is string => typeof scope === 'string') : [];
}

function pageSigns({ journey, events, expected }: Watched): CheckFinding[] {
  return ofKind(events, 'page').filter((event) => event.action !== 'exit' && isLoginPath(event.stack.at(-1)?.path)).map((event) => ({
    expected, observed: `跳转到了 ${event.stack.at(-1)?.path ?? ''}`, where: [atEvent(journey, event)],
    remedy: '用 my.getAuthCode({ scopes: "auth_base" }) 静默取得用户标识，不要跳转登录页。',
  }));
}

const isLoginWord = (word: string): boolean => loginPathWords.has(word.toLowerCase());

/** Segments as written in paths: "bindPhone", "sms-login", "user_register". */
export function isLoginPath(path: string | undefined): boolean {
  if (path === undefined) return false;
  return path.split(/[/?]/).some((segment) => isLoginWord(segment) || segment.split(/[-_.]|(?<=[a-z])(?=[A-Z])/).some(isLoginWord));
}

function screenSigns({ journey, screens, applyTap, expected }: Watched): CheckFinding[] {
  const found: CheckFinding[] = [];
  for (const screen of screens) {
    const signs = askingNodes(screen).concat(authorisingNodes(screen).filter((node) => !isTapped(node, applyTap)));
    const first = signs[0];
    if (!first) continue;
    const quotes = [...new Set(signs.map((node) => brief(node.text === '' ? [node.role, ...Object.values(node.hints ?? {})].join(' ') : node.text)))].slice(0, 4);
    found.push({
      expected, observed: `页面上有 ${quotes.map((quote) => `「${quote}」`).join('')}`, where: [atScreen(journey, screen, first)], remedy: screenRemedy,
      needsReview: signs.every((node) => node.role === 'text' && [...node.text].length > 30),
    });
  }
  return found;
}

const askingNodes = perObject((screen: Screen) => seenNodes(screen).filter(signOfLogin));
const authorisingNodes = perObject((screen: Screen) => hintedNodes(screen).filter(opensAuthorisation));

function signOfLogin(node: ScreenNode): boolean {
  const wording = wordingOf(node.text).trimmed;
  if (node.role === 'input') return wording.says(loginForm) || node.hints?.['type'] === 'password' || Boolean(node.hints?.['password'] && node.hints['password'] !== 'false');
  return withholds(wording) || (node.tappable && wording.folded.says(loginControl));
}

const withholds = perWording((wording) => wording.says(loginGate) || /^(获取|发送)(短信)?验证码$/.test(wording.folded.text));

const saysLogin = (text: string): boolean => says(loginGate, text) || text.split(/\s+/).some((part) => says(loginControl, fold(part)));

const opensAuthorisation = (node: ScreenNode): boolean =>
  node.zone === 'mini' && node.box.w > 0 && Object.entries(node.hints ?? {}).some(([name, value]) => /^open-?type$/i.test(name) && authorisingOpenTypes.has(value.toLowerCase()));

function isTapped(node: ScreenNode, tap: Tap | undefined): boolean {
  if (!tap?.box) return false;
  const x = tap.box.x + tap.box.w / 2;
  return x >= node.box.x && x <= node.box.x + node.box.w && (fold(node.text) === fold(tap.text) || overlaps(node, tap));
}
const overlaps = (node: ScreenNode, tap: Tap): boolean => tap.box !== undefined && tap.box.y < node.box.y + node.box.h && node.box.y < tap.box.y + tap.box.h;

const dialogRemedy = '静默授权 auth_base 即可取得用户 UID；姓名、手机号由芝麻工作证（智能简历）返回，不需要在这里授权或登录。';
const locationRemedy = '打开岗位详情页和投递时不要申请位置；确实要用位置的功能，等用户点它时再申请。';
const screenRemedy = '去掉登录、注册、验证码和手机号授权：浏览岗位与投递都不需要登录，姓名、手机号由芝麻工作证（智能简历）返回。';
