import type { EventOf } from '../../evidence/contract.js';
import type { Check, CheckFinding } from '../check.js';
import { conclude, notApplicable } from '../check.js';
import { groupBy } from '../group-by.js';
import type { JourneyView } from '../view.js';
import { ofKind } from '../view.js';
import { atEvent, atWorld } from '../where.js';

type Sheet = EventOf<'sheet'>;
interface Opened { journey: JourneyView; sheet: Sheet; order: NonNullable<Sheet['order']> }

/** 常见问题①, the sample code: what the new component asks for. */
const wanted = { categoryId: 'ZHIMA_AUTH', productCode: 'ZHIMA_AUTH', sourceFrom: 'CLOUDRESUME' } as const;
const wireNames = { categoryId: 'category_id', productCode: 'product_code', sourceFrom: 'sourceFrom' } as const;
const moduleScenes: ReadonlySet<string> = new Set(['EMPLOYMENT', 'EMPLOYMENT_MERGE_PROMISSIONS']);
/** The handbook names these and adds 等: an unnamed one is doubtful, not wrong. */
const modules: ReadonlySet<string> = new Set(['BASIC_INFO', 'EMAIL', 'PHONE', 'EDUCATION_DEGREE', 'SKILLS', 'WORK_EXPERIENCE', 'CERTIFICATION']);
/** The old 工作证 component's own calls. */
const oldMethods: ReadonlySet<string> = new Set(['zhima.customer.jobworth.info.query', 'zhima.customer.jobworth.adapter.query', 'zhima.customer.jobworth.position.add', 'zhima.customer.jobworth.scene.use']);

const expected = '按新版「智能简历」组件的参数唤起';
const remedy = '按手册示例填写订单串：category_id=ZHIMA_AUTH，product_code=ZHIMA_AUTH，sourceFrom=CLOUDRESUME，moduleScene=EMPLOYMENT_MERGE_PROMISSIONS，onceToken 每次授权换新的。';

export const componentVersion: Check = {
  id: 'component-version',
  title: '接入新版「智能简历」组件，参数正确',
  needs: ['first-apply'],
  evaluate(view) {
    const opened = view.journeys.flatMap(openings);
    if (view.run.app.resumeMode === 'real-name' && opened.length === 0) {
      return notApplicable({ expected, observed: '灵工实名模式不使用智能简历组件', where: [], remedy: '无需修改。' });
    }
    const old = ofKind(view.world, 'gateway').filter((call) => oldMethods.has(call.method));
    return conclude({
      guard: { screens: 0, nodes: 0, facts: [`看了 ${opened.length} 次唤起的订单串，onceToken ${new Set(opened.map(({ order }) => order.onceToken)).size} 个`] },
      hits: [...opened.flatMap(wrongParameters), ...reusedTokens(opened), ...(old.length > 0 ? [{ expected, observed: `调用了老版本组件的接口 ${[...new Set(old.map((call) => call.method))].join('、')}`, where: [atWorld(...old)], remedy }] : [])],
      doubts: [...opened.flatMap(unknownModules), ...(opened.length === 0 ? [{ expected: '看到一次芝麻工作证的唤起', observed: '这次运行里没有唤起芝麻工作证', where: [], remedy }] : [])],
      notes: opened.filter(({ order }) => order.moduleScene === 'EMPLOYMENT').slice(0, 1).map(({ journey, sheet }) => ({
        expected: 'moduleScene=EMPLOYMENT_MERGE_PROMISSIONS', observed: 'moduleScene=EMPLOYMENT：手册示例代码如此，其下注释要求 EMPLOYMENT_MERGE_PROMISSIONS', where: [atEvent(journey, sheet)], remedy: '建议改为 EMPLOYMENT_MERGE_PROMISSIONS。',
      })),
    });
  },
};

function openings(journey: JourneyView): Opened[] {
  const opened: Opened[] = [];
  for (const sheet of ofKind(journey.events, 'sheet')) if (sheet.order) opened.push({ journey, sheet, order: sheet.order });
  return opened;
}

function wrongParameters({ journey, sheet, order }: Opened): CheckFinding[] {
  const wrong = (Object.keys(wanted) as (keyof typeof wanted)[]) // keys of the literal above
    .filter((name) => order[name] !== wanted[name]).map((name) => `${wireNames[name]}=${order[name] ?? '（空）'}`);
  const scene = order.moduleScene ?? '（空）';
  if (!moduleScenes.has(scene)) wrong.push(`moduleScene=${scene}`);
  if (!order.onceToken) wrong.push('onceToken=（空）');
  if (order.signature !== 'valid') wrong.push(`订单串验签 ${order.signature}`);
  return wrong.length === 0 ? [] : [{ expected, observed: `参数不对：${wrong.join('，')}`, where: [atEvent(journey, sheet)], remedy }];
}

/** onceToken 代表一次授权申请: two openings of one agreement may not share it. */
function reusedTokens(opened: readonly Opened[]): CheckFinding[] {
  const groups = groupBy(opened, ({ order }) => order.onceToken ?? '');
  return [...groups].filter(([token, group]) => token !== '' && group.length > 1).map(([, group]) => ({
    expected: 'onceToken 每次授权都是新的', observed: `同一个 onceToken 用了 ${group.length} 次`, where: group.map(({ journey, sheet }) => atEvent(journey, sheet)), remedy,
  }));
}

function unknownModules({ journey, sheet, order }: Opened): CheckFinding[] {
  const names = order.requireModules?.match(/[^,，;|\s]+/g) ?? [];
  const odd = names.filter((name) => !modules.has(name));
  return odd.length === 0 ? [] : [{ expected: 'requireModules 是手册列出的模块', observed: `requireModules 里有手册没有列出的 ${odd.join('、')}`, where: [atEvent(journey, sheet)], remedy: '请对照开发文档确认模块名。', needsReview: true }];
}
