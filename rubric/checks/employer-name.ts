import type { Check, CheckFinding } from '../check.js';
import { conclude } from '../check.js';
import { jobLabel, noJobs, syncedJobs } from '../synced-jobs.js';
import { atWorld } from '../where.js';

/** Endings that only a registration gives: company forms, partnerships, public institutions. */
const registered = /(有限公司|有限责任公司|股份公司|集团公司|分公司|合伙企业(（.{2,6}）|\(.{2,6}\))?|（(有限|普通|特殊普通)合伙）|\((有限|普通|特殊普通)合伙\)|个人独资企业|个体工商户|专业合作社|事务所(（.{2,8}）|\(.{2,8}\))?|委员会|管理局|人民政府|研究院|研究所|大学|学院|医院|基金会|协会|中心小学|中学|幼儿园|co\.?,? ?ltd\.?|inc\.?|llc)$/i;
/** Endings that a registered 个体工商户 may have and a brand as well: a person must look. */
const maybeRegistered = /(店|厂|行|部|坊|馆|铺|场|站|社|所|中心|工作室|经营部|商行|酒店|餐厅|超市|公司|集团|学校|俱乐部|门诊部|诊所)$/;
const withRemark = /[（(](?!有限合伙|普通合伙|特殊普通合伙|中国|个人独资|集团|[^）)]{1,4}(省|市|区|县)?[）)].{2,}(公司|企业|所))[^）)]*[）)]$/;

const expected = '雇主名称是营业执照上的企业工商注册名';
const remedy = 'employer_name 填营业执照上的完整名称（如「杭州某某科技有限公司」），不要用简称、品牌名或加备注。';

export const employerName: Check = {
  id: 'employer-name',
  title: '雇主名称是企业工商注册名',
  needs: [],
  evaluate(view) {
    const jobs = syncedJobs(view);
    const judged = jobs.map((job) => ({ job, name: (job.biz.text('employer_name') ?? '').trim() })).map((each) => ({ ...each, verdict: judge(each.name) }));
    const finding = ({ job, name, verdict }: (typeof judged)[number]): CheckFinding => ({
      expected, observed: name === '' ? `岗位${jobLabel(job)}没有雇主名称` : `雇主名称「${name}」${verdict === 'brand' ? '像简称或品牌名' : '是否工商注册名需要人看'}`,
      where: [atWorld(job.event)], remedy, needsReview: name !== '',
    });
    return conclude({
      guard: { screens: 0, nodes: 0, facts: [`看了 ${jobs.length} 个同步的岗位，雇主名称 ${new Set(judged.map(({ name }) => name)).size} 个`] },
      hits: judged.filter(({ verdict }) => verdict === 'brand').map(finding),
      doubts: [...judged.filter(({ verdict }) => verdict === 'doubtful').map(finding), ...(jobs.length === 0 ? [noJobs] : [])],
      assumptions: jobs.flatMap(({ event }) => event.assumptions ?? []),
    });
  },
};

/** "有限公司" alone, or with one character before it, names nobody; "浙江大学" is whole. */
const shortestName = (name: string): number => (/(公司|企业|所)/.test(name) ? 6 : 4);

/** What stands against the name; undefined where it is a registered one. */
function judge(name: string): 'doubtful' | 'brand' | undefined {
  if (registered.test(name)) return [...name].length >= shortestName(name) ? undefined : 'doubtful';
  if (withRemark.test(name) && registered.test(name.replace(/[（(][^（(]*$/, ''))) return 'doubtful';
  return maybeRegistered.test(name) && [...name].length >= 4 ? 'doubtful' : 'brand';
}
