/** docs/detection.md: what each check catches and how often it cries wolf. */
import { checkById } from '../rubric/checks/index.js';
import { wilson } from './interval.js';
import type { Judgement } from './judge.js';
import type { Proof } from './proof.js';

export function detectionTable(proof: Proof): string {
  const { defects, conforming, checks } = proof;
  const judgedDefects = defects.total - defects.void;
  const rows = checks.map(({ id, defects: seeded, caught, falseAlarms }) =>
    `| ${checkById(id).title} \`${id}\` | ${caught} / ${seeded} | ${interval(caught, seeded)} | ${falseAlarms} / ${conforming.runs} | ${interval(falseAlarms, conforming.runs)} |`);
  return [
    '# 检出率', '',
    '由 `npm run prove` 生成，请勿手改。每个缺陷是在一个合格小程序里种下的单一错误（`examples/defects/`）。指定的检查变红、列出的每一格都变红、没有列出的格一格不动，才算检出；没套上、没编译、崩溃或超时的作废，不算检出。区间为 95 %（Wilson）。', '',
    '| | 数量 | 比例与区间 |', '|---|---:|---|',
    `| 缺陷 | ${defects.total} | |`,
    `| 检出 | ${defects.caught} | ${share(defects.caught, judgedDefects)} |`,
    `| 漏检 | ${defects.missed} | ${share(defects.missed, judgedDefects)} |`,
    `| 波及（查出来了，但没有列出的格也变了） | ${defects.spilled} | ${share(defects.spilled, judgedDefects)} |`,
    `| 作废 | ${defects.void} | |`,
    `| 合格小程序的运行 | ${conforming.runs} | |`,
    `| 误报（红格） | ${conforming.falseAlarms} | ${share(conforming.falseAlarms, conforming.runs)} |`,
    `| 同一小程序重复运行，结论有变 | ${conforming.changedVerdicts} | |`, '',
    `金丝雀缺陷：${{ caught: '已查出', missed: '没有查出，这次证明作废', void: '作废，这次证明作废' }[proof.canary]}。用时 ${proof.seconds} 秒。${proof.regraded ? '证据是那次运行留下的，以后来的标准与预期重判（`--regrade`）；小程序或旅程已改而没有重走的，作废。' : ''}`, '',
    ...stable(proof), closedWorld(proof), '',
    '## 每项检查', '', '| 检查 | 检出 / 缺陷 | 检出率区间 | 误报 / 运行 | 误报率区间 |', '|---|---:|---|---:|---|', ...rows, '',
    ...section('漏检', proof.judgements.filter(({ state }) => state === 'missed')),
    ...section('波及', proof.judgements.filter(({ state }) => state === 'spilled')),
    ...section('作废', proof.judgements.filter(({ state }) => state === 'void')),
    ...alarmed(proof), ...unplayed(proof),
  ].join('\n');
}

const frameworkHeading = '## 框架应用';

/** The page with what the overlays on framework sources showed, at its end; another command plays those. */
export function withFrameworks(page: string, catalogue: readonly string[], judgements: readonly Judgement[]): string {
  const names = [...new Set(catalogue.map((id) => id.slice(0, id.indexOf('/'))))].sort();
  const row = (title: string, ids: readonly string[]): string => {
    const of = judgements.filter(({ id }) => ids.includes(id));
    return `| ${title} | ${[ids.length, ...(['caught', 'missed', 'spilled', 'void'] as const).map((state) => of.filter((one) => one.state === state).length), ids.length - of.length].join(' | ')} |`;
  };
  return [
    page.slice(0, page.length - frameworksOf(page).length).trimEnd(), '', frameworkHeading, '',
    '由 `npm run prove:frameworks -- --defects` 生成。缺陷种在 Taro 与 uni-app 应用的源码里（`examples/defects-taro-react/` 等），每个都用框架自己的编译器重新构建再走，判法同上。', '',
    '| 应用 | 缺陷 | 检出 | 漏检 | 波及 | 作废 | 没有走 |', '|---|---:|---:|---:|---:|---:|---:|',
    ...names.map((name) => row(`\`${name}\``, catalogue.filter((id) => id.startsWith(`${name}/`)))), row('合计', catalogue), '',
    ...judgements.filter(({ state }) => state !== 'caught').map((one) => `- \`${one.id}\` ${why(one)}`), '',
  ].join('\n').trimEnd() + '\n';
}

/** Empty where the page has none. */
export function frameworksOf(page: string): string {
  const at = page.indexOf(`${frameworkHeading}\n`);
  return at < 0 ? '' : page.slice(at);
}

/** One line for the terminal. */
export function sentence({ defects, conforming, canary, seconds, stability }: Proof): string {
  const { total, caught, missed, knownMissed, spilled, void: voided } = defects;
  const main = `${total} 个缺陷：检出 ${caught}，漏检 ${missed}（其中已知 ${knownMissed}），波及 ${spilled}，作废 ${voided}；合格运行 ${conforming.runs} 次，误报 ${conforming.falseAlarms}，作废 ${conforming.void}，结论有变 ${conforming.changedVerdicts}；${seconds} 秒${stability ? `\n${stabilitySentence(stability)}` : ''}`;
  return canary === 'caught' ? main : `${main}\n作废：金丝雀没有死，这次运行什么也没有证明。`;
}

function stable({ stability, cost }: Proof): string[] {
  const again = stability ? [`${stabilitySentence(stability)}。`, ''] : [];
  return cost ? [...again, `从打开小程序到得出结论（中位数，与别的运行同时走）：一个缺陷 ${cost.defect} 秒，一个合格小程序 ${cost.conforming} 秒，多用 ${cost.added} 秒；缺陷只走能显出它的旅程。`, ''] : again;
}

const stabilitySentence = ({ variants, times, runs, changedVerdicts, falseAlarms, interval: { low, high } }: NonNullable<Proof['stability']>): string =>
  `稳定性：${variants} 个合格小程序各走至少 ${times} 次，共 ${runs} 次，结论有变 ${changedVerdicts} 次（95 % 区间 ${tenths(low)}–${tenths(high)}），误报 ${falseAlarms}`;
const tenths = (value: number): string => `${(value * 100).toFixed(1)} %`;

function closedWorld({ mode, judgements }: Proof): string {
  if (mode === 'all journeys') return '每个缺陷都走了全部旅程：封闭世界对每一格都成立。';
  const known = judgements.filter(({ places }) => places > 0);
  const average = known.length === 0 ? 0 : known.reduce((sum, { judged, places }) => sum + judged / places, 0) / known.length;
  return `每个缺陷只走能显出它的旅程：平均 ${percent(average)} 的检查处看得完整，那里任何变化都算波及；其余各处缺了某段旅程，只有变红才看得见。\`npm run prove -- --full\` 让每个缺陷走全部旅程。`;
}

function section(title: string, judgements: readonly Judgement[]): string[] {
  if (judgements.length === 0) return [];
  return [`## ${title}`, '', ...judgements.map((one) => `- \`${one.id}\` ${why(one)}`), ''];
}

function alarmed({ variants }: Proof): string[] {
  const red = variants.filter(({ alarms }) => alarms.length > 0);
  return red.length === 0 ? [] : ['## 误报', '', ...red.map(({ id, turn, alarms }) => `- \`${id}\` 第 ${turn + 1} 次：${alarms.join('；')}`), ''];
}

function unplayed({ variants }: Proof): string[] {
  const without = variants.filter((run) => run.void !== undefined);
  return without.length === 0 ? [] : ['## 没有走完的合格小程序', '', ...without.map((run) => `- \`${run.id}\` 第 ${run.turn + 1} 次：${run.void ?? ''}`), ''];
}

const why = ({ knownMiss, reason, notRed, unlisted }: Judgement): string =>
  knownMiss ?? reason ?? [...notRed.map((id) => `${id} 没有变红`), ...unlisted].join('；');

const interval = (hits: number, of: number): string => {
  if (of === 0) return '–';
  const { low, high } = wilson(hits, of);
  return `${percent(low)}–${percent(high)}`;
};

const share = (hits: number, of: number): string => (of === 0 ? '–' : `${percent(hits / of)}（${interval(hits, of)}）`);
const percent = (value: number): string => `${Math.round(value * 100)} %`;
