import { describe, expect, it } from 'vitest';
import type { EventOf, EvidenceEvent } from '../evidence/contract.js';
import { button, event, input, text } from './evidence-for-tests.js';
import type { Node } from './evidence-for-tests.js';
import { journeyOf, screenOf, views } from './signs.fixture.js';
import type { Passage, Screen } from './view.js';
import { cardName, cardUse, otherWays, ownResumeForm } from './work-card.js';

const { run } = views.run;
const gig = { ...run, app: { ...run.app, resumeMode: 'real-name' as const } };
const [applied] = journeyOf('alipay-resume-complete').passages;
if (!applied) throw new Error('the journey applies');
const after = (...apply: EvidenceEvent[]): Passage => ({ ...applied, apply });
const sheet = (phase: EventOf<'sheet'>['phase'], seq: number, over: Partial<EventOf<'sheet'>> = {}): EventOf<'sheet'> => ({ ...event('sheet', seq, { sheet: 'smart-resume', phase }), seq, ...over }) as EventOf<'sheet'>; // just made as one
const dialog = (phase: 'shown' | 'closed', seq: number, over: Partial<EventOf<'dialog'>> = {}): EventOf<'dialog'> => ({ ...event('dialog', seq, { dialog: 'consent', phase, text: '', scopes: ['auth_user', 'yingpin'] }), seq, ...over }) as EventOf<'dialog'>; // just made as one
const unused = { opened: undefined, refused: undefined, activated: false, authorised: false, filled: [], completed: undefined, cancelled: false };

it('the card is called by what the app uses', () => expect([cardName(run), cardName(gig)]).toEqual(['芝麻工作证', '支付宝实名授权']));

describe('the use of the work card', () => {
  it('is none where no sheet came, or one of another kind', () => {
    expect([cardUse(after(), run), cardUse(after(sheet('opened', 1, { sheet: 'real-name' })), run), cardUse(after(dialog('shown', 1)), run), cardUse(after(sheet('opened', 1)), gig)]).toEqual([unused, unused, unused, unused]);
  });

  it('is what happened in the sheet', () => {
    const [opened, submitted] = [sheet('opened', 1), sheet('submitted', 5)];
    expect(cardUse(after(opened, sheet('authorised', 2, { firstTime: true }), sheet('filled', 3, { modules: ['A'] }), sheet('filled', 4, { modules: ['B', 'C'] }), submitted), run)).toEqual({ ...unused, opened, activated: true, authorised: true, filled: ['A', 'B', 'C'], completed: submitted });
    expect(cardUse(after(opened, sheet('filled', 2), submitted), run)).toEqual({ ...unused, opened, authorised: true, completed: submitted });
    expect(cardUse(after(opened, sheet('authorised', 2)), run)).toEqual({ ...unused, opened, authorised: true });
    const refused = sheet('refused', 2);
    expect(cardUse(after(opened, refused, sheet('cancelled', 3)), run)).toEqual({ ...unused, opened, refused, cancelled: true });
  });

  it('activates nothing where the user only opened it', () => expect(cardUse(after(sheet('opened', 1, { firstTime: true })), run).activated).toBe(false));
});

describe('the use of the real-name authorisation', () => {
  it('is what happened in the merged consent', () => {
    const [shown, agreed] = [dialog('shown', 1), dialog('closed', 3, { decision: 'accept' })];
    expect(cardUse(after(shown, dialog('closed', 2, { dialog: 'alert' }), agreed), gig)).toEqual({ ...unused, opened: shown, activated: true, authorised: true, completed: agreed });
    expect(cardUse(after(shown), gig)).toEqual({ ...unused, opened: shown });
    expect([cardUse(after(dialog('closed', 0), shown), gig), cardUse(after(shown, dialog('shown', 2)), gig)]).toEqual([{ ...unused, opened: shown }, { ...unused, opened: shown }]);
    expect(cardUse(after(shown, dialog('closed', 2)), gig).authorised).toBe(true);
  });

  it.each(['拒绝', '用户取消', 'Decline', 'rejected', 'cancel'])('is declined by "%s"', (decision) => expect(cardUse(after(dialog('shown', 1), dialog('closed', 2, { decision })), gig)).toMatchObject({ activated: false, authorised: false, completed: undefined }));

  it('may be a sheet of its own', () => {
    const [opened, authorised] = [sheet('opened', 1, { sheet: 'real-name' }), sheet('authorised', 2, { sheet: 'real-name' })];
    expect(cardUse(after(opened, authorised), gig)).toEqual({ ...unused, opened, authorised: true, completed: authorised });
  });
});

describe('another way to apply', () => {
  const remedy = '点击投递后直接调用 my.ap.openCreditEvaluation 唤起芝麻工作证，去掉其他投递方式；缺的必填字段可申请由智能简历补充。';
  const told = (...events: EvidenceEvent[]): string[] => otherWays(after(...events), 'none').map(({ observed }) => observed);
  const shown = (nodes: readonly Node[], over: Partial<Screen> = {}): Screen => screenOf(nodes, { moment: 'after-apply-tap', ...over });

  it('is a control, with its place', () => {
    expect(otherWays(after(shown([button('芝麻工作证投递'), button('附件简历投递', { box: { x: 1, y: 2, w: 3, h: 4 } }), button('手动填写')])), 'none')).toEqual([
      { expected: 'none', observed: '可以不用芝麻工作证：页面上有「附件简历投递」', where: [{ journey: 'alipay-resume-complete', seqs: [5], at: 50, screen: 's', box: { x: 1, y: 2, w: 3, h: 4 } }], remedy },
    ]);
  });

  it.each<Screen['moment']>(['after-apply-tap', 'dialog', 'sheet', 'lost', 'after-decline'])('is seen at the moment %s', (moment) => expect(told(shown([button('手动填写')], { moment }))).toEqual(['可以不用芝麻工作证：页面上有「手动填写」']));
  it('is not looked for on other pages', () => expect(told(shown([button('手动填写')], { moment: 'after-delivery' }), shown([button('手动填写')], { surface: 'alipay' }), shown([text('手动填写')]))).toEqual([]));

  it.each<[string, boolean]>([['上传 简历', true], ['免费 上传简历', true], ['提交 成功', false]])('may be one word of a label: %s', (words, found) => expect(told(shown([button(words)])).length === 1).toBe(found));

  it.each<[string, EventOf<'dialog'>, string[]]>([
    ['a choice', dialog('shown', 1, { dialog: 'actionSheet', text: '投递方式', buttons: ['芝麻工作证', '附件简历投递'] }), ['可以不用芝麻工作证：选择面板「投递方式」里还有别的投递方式（芝麻工作证、附件简历投递）']], ['an alert', dialog('shown', 1, { dialog: 'alert', text: '您也可以 手动填写' }), ['可以不用芝麻工作证：提示框「您也可以 手动填写」（scope：auth_user、yingpin）里还有别的投递方式']],
    ['a question', dialog('shown', 1, { dialog: 'confirm', text: '确认', buttons: ['去填写'] }), ['可以不用芝麻工作证：确认框「确认」里还有别的投递方式（去填写）']],
    ['a toast', dialog('shown', 1, { dialog: 'toast', text: '手动填写' }), []], ['what closed', dialog('closed', 1, { dialog: 'alert', text: '手动填写' }), []], ['another question', dialog('shown', 1, { dialog: 'confirm', text: '确认投递', buttons: ['好'] }), []],
  ])('is offered by a dialog: %s', (_name, asked, findings) => expect(told({ ...asked, ...(asked.dialog === 'alert' ? {} : { scopes: [] }) })).toEqual(findings));

  it('offered by a dialog has its place', () => {
    expect(otherWays(after(dialog('shown', 7, { dialog: 'alert', text: '手动填写', scopes: [] })), 'none')).toEqual([{ expected: 'none', observed: '可以不用芝麻工作证：提示框「手动填写」里还有别的投递方式', where: [{ journey: 'alipay-resume-complete', seqs: [7], at: 7 }], remedy }]);
  });
});

describe('a résumé form of the app', () => {
  const form = (...nodes: Node[]): string | undefined => ownResumeForm(screenOf(nodes))?.text;
  const field = input('填写');

  it.each<[string, Node[], string | undefined]>([
    ['two labels and an input', [text('标题'), text('姓名'), text('学历'), field], '姓名、学历'], ['labels within the inputs', [input('请输入姓名'), input('请输入学历')], '请输入姓名、请输入学历'], ['labels however written', [text(' 姓 名* '), text('Expected salary'), field], '姓 名*、Expected sal…'], ['four labels at most, each once', [text('姓名'), text('姓名'), text('性别'), text('年龄'), text('学历'), text('邮箱'), field], '姓名、性别、年龄、学历'],
    ['a picker', [text('姓名'), text('学历'), { role: 'group', tag: 'picker' }], '姓名、学历'], ['a text area', [text('姓名'), text('学历'), { role: 'group', tag: 'textarea' }], '姓名、学历'],
    ['one label', [text('姓名'), field], undefined], ['labels without an input', [text('姓名'), text('学历')], undefined], ['an input of Alipay’s', [text('姓名'), text('学历'), { ...field, zone: 'shell' }], undefined], ['inputs without labels', [field, field], undefined], ['nothing', [], undefined],
  ])('is %s, or none', (_name, nodes, labels) => expect(form(...nodes)).toBe(labels));

  it('is pointed at by its first label', () => expect(ownResumeForm(screenOf([text('标题'), text('姓名'), text('学历'), field]))?.node.i).toBe(1));
});
