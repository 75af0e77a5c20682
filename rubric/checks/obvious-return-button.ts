import type { ScreenNode } from '../../evidence/contract.js';
import type { Check, CheckFinding } from '../check.js';
import { conclude } from '../check.js';
import { contrastRatio, over, parseColour } from '../colours.js';
import { deliveredLiveness, withFacts } from '../guards.js';
import { ofEach } from '../of-each.js';
import type { Placed, Returned } from '../return-button.js';
import { noReturnButton, notHome, notTapped, painterBehind, returned } from '../return-button.js';
import type { Passage, Screen } from '../view.js';
import { journeysInRole, passagesOf } from '../view.js';
import { atScreen } from '../where.js';

/**
 * What "明显" means in numbers. Below `no` a button is not obvious, from `yes` on it is; between them a person must look at the picture.
 * Height: WCAG 2.5.8 asks 24 px for any target, Alipay's own large buttons are 44–50 px, small ones 32. Width: four characters of body text with
 * padding. Font: 14 px is body text in Alipay's design. Contrast: WCAG 1.4.11 asks 3:1 of controls; Alipay's own blue with white text has 4.1:1.
 */
export const obvious = {
  height: { no: 24, yes: 32 }, width: { no: 48, yes: 88 }, fontSize: { no: 11, yes: 14 }, contrast: { no: 2, yes: 3 }, opacity: { no: 0.3, yes: 0.6 },
} as const;

const expected = '投递成功后的当前页上有一个明显的按钮，点它回到支付宝就业';
const remedy = '把返回按钮放在首屏、加大并用主色：至少 88×32 px、字号 14 px、对比度 3:1，不要禁用、遮挡或做成半透明。';

export const obviousReturnButton: Check = {
  id: 'obvious-return-button',
  title: '投递后有明显的按钮返回支付宝就业',
  needs: ['first-apply'],
  evaluate(view) {
    const first = passagesOf(journeysInRole(view, ...this.needs));
    const { guard, doubts } = deliveredLiveness(view, first);
    const passages = passagesOf(view.journeys);
    const looks = passages.flatMap(returnLooks);
    return conclude({
      guard: withFacts(guard, ...new Set(looks.map((look) => look.fact).filter((fact) => fact !== ''))),
      hits: [...noReturnButton(view, first, expected), ...ofEach(passages, notHome, expected), ...looks.flatMap((look) => look.hits)],
      doubts: [...doubts, ...notTapped(first), ...looks.flatMap((look) => look.doubts)], notes: looks.flatMap((look) => look.notes),
    });
  },
};

function returnLooks(passage: Passage): Looks[] {
  const back = returned(passage);
  return back ? [looksOf(passage, back)] : [];
}

interface Looks { fact: string; hits: CheckFinding[]; doubts: CheckFinding[]; notes: CheckFinding[] }

function looksOf({ journey, delivered }: Passage, { tap, control }: Returned): Looks {
  if (!control) {
    const where = delivered ? [atScreen(journey, delivered, tap.box && { box: tap.box })] : [];
    return { fact: '', hits: [{ expected, observed: `「${tap.text}」在首屏上点不到：被遮挡、看不见或不是按钮`, where, remedy }], doubts: [], notes: [] };
  }
  const measures = measuresOf(control);
  const finding = (observed: string, needsReview = false): CheckFinding => ({ expected, observed, where: [atScreen(journey, control.screen, control.node)], remedy, needsReview });
  const misplaced = [
    ...(control.screen.moment === 'after-delivery' ? [] : [finding('要滚动才看得到返回按钮')]),
    ...(control.node.disabled ? [finding('返回按钮是禁用的样子')] : []),
  ];
  const below = measures.filter(({ value, no }) => value < no);
  const between = measures.filter(({ value, yes }) => value < yes); // where one is below, the breach outweighs the doubt
  return {
    fact: `返回按钮「${control.text}」：${measures.map(({ name, shown }) => `${name} ${shown}`).join('，')}`,
    hits: [...misplaced, ...below.map(({ name, shown, yes }) => finding(`返回按钮${name}只有 ${shown}，要求 ${yes}`))],
    doubts: between.map(({ name, shown, yes }) => finding(`返回按钮${name}为 ${shown}，不到 ${yes}，是否明显需要人看`, true)),
    notes: measures.some(({ name }) => name === '字号') && !measures.some(({ name }) => name === '对比度') ? [finding('返回按钮的背景是渐变、图片或页面底色，对比度量不出来，请看截图', true)] : [],
  };
}

interface Measure { name: string; value: number; shown: string; no: number; yes: number }

function measuresOf(control: Placed): Measure[] {
  const { node, screen } = control;
  const label = labelOf(node, screen);
  const contrast = contrastOf(label, control);
  return [
    { name: '高', value: node.box.h, shown: `${Math.round(node.box.h)} px`, ...obvious.height },
    { name: '宽', value: node.box.w, shown: `${Math.round(node.box.w)} px`, ...obvious.width },
    { name: '不透明度', value: Math.min(node.opacity, label.opacity), shown: String(Math.round(Math.min(node.opacity, label.opacity) * 100) / 100), ...obvious.opacity },
    ...(label.text === '' || label.role === 'image' ? [] : [
      { name: '字号', value: label.fontSize, shown: `${Math.round(label.fontSize)} px`, ...obvious.fontSize },
      ...(contrast === undefined ? [] : [{ name: '对比度', value: contrast, shown: `${Math.round(contrast * 10) / 10}:1`, ...obvious.contrast }]),
    ]),
  ];
}

/** The words of a button often stand in a node of their own. */
function labelOf(node: ScreenNode, screen: Screen): ScreenNode {
  if (node.text !== '') return node;
  const inside = screen.tree.filter((each) => each.text !== '' && isInside(each, node));
  return inside[0] ?? node;
}

const isInside = ({ box }: ScreenNode, { box: outer }: ScreenNode): boolean =>
  box.x >= outer.x - 1 && box.y >= outer.y - 1 && box.x + box.w <= outer.x + outer.w + 1 && box.y + box.h <= outer.y + outer.h + 1;

/** A gradient or picture of the button's own may stand in no tree: what lies outside the button proves a good contrast, never a bad one. */
function contrastOf(label: ScreenNode, { node, screen }: Placed): number | undefined {
  const opaque = (text: string): boolean => (parseColour(text)?.a ?? 0) > 0.5;
  const painter = painterBehind(label, screen, opaque);
  const [text, behind] = [parseColour(label.color), painter && parseColour(painter.background)];
  if (!painter || !text || !behind) return undefined;
  const ratio = contrastRatio(text, over(behind, { r: 255, g: 255, b: 255, a: 1 }));
  return isInside(painter, node) || ratio >= obvious.contrast.yes ? ratio : undefined;
}
