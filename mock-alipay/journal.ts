/**
 * The mock's one journal: what the gateway, the app, the container and DingTalk saw, in order of `seq`, on one clock.
 * Append-only. On disk it is a JSONL file, one entry a line, flushed line by line, so that a killed run is readable.
 */

export interface PageRef { path: string; query: Record<string, string> }
export interface Fault { path: string; message: string }

export interface GatewayCall {
  kind: 'gateway';
  method: string;
  /** Public parameters as received, `sign` shortened. */
  params: Record<string, string>;
  bizContent: unknown;
  signature: 'valid' | 'invalid' | 'missing' | 'unverifiable' | 'not-needed';
  schemaFaults: Fault[];
  response: { code: string; subCode?: string; subMsg?: string; body: unknown };
  durationMs?: number;
  unhandled?: { nearest?: string };
  /** Ids of fidelity-ledger lines this answer rests on. */
  assumptions?: string[];
  duplicateOf?: number;
  fault?: string;
}

export interface DingtalkCall { kind: 'dingtalk'; path: string; body: unknown; errcode: number; response: unknown; schemaFaults: Fault[]; encoding?: string }

export interface NotificationSent {
  kind: 'notification'; msgMethod: string; bizContent: unknown; attempt: number; url: string; status?: number; answer?: string; error?: string;
}

export interface JsapiEntry {
  kind: 'jsapi'; page?: string; name: string; params: unknown; outcome: 'success' | 'fail' | 'pending' | 'unsupported';
  result?: unknown; error?: { error: number | string; errorMessage: string }; durationMs?: number; gesture?: boolean;
}

export interface HttpEntry {
  kind: 'http'; page?: string; via: string; method: string; url: string; requestHeaders?: Record<string, string>; requestBody?: string;
  status?: number; responseBody?: string; durationMs?: number; blocked?: string; error?: string;
}

export interface PageEntry {
  kind: 'page'; action: 'launch' | 'navigateTo' | 'redirectTo' | 'navigateBack' | 'reLaunch' | 'switchTab' | 'exit'; stack: PageRef[];
}

export interface DialogEntry {
  kind: 'dialog'; page?: string;
  dialog: 'alert' | 'confirm' | 'prompt' | 'toast' | 'loading' | 'actionSheet' | 'consent' | 'phone' | 'profile' | 'location' | 'other';
  phase: 'shown' | 'closed'; text: string; buttons?: string[]; scopes?: string[]; decision?: string;
}

/** The order string behind the sheet, decoded and verified when the sheet opens. */
export interface SheetOrder {
  signature: 'valid' | 'invalid' | 'missing' | 'unverifiable';
  /** Name under which the order string came; '' = bare. The real name is unpublished. */
  parameter: string;
  outAgreementNo?: string; zmServiceId?: string; categoryId?: string; productCode?: string; kaJobId?: string; requireModules?: string;
  sourceFrom?: string; onceToken?: string; moduleScene?: string;
  schemaFaults: Fault[];
}

export interface SheetEntry {
  kind: 'sheet'; page?: string; sheet: 'smart-resume' | 'real-name';
  phase: 'opened' | 'refused' | 'authorised' | 'filled' | 'submitted' | 'cancelled';
  order?: SheetOrder; modules?: string[]; firstTime?: boolean; resultStatus?: string; reason?: string;
}

export interface ExitEntry { kind: 'exit'; page?: string; via: string; to: 'alipay-employment' | 'alipay' | 'mini-program' | 'url' | 'outside'; target?: string }

export interface ErrorEntry { kind: 'error'; page?: string; source: 'mini-program' | 'isv-server' | 'container' | 'harness'; message: string; stack?: string }

export interface UnsupportedEntry {
  kind: 'unsupported'; page?: string; feature: 'tag' | 'directive' | 'jsapi' | 'event' | 'style' | 'component' | 'expression' | 'other'; name: string; detail?: string;
}

export type JournalRecord =
  | GatewayCall | DingtalkCall | NotificationSent | JsapiEntry | HttpEntry | PageEntry | DialogEntry | SheetEntry | ExitEntry | ErrorEntry | UnsupportedEntry;

/** `session` = one phone (one journey); `userId` = the Alipay user it concerns, where known. `at` = epoch ms. */
export type JournalEntry = JournalRecord & { seq: number; at: number; session?: string; userId?: string };

export interface JournalFilter {
  session?: string; userId?: string; kind?: JournalRecord['kind']; method?: string; from?: number; to?: number; afterSeq?: number;
  /** out_apply_id that a gateway call was about. */
  application?: string;
}
export interface Concerns { session?: string | undefined; userId?: string | undefined; at?: number | undefined }

export interface JournalOptions {
  now: () => number;
  /** Gets every entry as one line of JSON, before anybody else hears of it. */
  sink?: (line: string) => void;
  /** Lines written so far, oldest first: where queries find what memory has let go. */
  archive?: () => Iterable<string>;
  /** Entries kept in memory (up to twice as many between two clearings); unlimited when absent. */
  capacity?: number;
}

export class Journal {
  #recent: JournalEntry[] = [];
  readonly #listeners = new Set<(entry: JournalEntry) => void>();
  #seq = 0;

  constructor(private readonly options: JournalOptions) {}

  /** Head of the journal: the seq of the newest entry, 0 when empty. */
  get head(): number { return this.#seq; }

  append(record: JournalRecord, concerns: Concerns = {}): JournalEntry {
    const entry = { ...record } as JournalEntry; // becomes one here: in one literal behind a spread it costs V8 five times as much
    entry.seq = ++this.#seq;
    entry.at = concerns.at ?? this.options.now();
    if (concerns.session !== undefined) entry.session = concerns.session;
    if (concerns.userId !== undefined) entry.userId = concerns.userId;
    this.options.sink?.(JSON.stringify(entry) + '\n');
    this.#keep(entry);
    for (const listener of this.#listeners) listener(entry);
    return entry;
  }

  /** Listener gets every later entry; the answer unsubscribes. */
  subscribe(listener: (entry: JournalEntry) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  query(filter: JournalFilter = {}): JournalEntry[] {
    const oldest = this.#recent[0]?.seq ?? this.#seq + 1;
    const recent = this.#recent.filter((entry) => matches(entry, filter));
    if ((filter.afterSeq ?? 0) >= oldest - 1) return recent;
    return [...this.#archived(oldest, filter), ...recent];
  }

  /** Clearing half at a time keeps an append as cheap as a push; a ring would save memory and cost a copy per query. */
  #keep(entry: JournalEntry): void {
    this.#recent.push(entry);
    const { capacity } = this.options;
    if (capacity !== undefined && this.#recent.length >= capacity * 2) this.#recent = this.#recent.slice(-capacity);
  }

  *#archived(before: number, filter: JournalFilter): Iterable<JournalEntry> {
    for (const line of this.options.archive?.() ?? []) {
      const entry = JSON.parse(line) as JournalEntry; // written by append above
      if (entry.seq >= before) return;
      if (matches(entry, filter)) yield entry;
    }
  }
}

function matches(entry: JournalEntry, filter: JournalFilter): boolean {
  return (filter.session === undefined || entry.session === filter.session) &&
    (filter.userId === undefined || entry.userId === filter.userId) &&
    (filter.kind === undefined || entry.kind === filter.kind) &&
    (filter.method === undefined || (entry.kind === 'gateway' && entry.method === filter.method)) &&
    (filter.application === undefined || (entry.kind === 'gateway' && applicationOf(entry) === filter.application)) &&
    (filter.afterSeq === undefined || entry.seq > filter.afterSeq) &&
    (filter.from === undefined || entry.at >= filter.from) &&
    (filter.to === undefined || entry.at <= filter.to);
}

function applicationOf({ bizContent }: GatewayCall): unknown {
  return typeof bizContent === 'object' && bizContent !== null && 'out_apply_id' in bizContent ? bizContent.out_apply_id : undefined;
}
