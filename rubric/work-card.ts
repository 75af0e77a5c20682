/** What happened with Alipay's sheet in a passage. 灵工 apps in real-name mode: the real-name authorisation stands where the work card stands. */
import type { EventOf, RunHeader } from '../evidence/contract.js';
import type { CheckFinding } from './check.js';
import type { Passage, Screen } from './view.js';
import { brief, describeDialog, isRealNameConsent, shownDialogs } from './consents.js';
import { fold } from './fold.js';
import { perObject, perWording, says } from './found.js';
import { controls, writtenOn } from './screens.js';
import { miniScreens, ofKind } from './view.js';
import { ownResumeWay, resumeFormField } from './vocabulary.js';
import { atEvent, atScreen } from './where.js';

export type Sheet = EventOf<'sheet'>;
export interface CardUse {
  opened: EventOf<'sheet'> | EventOf<'dialog'> | undefined;
  refused: Sheet | undefined;
  /** The user had none and got it here. */
  activated: boolean;
  authorised: boolean;
  filled: string[];
  completed: EventOf<'sheet'> | EventOf<'dialog'> | undefined;
  cancelled: boolean;
}

export const cardName = (run: RunHeader): string => (run.app.resumeMode === 'real-name' ? '支付宝实名授权' : '芝麻工作证');

export const cardUse = (passage: Passage, run: RunHeader): CardUse => usesIn(run)(passage);

const usesIn = perObject((run: RunHeader) => perObject((passage: Passage) => useOf(passage, run)));

function useOf(passage: Passage, run: RunHeader): CardUse {
  const kind = run.app.resumeMode === 'real-name' ? 'real-name' : 'smart-resume';
  const sheets = ofKind(passage.apply, 'sheet').filter((sheet) => sheet.sheet === kind);
  const phase = (wanted: Sheet['phase']): Sheet | undefined => sheets.find((sheet) => sheet.phase === wanted);
  const consent = realNameConsent(passage, run);
  const authorised = phase('authorised') ?? phase('submitted');
  return {
    opened: phase('opened') ?? consent?.shown, refused: phase('refused'),
    activated: sheets.some((sheet) => sheet.firstTime === true) && authorised !== undefined || consent?.agreed !== undefined,
    authorised: authorised !== undefined || consent?.agreed !== undefined,
    filled: sheets.filter((sheet) => sheet.phase === 'filled').flatMap((sheet) => sheet.modules ?? []),
    completed: phase('submitted') ?? (kind === 'real-name' ? phase('authorised') : undefined) ?? consent?.agreed,
    cancelled: phase('cancelled') !== undefined,
  };
}

function realNameConsent(passage: Passage, run: RunHeader): { shown: EventOf<'dialog'>; agreed: EventOf<'dialog'> | undefined } | undefined {
  const shown = shownDialogs(passage.apply).find((dialog) => isRealNameConsent(dialog, run));
  if (!shown) return undefined;
  const closed = ofKind(passage.apply, 'dialog').find((dialog) => dialog.phase === 'closed' && dialog.dialog === 'consent' && dialog.seq > shown.seq);
  return { shown, agreed: closed && !/拒绝|取消|decline|reject|cancel/i.test(closed.decision ?? '') ? closed : undefined };
}

/** Another way to apply, offered beside or before the card: a control, a choice panel, or the app's own form. */
export function otherWays(passage: Passage, expected: string): CheckFinding[] {
  const offered: CheckFinding[] = [];
  for (const screen of miniScreens(passage.apply, 'after-apply-tap', 'dialog', 'sheet', 'lost', 'after-decline')) {
    const unit = controls(screen).find(({ text }) => offersOwnWay(text) || text.split(' ').some(offersOwnWay));
    if (unit) offered.push({ expected, observed: `可以不用芝麻工作证：页面上有「${brief(unit.text)}」`, where: [atScreen(passage.journey, screen, unit.node)], remedy });
  }
  const panels = shownDialogs(passage.apply).filter((dialog) => ['actionSheet', 'confirm', 'alert'].includes(dialog.dialog))
    .filter((dialog) => [dialog.text, ...(dialog.buttons ?? [])].flatMap((text) => text.split(/\s+/)).some((part) => ownResumeWay.test(fold(part))))
    .map((dialog) => ({ expected, observed: `可以不用芝麻工作证：${describeDialog(dialog)}里还有别的投递方式${dialog.buttons ? `（${dialog.buttons.join('、')}）` : ''}`, where: [atEvent(passage.journey, dialog)], remedy }));
  return [...offered, ...panels];
}

export const offersOwnWay = (text: string): boolean => says(ownResumeWay, fold(text));

const remedy = '点击投递后直接调用 my.ap.openCreditEvaluation 唤起芝麻工作证，去掉其他投递方式；缺的必填字段可申请由智能简历补充。';

/** Fewer fields than this are a question, not a résumé form. */
const formFields = 2;

/** A screen on which the app itself asks for a résumé. */
export const ownResumeForm = perObject((screen: Screen): { text: string; node: Screen['tree'][number] } | undefined => {
  const labels = writtenOn(screen).filter(({ wording }) => namesField(wording)).map(({ node }) => node);
  const first = labels[0];
  if (!first || labels.length < formFields || !screen.tree.some(takesInput)) return undefined;
  return { text: [...new Set(labels.map((node) => brief(node.text, 12)))].slice(0, 4).join('、'), node: first };
});

const takesInput = (node: Screen['tree'][number]): boolean => node.zone === 'mini' && (node.role === 'input' || node.tag === 'picker' || node.tag === 'textarea');
const namesField = perWording((wording) => wording.folded.says(resumeFormField) || wording.trimmed.says(resumeFormField));
