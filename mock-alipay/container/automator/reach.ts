/** From Node into an open phone: its hand, the program's inside through the shell, the view's inside, and the service thread's debugger. */
import { randomUUID } from 'node:crypto';
import type { CDPSession, Page } from 'playwright-core';
import { Hand } from '../../client/hand.js';
import { automatorEvent, type AutomatorEvent, type ProgramAnswer, type ProgramRequest, type StackedPage, type TreeElement, type TreeNode, type ViewRequest } from './contract.js';

/** How long a look waits for the phone to come to rest. */
const settleMs = 5_000;
/** What an act sets off is over by then, or the client waits for it itself. */
const afterActMs = 2_000;

type Listener = (event: AutomatorEvent) => void;
interface ShellWindow { __yanshouPhone: { automate(request: ProgramRequest): Promise<ProgramAnswer> } }
interface ViewWindow { __yanshouAutomator(request: ViewRequest): unknown }

export class Reach {
  readonly hand: Hand;
  readonly #listeners = new Set<Listener>();
  #debugger: Promise<WorkerDebugger> | undefined;

  private constructor(readonly page: Page) { this.hand = new Hand(page, settleMs); }

  /** Several clients of one phone share its reach. */
  static async into(page: Page): Promise<Reach> {
    const known = reaches.get(page);
    if (known) return known;
    const reach = new Reach(page);
    reaches.set(page, reach);
    await page.exposeBinding(tell, (_source, event: AutomatorEvent) => { for (const listener of reach.#listeners) listener(event); });
    await page.addInitScript(forwardEvents, { name: automatorEvent, door: tell });
    await page.evaluate(forwardEvents, { name: automatorEvent, door: tell });
    return reach;
  }

  onEvent(listener: Listener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Rejects with the program's own answer when it could not. */
  async program(request: ProgramRequest): Promise<unknown> {
    const answer = await this.page.evaluate((asked) => (window as unknown as ShellWindow).__yanshouPhone.automate(asked), request); // installed by the client's shell
    if (!answer.ok) throw new Error(answer.message);
    return answer.result;
  }

  async view(request: ViewRequest): Promise<unknown> {
    const view = this.hand.frames()[1];
    if (!view) throw new Error('no mini program is on screen');
    // As text: Playwright's types do not follow a tree without end.
    return view.evaluate<unknown, string>((asked) => (window as unknown as ViewWindow).__yanshouAutomator(JSON.parse(asked) as ViewRequest), JSON.stringify(request)); // installed by the container's view
  }

  async stack(): Promise<StackedPage[]> { return await this.program({ op: 'stack' }) as StackedPage[]; } // the host's own answer

  async tree(page: number): Promise<TreeElement> { return await this.program({ op: 'tree', page }) as TreeElement; } // the service's own answer

  /** Runs `source`, a function's text, in the service thread, past the policy that keeps ISV code from running strings. */
  async run(source: string, use: Extract<ProgramRequest, { op: 'accept' }>['use']): Promise<unknown> {
    this.#debugger ??= WorkerDebugger.attach(this.page);
    const key = `$${randomUUID()}`;
    const names = await this.program({ op: 'accept', key, use }) as string[]; // the service's own answer
    return (await this.#debugger).evaluate(`globalThis[${JSON.stringify(key)}]((${names.join(', ')}) => (${source}\n))`);
  }

  async settle(): Promise<void> { await this.hand.settle(afterActMs); }
}

const reaches = new WeakMap<Page, Reach>();
const tell = '__yanshouAutomatorTell';

/** Runs in the shell: stands alone. */
function forwardEvents({ name, door }: { name: string; door: string }): void {
  window.addEventListener(name, (event) => { void (Reflect.get(window, door) as (detail: unknown) => void)((event as CustomEvent<unknown>).detail); }); // exposed by Playwright; our own event
}

export function nodesOf(tree: TreeNode): number[] {
  if (typeof tree === 'string') return [];
  const [ref, , , children] = tree;
  return ref.startsWith('n') ? [Number(ref.slice(1))] : children.flatMap(nodesOf);
}

export function subtree(tree: TreeElement, ref: string): TreeElement | undefined {
  if (tree[0] === ref) return tree;
  for (const child of tree[3]) {
    const found = typeof child === 'string' ? undefined : subtree(child, ref);
    if (found) return found;
  }
  return undefined;
}

interface Evaluated { result?: { result: { value?: unknown }; exceptionDetails?: { text: string; exception?: { description?: string; value?: unknown } } }; error?: { message: string } }

/** Playwright's own worker.evaluate needs the `eval` that the service took away; the protocol under it does not. */
class WorkerDebugger {
  #worker: string | undefined;
  #lastId = 0;
  readonly #waiting = new Map<number, (answer: Evaluated) => void>();

  private constructor(private readonly session: CDPSession) {
    session.on('Target.attachedToTarget', ({ sessionId, targetInfo }) => { if (targetInfo.type === 'worker') this.#worker = sessionId; });
    session.on('Target.detachedFromTarget', ({ sessionId }) => this.#lost(sessionId));
    session.on('Target.receivedMessageFromTarget', ({ message }) => {
      const { id, ...answer } = JSON.parse(message) as Evaluated & { id?: number }; // the browser's own protocol
      if (id !== undefined) this.#waiting.get(id)?.(answer);
    });
  }

  static async attach(page: Page): Promise<WorkerDebugger> {
    const session = await page.context().newCDPSession(page);
    const attached = new WorkerDebugger(session);
    await session.send('Target.setAutoAttach', { autoAttach: true, waitForDebuggerOnStart: false, flatten: false });
    return attached;
  }

  async evaluate(expression: string): Promise<unknown> {
    const sessionId = this.#worker;
    if (sessionId === undefined) throw new Error('no mini program is running');
    const id = ++this.#lastId;
    const answer = await new Promise<Evaluated>((resolve, reject) => {
      this.#waiting.set(id, resolve);
      const message = JSON.stringify({ id, method: 'Runtime.evaluate', params: { expression, returnByValue: true, awaitPromise: true } });
      this.session.send('Target.sendMessageToTarget', { sessionId, message }).catch(reject);
    }).finally(() => this.#waiting.delete(id));
    const { exceptionDetails: thrown, result } = answer.result ?? {};
    if (answer.error) throw new Error(answer.error.message);
    if (thrown) throw new Error(thrown.exception?.description ?? String(thrown.exception?.value ?? thrown.text));
    return result?.value;
  }

  #lost(sessionId: string): void {
    if (sessionId !== this.#worker) return;
    this.#worker = undefined;
    for (const resolve of this.#waiting.values()) resolve({ error: { message: 'the mini program ended' } });
  }
}
