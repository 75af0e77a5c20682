/** Tool.native: what Alipay draws itself. First the names of the client's own `native()`, then ours, which an IDE does not know. */
import { z } from 'zod';
import type { ShellControl } from '../../client/hand.js';
import type { AutomatorMethod, Params } from './method.js';
import type { Session } from './session.js';

interface NativeMethod { support: AutomatorMethod['support']; note: string; run(session: Session, data: unknown): Promise<unknown> }

const box = z.object({ x: z.number(), y: z.number(), w: z.number(), h: z.number() });
const target = z.object({ zone: z.enum(['mini', 'shell']), i: z.number().int(), box });
const simple = ['own-entry', 'tab-home', 'tab-mine', 'back', 'capsule-close', 'sheet-agree', 'sheet-fill-all', 'sheet-submit', 'sheet-cancel', 'dialog-accept', 'dialog-decline'] as const;
const control = z.union([
  z.object({ control: z.literal('job-card'), outJobId: z.string() }), z.object({ control: z.literal('record'), outApplyId: z.string() }), z.object({ control: z.enum(simple) }),
]);
/** Phones of the mock are at home on this machine. */
const phoneUrl = z.url({ protocol: /^http$/, hostname: /^(127\.0\.0\.1|localhost)$/ });

const no = (note: string, reason: string): NativeMethod => ({ support: 'not supported', note, run: async () => { throw new Error(`not supported because ${reason}`); } });
const works = (note: string, run: NativeMethod['run']): NativeMethod => ({ support: 'works', note, run });
const presses = (note: string, ...controls: ShellControl[]): NativeMethod => works(note, (session) => press(session, controls));

export const nativeMethods = {
  goHome: works('回到小程序首页（reLaunch）', async ({ reach }) => { await reach.program({ op: 'callMy', method: 'reLaunch', args: [{ url: `/${String(await reach.program({ op: 'home' }))}` }] }); await reach.settle(); }),
  navigateLeft: presses('标题栏的返回', { control: 'back' }),
  confirmModal: presses('弹窗点确定', { control: 'dialog-accept' }),
  cancelModal: presses('弹窗点取消', { control: 'dialog-decline' }),
  switchTab: works('点标签栏', async ({ reach }, data) => { await reach.program({ op: 'callMy', method: 'switchTab', args: [data] }); await reach.settle(); }),
  authorizeAllow: presses('授权弹窗、智能简历授权点同意', { control: 'dialog-accept' }, { control: 'sheet-agree' }),
  authorizeCancel: presses('授权弹窗、智能简历授权点取消', { control: 'dialog-decline' }, { control: 'sheet-cancel' }),
  closePaymentDialog: no('没有支付', 'there is no payment dialog'),
  shareCancel: no('没有分享', 'there is no share dialog'),
  shareConfirm: no('没有分享', 'there is no share dialog'),
  'yanshou.hello': works('认出这是我们的端口', async () => 'yanshou'),
  'yanshou.open': works('打开一部手机：`{ url }`，落在支付宝就业', async ({ reach }, data) => reach.hand.open(z.object({ url: phoneUrl }).parse(data).url)),
  'yanshou.surface': works('在哪里：小程序、支付宝就业、支付宝、我的', ({ reach }) => reach.hand.surface()),
  'yanshou.overlay': works('支付宝自己盖在上面的弹窗和浮层', ({ reach }) => reach.hand.overlay()),
  'yanshou.tree': works('整部手机的屏幕树，连同标题、滚动位置和是否稳定', ({ reach }) => reach.hand.capture()),
  'yanshou.press': works('按支付宝自己的控件：`{ control, outJobId?, outApplyId? }`，答 true 或 false', ({ reach }, data) => reach.hand.press(control.parse(data))),
  'yanshou.tap': works('点最近一棵屏幕树上的节点：`{ zone, i, box }`', ({ reach }, data) => reach.hand.tapNode(target.parse(data))),
  'yanshou.type': works('在节点里输入：`{ node, text }`', ({ reach }, data) => { const { node, text } = z.object({ node: target, text: z.string() }).parse(data); return reach.hand.typeInto(node, text); }),
  'yanshou.locate': works('选择器指的节点：`{ selector }`', async ({ reach }, data) => (await reach.hand.locate(z.object({ selector: z.string() }).parse(data).selector)) ?? null),
  'yanshou.scrollTo': works('滚动页面：`{ top }`', ({ reach }, data) => reach.hand.scrollTo(z.object({ top: z.number() }).parse(data).top)),
  'yanshou.settled': works('等到画面稳定：`{ limitMs }`，答 true 或 false', ({ reach }, data) => reach.hand.settle(z.object({ limitMs: z.number() }).parse(data).limitMs)),
  'yanshou.frames': works('在手机页面（0）、小程序视图（1）或其中的 H5 页面（2）里运行一个自足的函数：`{ frame, source, arg }`，截图打码用', async ({ reach }, data) => {
    const { frame, source, arg } = z.object({ frame: z.int().min(0).max(2), source: z.string(), arg: z.unknown() }).parse(data);
    const chosen = reach.hand.frames()[frame];
    if (!chosen) throw new Error('no mini program is on screen');
    return chosen.evaluate(`(${source})(${JSON.stringify(arg) ?? 'undefined'})`);
  }),
} satisfies Record<string, NativeMethod>;

export const nativeCalls = {
  'Tool.native': {
    api: 'miniProgram.native().*', support: 'partly', note: '见下一张表',
    run: async (session, params) => {
      const method = String(params['method']);
      if (!Object.hasOwn(nativeMethods, method)) throw new Error(`native has no method "${method}"`);
      return { result: (await nativeMethods[method as keyof typeof nativeMethods].run(session, params['data'])) ?? null }; // a key by the check
    },
  },
} satisfies Record<string, AutomatorMethod>;

async function press(session: Session, controls: ShellControl[]): Promise<Params> {
  for (const wanted of controls) {
    if (!(await session.reach.hand.press(wanted))) continue;
    await session.reach.settle();
    return { pressed: wanted.control };
  }
  throw new Error(`there is no ${controls.map(({ control: name }) => name).join(' and no ')} on screen`);
}
