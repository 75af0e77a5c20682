/** A timeline, recordings, a baseline and a seal for the tests of the report. */
import { compareResults } from './baseline/compare-results.js';
import type { Extras, TimelineEntry } from './html/extras.js';
import { failing, gradeA } from './results.fixture.js';

export function everyExtra(): Extras {
  return { timeline: timeline(), videos: videos(), baseline: baseline(), seal: { state: 'sealed', detail: '哈希链 1,204 条事件，封存于 2026-11-20 09:02' } };
}

function timeline(): NonNullable<Extras['timeline']> {
  const entries: TimelineEntry[] = [
    { seq: 1, at: 0, lane: 'mini', label: 'launch pages/jd/index' }, { seq: 3, at: 420, lane: 'jsapi', label: 'my.getAuthCode', detail: 'scopes=auth_base' },
    { seq: 4, at: 610, lane: 'gateway', label: 'alipay.system.oauth.token', detail: '10000' }, { seq: 12, at: 3000, lane: 'user', label: '点「立即投递」' },
    { seq: 14, at: 3350, lane: 'jsapi', label: 'my.ap.openCreditEvaluation', detail: '9000' }, { seq: 22, at: 3900, lane: 'gateway', label: 'zhima.customer.jobworth.cloudresume.query', detail: '10000' },
    { seq: 23, at: 4600, lane: 'dingtalk', label: 'topapi/ats/resume/add', detail: 'errcode 0' }, { seq: 30, at: 7600, lane: 'gateway', label: 'alipay.ebpp.industry.job.applyinfo.sync', detail: '40004 签名错误', bad: true },
  ];
  const pushes = [
    { status: '已投递', triggeredAt: 0, receivedAt: 1200, limitMs: 30_000, outcome: 'inTime' as const }, { status: '沟通中', triggeredAt: 0, receivedAt: 25_300, limitMs: 30_000, outcome: 'nearLimit' as const },
    { status: '面试中', triggeredAt: 0, receivedAt: 33_000, limitMs: 30_000, outcome: 'late' as const }, { status: '已录取', triggeredAt: 0, receivedAt: undefined, limitMs: 30_000, outcome: 'missing' as const },
  ];
  return { journeys: [
    { journey: 'alipay-resume-incomplete', title: '情况① 简历不全，首次投递', durationMs: 11_800, entries, pushes: [] },
    { journey: 'alipay-status', title: '应聘状态全程（支付宝链路）', durationMs: 34_000, entries: [], pushes },
  ] };
}

function videos(): NonNullable<Extras['videos']> {
  const chapters = [{ label: '①', text: '进入岗位详情页', at: 0 }, { label: '②', text: '点击投递', at: 3000 }];
  const common = { type: 'video/webm', durationMs: 10_600 };
  return {
    shown: [
      { ...common, id: 'video-alipay-resume-incomplete', journey: 'alipay-resume-incomplete', title: '情况① 简历不全，首次投递', file: 'evidence/alipay-resume-incomplete/film.webm', chapters, acts: [{ at: 2990, text: '点「立即投递」' }] },
      { ...common, id: 'video-alipay-resume-complete', journey: 'alipay-resume-complete', title: '情况② 简历完整，首次投递', file: 'evidence/alipay-resume-complete/film.webm', chapters: [], acts: [{ at: 2990, text: '点「</script><b>」--> 👩‍👩‍👧‍👦 \u202Egnp' }] },
    ],
    missing: [{ journey: 'self-first-apply', title: '自主链路首次投递', reason: '旅程在走完之前被中断，没有录屏；截图还在' }],
  };
}

function baseline(): NonNullable<Extras['baseline']> {
  return { comparison: compareResults(gradeA(), failing()), screens: [{ journey: 'alipay-resume-incomplete', moment: 'jd-opened', title: '岗位详情', before: 'baseline/s1.png', after: 'evidence/alipay-resume-incomplete/screens/s1.png', diff: undefined, ratio: 0.132 }] };
}
