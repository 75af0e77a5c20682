/**
 * The shape of evidence: what a run leaves behind. Everything right of this file (rubric, result, reports) is a pure
 * function of it. Times (`at`) are milliseconds since the start of the journey on one clock, the mock's.
 */
import { z } from 'zod';

export const evidenceSchemaVersion = 1;

/** The handbook's seven application statuses (消息通), verbatim. */
export const handbookStatuses = ['已投递', '沟通中', '面试中', '未录取', '已录取', '已入职', '停止招聘'] as const;
export const handbookStatusSchema = z.enum(handbookStatuses);
export type HandbookStatus = (typeof handbookStatuses)[number];

export const links = ['alipay', 'self'] as const;
export const linkSchema = z.enum(links);
/** 链路: where the user came from. `alipay` = 支付宝链路, `self` = 自主链路. */
export type Link = (typeof links)[number];

export const subjects = ['enterprise', 'government', 'gig'] as const;
export const resumeModes = ['smart-resume', 'real-name'] as const;

const box = z.object({ x: z.number(), y: z.number(), w: z.number(), h: z.number() });
export type Box = z.infer<typeof box>;

const pageRef = z.object({ path: z.string(), query: z.record(z.string(), z.string()) });
export type PageRef = z.infer<typeof pageRef>;

/** One visible node of a screen. `parent` is an index into the same tree, -1 for a root. Boxes are CSS px of the phone. */
export const screenNodeSchema = z.object({
  i: z.number().int(),
  parent: z.number().int(),
  /** Text of this node alone (not of its children), placeholder for an empty input, alt/aria-label for an image. */
  text: z.string(),
  role: z.enum(['button', 'link', 'input', 'checkbox', 'image', 'text', 'list', 'canvas', 'web-view', 'group']),
  tag: z.string(),
  box,
  /** A tap here (or on an ancestor that listens) does something. */
  tappable: z.boolean(),
  /** It listens itself; without this a tappable node may be so only because something around it listens. Absent where the stage cannot tell. */
  listens: z.boolean().optional(),
  /** Nothing covers its centre. */
  onTop: z.boolean(),
  /** Within the viewport when the screenshot was taken. */
  inView: z.boolean(),
  disabled: z.boolean(),
  opacity: z.number(),
  color: z.string(),
  background: z.string(),
  fontSize: z.number(),
  /** button open-type, navigator url, image src, input type: whatever the tag carries that says where it leads. */
  hints: z.record(z.string(), z.string()).optional(),
  /** Lines read in the pixels of an image, by machine and so not beyond doubt. Absent = nobody tried; null = it could not be read; empty = no words in it. */
  drawn: z.array(z.string()).nullable().optional(),
  /** Where in the ISV's source the element was written, path relative to the mini program's root. Absent where the stage cannot tell. */
  source: z.object({ file: z.string(), line: z.number().int().positive(), column: z.number().int().positive() }).optional(),
  /** `mini` = drawn by the ISV; `shell` = drawn by Alipay (title bar, sheet, dialog). */
  zone: z.enum(['mini', 'shell']),
});
export type ScreenNode = z.infer<typeof screenNodeSchema>;

/** What the journey was doing when it took a screen. Checks select screens by moment, never by order. */
export const moments = [
  'alipay-home', 'own-home', 'jd-opened', 'jd-scrolled', 'jd-end', 'after-apply-tap', 'sheet', 'dialog',
  'after-delivery', 'after-delivery-scrolled', 'after-return', 'after-back', 'records', 'after-probe', 'after-decline',
  'jd-again', 'lost',
] as const;

const base = { seq: z.number().int().nonnegative(), at: z.number() };
const where = { page: z.string().optional() };
/** Its place in the mock's own journal, as `call` is a gateway call's: what world events of several shards are put in order by. */
const entry = z.number().int().optional();

export const eventSchemas = {
  /** The journey tapped something. `purpose` says what it was looking for, `foundBy` which rule found it. */
  tap: z.object({
    ...base, ...where, kind: z.literal('tap'),
    purpose: z.enum(['open-job', 'open-own', 'apply', 'return', 'probe', 'sheet', 'dialog', 'shell', 'navigate']),
    text: z.string(), role: z.string(), box: box.optional(), foundBy: z.string(),
    screen: z.string().optional(), node: z.number().int().optional(),
  }),
  back: z.object({ ...base, ...where, kind: z.literal('back'), via: z.enum(['title-bar', 'system', 'capsule']) }),
  /** A my.* call, journalled by the bridge outside the ISV's reach. */
  jsapi: z.object({
    ...base, ...where, kind: z.literal('jsapi'), name: z.string(), params: z.unknown(),
    outcome: z.enum(['success', 'fail', 'pending', 'unsupported']),
    result: z.unknown().optional(), error: z.object({ error: z.union([z.number(), z.string()]), errorMessage: z.string() }).optional(),
    durationMs: z.number().optional(), gesture: z.boolean().optional(),
  }),
  /** my.request and its kin as seen outside the page; blocked traffic says why. */
  http: z.object({
    ...base, ...where, kind: z.literal('http'), via: z.string(), method: z.string(), url: z.string(),
    requestHeaders: z.record(z.string(), z.string()).optional(), requestBody: z.string().optional(),
    status: z.number().int().optional(), responseBody: z.string().optional(),
    durationMs: z.number().optional(), blocked: z.string().optional(), error: z.string().optional(),
  }),
  /** A call of the ISV's server to the gateway. `at` is the instant of receipt. */
  gateway: z.object({
    ...base, kind: z.literal('gateway'), call: z.number().int(), method: z.string(),
    params: z.record(z.string(), z.string()), bizContent: z.unknown(),
    signature: z.enum(['valid', 'invalid', 'missing', 'unverifiable', 'not-needed']),
    schemaFaults: z.array(z.object({ path: z.string(), message: z.string() })),
    response: z.object({ code: z.string(), subCode: z.string().optional(), subMsg: z.string().optional(), body: z.unknown() }),
    userId: z.string().optional(), durationMs: z.number().optional(),
    unhandled: z.object({ nearest: z.string().optional() }).optional(),
    assumptions: z.array(z.string()).optional(), duplicateOf: z.number().int().optional(), fault: z.string().optional(),
  }),
  dingtalk: z.object({
    ...base, kind: z.literal('dingtalk'), entry, path: z.string(), body: z.unknown(), errcode: z.number(), response: z.unknown(),
    schemaFaults: z.array(z.object({ path: z.string(), message: z.string() })), encoding: z.string().optional(),
  }),
  notification: z.object({
    ...base, kind: z.literal('notification'), entry, msgMethod: z.string(), bizContent: z.unknown(), attempt: z.number().int(),
    url: z.string(), status: z.number().int().optional(), answer: z.string().optional(), error: z.string().optional(), userId: z.string().optional(),
  }),
  /** The page stack after a change; last = on screen. Empty stack = the mini program was left. */
  page: z.object({
    ...base, kind: z.literal('page'),
    action: z.enum(['launch', 'navigateTo', 'redirectTo', 'navigateBack', 'reLaunch', 'switchTab', 'exit']),
    stack: z.array(pageRef),
  }),
  dialog: z.object({
    ...base, ...where, kind: z.literal('dialog'),
    dialog: z.enum(['alert', 'confirm', 'prompt', 'toast', 'loading', 'actionSheet', 'consent', 'phone', 'profile', 'location', 'other']),
    phase: z.enum(['shown', 'closed']), text: z.string(), buttons: z.array(z.string()).optional(),
    /** Scopes asked for in one consent dialog (several = merged, handbook 常见问题③). */
    scopes: z.array(z.string()).optional(), decision: z.string().optional(),
  }),
  sheet: z.object({
    ...base, ...where, kind: z.literal('sheet'), sheet: z.enum(['smart-resume', 'real-name']),
    phase: z.enum(['opened', 'refused', 'authorised', 'filled', 'submitted', 'cancelled']),
    order: z.object({
      signature: z.enum(['valid', 'invalid', 'missing', 'unverifiable']), parameter: z.string(), outAgreementNo: z.string().optional(),
      zmServiceId: z.string().optional(), categoryId: z.string().optional(), productCode: z.string().optional(),
      kaJobId: z.string().optional(), requireModules: z.string().optional(), sourceFrom: z.string().optional(),
      onceToken: z.string().optional(), moduleScene: z.string().optional(),
      schemaFaults: z.array(z.object({ path: z.string(), message: z.string() })),
    }).optional(),
    /** Modules the user had to fill in Alipay's sheet (a missing résumé written there). */
    modules: z.array(z.string()).optional(),
    /** Whether the user had no work card / agreement before (activation happens here). */
    firstTime: z.boolean().optional(), resultStatus: z.string().optional(), reason: z.string().optional(),
  }),
  screen: z.object({
    ...base, kind: z.literal('screen'), id: z.string(), moment: z.enum(moments), file: z.string().nullable(),
    surface: z.enum(['mini-program', 'alipay']), page: pageRef.optional(), title: z.string(),
    viewport: z.object({ w: z.number(), h: z.number() }),
    scroll: z.object({ top: z.number(), height: z.number(), atEnd: z.boolean() }),
    settled: z.boolean(), tree: z.array(screenNodeSchema),
    /** Texts decoded from QR codes seen on the picture. */
    codes: z.array(z.string()),
  }),
  /** The user left the mini program. `to` is where Alipay took him. */
  exit: z.object({
    ...base, ...where, kind: z.literal('exit'), via: z.string(),
    to: z.enum(['alipay-employment', 'alipay', 'mini-program', 'url', 'outside']), target: z.string().optional(),
  }),
  /** The harness asked the ISV's back office to change an application's status. */
  trigger: z.object({
    ...base, kind: z.literal('trigger'), status: handbookStatusSchema, outApplyId: z.string(), userId: z.string(),
    method: z.string(), url: z.string(), answeredAt: z.number().optional(), responseStatus: z.number().int().optional(),
    responseBody: z.string().optional(), error: z.string().optional(),
  }),
  /** Chapter of the recording; the handbook's ①–⑥ where it is one of them. */
  chapter: z.object({ ...base, kind: z.literal('chapter'), label: z.string(), text: z.string() }),
  /** The journey looked for something and did not find it; the rules tried are named. */
  notFound: z.object({ ...base, ...where, kind: z.literal('notFound'), sought: z.string(), tried: z.array(z.string()), screen: z.string().optional() }),
  /** A waiting step that ended, however it ended: a deadline that ran out is evidence too. */
  waited: z.object({ ...base, kind: z.literal('waited'), for: z.string(), outcome: z.enum(['seen', 'timeout']), limitMs: z.number(), tookMs: z.number() }),
  error: z.object({
    ...base, ...where, kind: z.literal('error'), source: z.enum(['mini-program', 'isv-server', 'container', 'harness', 'journey']),
    message: z.string(), stack: z.string().optional(),
  }),
  /** Something the container could not do faithfully. A page that used one cannot pass vacuously. */
  unsupported: z.object({
    ...base, ...where, kind: z.literal('unsupported'), feature: z.enum(['tag', 'directive', 'jsapi', 'event', 'style', 'component', 'expression', 'other']),
    name: z.string(), detail: z.string().optional(),
  }),
} as const;

export type EventKind = keyof typeof eventSchemas;
export const eventSchema = z.discriminatedUnion('kind', [
  eventSchemas.tap, eventSchemas.back, eventSchemas.jsapi, eventSchemas.http, eventSchemas.gateway, eventSchemas.dingtalk,
  eventSchemas.notification, eventSchemas.page, eventSchemas.dialog, eventSchemas.sheet, eventSchemas.screen, eventSchemas.exit,
  eventSchemas.trigger, eventSchemas.chapter, eventSchemas.notFound, eventSchemas.waited, eventSchemas.error, eventSchemas.unsupported,
]);
export type EvidenceEvent = z.infer<typeof eventSchema>;
export type EventOf<K extends EventKind> = Extract<EvidenceEvent, { kind: K }>;

/** Ids of the journeys, fixed: file names under suites/journeys. */
export const journeyIds = [
  'alipay-resume-incomplete', 'alipay-resume-complete', 'alipay-returning-user', 'alipay-jd-back', 'alipay-jd-probe',
  'alipay-consent-declined', 'alipay-status', 'self-first-apply', 'self-returning-user', 'self-jd-probe', 'self-status',
  'gig-real-name', 'status-under-faults',
] as const;
export type JourneyId = (typeof journeyIds)[number];

/** evidence/<journey>/journey.json, written before the first event. */
export const journeyHeaderSchema = z.object({
  schemaVersion: z.literal(evidenceSchemaVersion), journey: z.enum(journeyIds), link: linkSchema, title: z.string(), startedAt: z.string(),
  user: z.object({ userId: z.string(), resume: z.enum(['none', 'partial', 'complete']) }),
  job: z.object({ outJobId: z.string(), jobName: z.string() }),
  /** Clean-account proof: what the mock's state and journal held of this user before the first step. */
  account: z.object({ journalEntries: z.number().int(), agreements: z.number().int(), applications: z.number().int(), consents: z.array(z.string()) }),
  /** Half the round trip between the journey's process and the mock's clock. */
  clockErrorMs: z.number(),
});
export type JourneyHeader = z.infer<typeof journeyHeaderSchema>;

/** evidence/<journey>/end.json. Absent = the run was killed: the journey counts as interrupted. */
export const journeyEndSchema = z.object({
  status: z.enum(['finished', 'failed', 'interrupted']), events: z.number().int(), durationMs: z.number(), reason: z.string().optional(),
});
export type JourneyEnd = z.infer<typeof journeyEndSchema>;

/**
 * evidence/<journey>/film.json: the recording put together from the journey's (masked) pictures once it ended. Absent = the run was killed before, or
 * is of an older version. `file` lies beside film.json and runs on the journey's clock. No verdict rests on it.
 */
export const filmSchema = z.discriminatedUnion('state', [
  z.object({ state: z.literal('made'), file: z.string(), type: z.string(), durationMs: z.number(), frames: z.number().int() }),
  z.object({ state: z.literal('missing'), reason: z.string() }),
]);
export type Film = z.infer<typeof filmSchema>;

/** evidence/run.json: the conditions of the run and what the ISV declared. */
export const runHeaderSchema = z.object({
  schemaVersion: z.literal(evidenceSchemaVersion), runId: z.string(), createdAt: z.string(),
  app: z.object({ name: z.string(), appId: z.string(), subject: z.enum(subjects), resumeMode: z.enum(resumeModes) }),
  target: z.enum(['S', 'A', 'B']),
  /** Journeys planned for this run: one that is missing was not run, and earns nothing. */
  planned: z.array(z.enum(journeyIds)),
  /** The part of them that this run was asked to play (`--journey`, a shard). Absent = all. One of these that is missing was cut off. */
  asked: z.array(z.enum(journeyIds)).optional(),
  /** This run is one of several parts (`--shard i/n`). */
  shard: z.object({ index: z.number().int().positive(), of: z.number().int().positive() }).optional(),
  /** This run was merged from parts: how many there were to be, and which were handed in. */
  shards: z.object({ of: z.number().int().positive(), present: z.array(z.number().int().positive()) }).optional(),
  /** World events recorded before the first journey (the ISV's server starting): every shard has its own copy of them. */
  setupEvents: z.number().int().nonnegative().optional(),
  statuses: z.object({
    /** Handbook status → apply_status code the ISV uses (an assumption of the fidelity ledger unless configured). */
    codes: z.record(z.string(), z.string()),
    triggered: z.array(handbookStatusSchema),
    notOffered: z.array(z.object({ status: handbookStatusSchema, reason: z.string() })),
    limitMs: z.number(),
  }),
  /** Titles of the jobs the ISV synced before the first journey. */
  jobs: z.array(z.object({ outJobId: z.string(), jobName: z.string() })),
  miniProgram: z.object({ buildHash: z.string(), /** Where its files lie in the ISV's repository, as seen from where the command ran. */ root: z.string().optional(), pages: z.array(z.string()), framework: z.string(), warnings: z.array(z.string()) }),
  versions: z.record(z.string(), z.string()),
  assumptions: z.array(z.object({ id: z.string(), text: z.string() })),
  /** Names and phones stand in the pictures as they were (`--plain-pictures`): a masked copy leaves the pictures out. */
  plainPictures: z.literal(true).optional(),
});
export type RunHeader = z.infer<typeof runHeaderSchema>;

export interface JourneyEvidence { header: JourneyHeader; events: EvidenceEvent[]; end: JourneyEnd | undefined; film?: Film }
/** Where a journey repeated alone (`--repeat-failed`) lies, beside the first. */
export const repeatFolder = (journey: string): string => `${journey}.repeat`;
/** `world` = run-level events: every gateway call of the run (job sync included), server trouble. */
export interface Evidence {
  run: RunHeader; world: EvidenceEvent[]; journeys: JourneyEvidence[];
  /** Failed journeys, played once more alone (`--repeat-failed`). */
  repeats?: JourneyEvidence[];
}
