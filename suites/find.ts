/**
 * Finding things on a stranger's screen by what they mean. Pure functions over a screen tree; each answer says which rule found it, and a journey
 * that finds nothing records which rules it tried. The ISV's own selectors come first (see the actor).
 */
import type { ScreenNode } from '../evidence/contract.js';

export interface Found { node: ScreenNode; foundBy: string }

/** Ordered: the more surely a word means the act, the earlier it stands. Recruiting apps found in the wild say all of these. */
const applyWords = [
  /^(立即|马上|一键)?投递(简历|职位|岗位)?$/, /^(立即|马上|一键|我要)?(申请|应聘)(职位|岗位|该职位)?$/, /^(立即|马上|一键|我要)?报名(参加)?$/,
  /^(立即|马上|和\S{0,4})?(沟通|聊一聊|聊聊|开聊)$/, /^(easy |quick )?apply( now)?$/i, /(投递|应聘|报名|申请职位)/,
];
const notApply = /(记录|列表|我的|成功|已投递|已报名|取消|进度|收藏)/;
const againWords = [/^(继续|确认|确定|同意并)?(投递|申请|报名|提交)/, /^(下一步|继续|提交|保存|完成|确认|确定|同意)/, /^(next|continue|submit|save|confirm|ok)\b/i];
const returnWords = [/支付宝就业/, /(返回|回到|回)支付宝/, /back to alipay/i, /^(返回|完成|好的|知道了|我知道了|关闭)$/, /^(返回|回到|back|done|ok)\b/i];
const loginWords = /(一键登录|手机号(快捷)?登录|授权(手机号)?登录|立即登录|登录|注册|sign in|log in)/i;
const successWords = /(投递|申请|报名|应聘|提交)(简历)?(已)?(成功|完成)|已(成功)?(投递|报名|申请)|简历已(送达|投递)|application (sent|submitted|received)|applied successfully|successfully applied/i;

export const textOf = (tree: readonly ScreenNode[], node: ScreenNode): string =>
  tree.filter((other) => other === node || isWithin(tree, other, node)).map((other) => other.text.trim()).filter(Boolean).join(' ');

export function isWithin(tree: readonly ScreenNode[], node: ScreenNode, ancestor: ScreenNode): boolean {
  for (let parent = tree[node.parent]; parent; parent = tree[parent.parent]) if (parent === ancestor) return true;
  return false;
}

export function findApply(tree: readonly ScreenNode[]): Found | undefined {
  return byWords(tree, applyWords, (text) => !notApply.test(text)) ?? byPosition(tree);
}

export const findReturn = (tree: readonly ScreenNode[]): Found | undefined => byWords(tree, returnWords);

/** A button that goes on from a form or an extra step the app put in the way. */
export const findOnward = (tree: readonly ScreenNode[]): Found | undefined => byWords(tree, againWords, (text) => !/(取消|返回|跳过)/.test(text));

export const findLogin = (tree: readonly ScreenNode[]): Found | undefined =>
  tappables(tree).filter((node) => node.hints?.['openType'] === 'getAuthorize').map((node) => ({ node, foundBy: 'open-type:getAuthorize' }))[0] ??
  byWords(tree, [loginWords], (text) => text.length <= 14);

export const findInputs = (tree: readonly ScreenNode[]): ScreenNode[] =>
  tree.filter((node) => node.zone === 'mini' && node.role === 'input' && !node.disabled && node.box.w > 8 && node.box.h > 8);

export const showsSuccess = (tree: readonly ScreenNode[]): boolean => tree.some((node) => node.opacity > 0 && node.text.length <= 40 && saysSuccess(node.text));

export const saysSuccess = (text: string): boolean => successWords.test(text);

/** What a user could tap to be led elsewhere: the innermost things of the app that listen, each once. */
export function probeTargets(tree: readonly ScreenNode[]): ScreenNode[] {
  const candidates = tappables(tree).filter((node) => node.role !== 'input' && !node.disabled);
  // On a page that listens as a whole every text is tappable; where the tree tells who listens, those are tried.
  const own = candidates.filter((node) => node.listens);
  const all = own.length > 0 ? own : candidates;
  const leaves = all.filter((node) => !all.some((other) => other !== node && isWithin(tree, other, node)));
  const seen = new Set<string>();
  return leaves.filter((node) => {
    const key = `${textOf(tree, node)}@${Math.round(node.box.x)},${Math.round(node.box.y)}`;
    return seen.has(key) ? false : Boolean(seen.add(key));
  });
}

function byWords(tree: readonly ScreenNode[], words: readonly RegExp[], allowed: (text: string) => boolean = () => true): Found | undefined {
  const candidates = tappables(tree).filter((node) => !node.disabled)
    .map((node) => ({ node, text: textOf(tree, node) })).filter(({ text }) => text !== '' && text.length <= 24 && allowed(text));
  for (const word of words) {
    const [best] = candidates.filter(({ text }) => word.test(text)).sort((a, b) => rank(b.node) - rank(a.node));
    if (best) return { node: best.node, foundBy: `text:${word.source}` };
  }
  return undefined;
}

/** An apply button with an icon and no words: the widest thing to tap at the foot of the page. */
function byPosition(tree: readonly ScreenNode[]): Found | undefined {
  const [widest] = tappables(tree).filter((node) => node.inView && node.onTop && !node.disabled && node.box.y > 560 && textOf(tree, node).length <= 2)
    .sort((a, b) => b.box.w * b.box.h - a.box.w * a.box.h);
  return widest && { node: widest, foundBy: 'position:foot-of-page' };
}

/** Tappable nodes of the app itself; a node whose listener sits on an ancestor counts through that ancestor. */
const tappables = (tree: readonly ScreenNode[]): ScreenNode[] => tree.filter((node) => node.zone === 'mini' && node.tappable && node.box.w > 0 && node.box.h > 0);

const rank = (node: ScreenNode): number => (node.onTop ? 4 : 0) + (node.inView ? 2 : 0) + (node.role === 'button' ? 1 : 0);
