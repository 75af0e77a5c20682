/**
 * The stage on an automation port, through the npm client miniprogram-automator alone. Our own endpoint tells all a phone shows (`yanshou.*`).
 * A real IDE does not: there the screen is what element queries tell, never `settled`, so that no check can pass on it by what is missing.
 */
import { writeFile } from 'node:fs/promises';
import type { Frame } from '@playwright/test';
import type { ScreenNode } from '../../evidence/contract.js';
import { AutomatorLine, LineLost } from './automator-line.js';
import { IdeScreen } from './ide-screen.js';
import { maskedWhile } from './mask-picture.js';
import type { Capture, Overlay, ShellControl, Stage, Surface } from './stage.js';
import { untilStill } from './still.js';

type NativeCall = (method: string, data?: unknown) => Promise<{ result?: unknown }>;

export class AutomatorStage implements Stage {
  /** Set once the other side turned out to be an IDE. */
  #ide: IdeScreen | undefined;

  private constructor(private readonly line: AutomatorLine, private readonly mask?: (text: string) => string) {}

  /** `mask` = what text on pictures is replaced by; undefined leaves pictures as they are. Whatever is asked of a lost line is a LineLost. */
  static async connect(wsEndpoint: string, mask?: (text: string) => string, limitMs?: number): Promise<AutomatorStage> {
    return new AutomatorStage(await AutomatorLine.connect(wsEndpoint, limitMs), mask);
  }

  /** An IDE has one phone, open on the mini program, and no 支付宝就业. */
  async open(url: string): Promise<void> {
    const refused = await this.#ask('yanshou.hello').then(() => false, (error: unknown) => { if (error instanceof LineLost) throw error; return true; });
    if (refused) this.#ide = new IdeScreen(this.line.mini);
    else await this.#ask('yanshou.open', { url });
  }

  async capture(): Promise<Capture> { return this.#ide ? this.#onIde((ide) => ide.capture()) : await this.#ask('yanshou.tree') as Capture; } // our endpoint's answer
  async overlay(): Promise<Overlay> { return this.#ide ? {} : await this.#ask('yanshou.overlay') as Overlay; } // as above
  async surface(): Promise<Surface> { return this.#ide ? 'mini-program' : await this.#ask('yanshou.surface') as Surface; } // as above

  async tapNode(node: ScreenNode): Promise<void> {
    await (this.#ide ? this.#onIde((ide) => ide.tap(node)) : this.#ask('yanshou.tap', node));
  }

  async typeInto(node: ScreenNode, text: string): Promise<void> {
    await (this.#ide ? this.#onIde((ide) => ide.type(node, text)) : this.#ask('yanshou.type', { node, text }));
  }

  async locate(selector: string): Promise<ScreenNode | undefined> {
    return this.#ide ? this.#onIde((ide) => ide.locate(selector)) : (await this.#ask('yanshou.locate', { selector }) as ScreenNode | null) ?? undefined; // our endpoint's answer
  }

  async scrollTo(top: number): Promise<void> {
    await (this.#ide ? this.line.ask((mini) => mini.pageScrollTo(top)) : this.#ask('yanshou.scrollTo', { top }));
  }

  async press(control: ShellControl): Promise<boolean> {
    return this.#ide ? this.#onIde((ide) => ide.press(control)) : (await this.#ask('yanshou.press', control)) === true;
  }

  async settle(limitMs: number): Promise<boolean> {
    return this.#ide ? false : (await this.#ask('yanshou.settled', { limitMs }).catch((error: unknown) => { if (error instanceof LineLost) throw error; return false; })) === true; // a phone that went away is not at rest
  }

  async screenshot(path: string): Promise<{ stable: boolean } | null> {
    const shoot = (): Promise<{ picture: Buffer; stable: boolean }> => untilStill(() => this.#shoot());
    const shot = this.mask && !this.#ide ? await maskedWhile([0, 1, 2].map((frame) => this.#frame(frame)), this.mask, shoot) : await shoot();
    if (!shot) return null;
    await writeFile(path, this.mask && this.#ide ? this.#ide.blackened(shot.picture, this.mask) : shot.picture);
    return { stable: shot.stable };
  }

  /** Nobody else's phone is ours to take: the process ends with its browser. */
  takeAway(): Promise<void> { return Promise.resolve(); }

  /** Its owner may close a port of his at any time: that ends the journey and does not excuse it. */
  takenAway(): boolean { return false; }

  async close(): Promise<void> { this.line.close(); }

  async #ask(method: string, data?: unknown): Promise<unknown> {
    return (await this.line.ask((mini) => (mini.native() as unknown as { sendNative: NativeCall }).sendNative(method, data))).result; // private in the client's types; its only way to a method it has no name for
  }

  #onIde<T>(run: (ide: IdeScreen) => Promise<T>): Promise<T> {
    const ide = this.#ide;
    return this.line.ask(() => (ide ? run(ide) : Promise.reject(new Error('the other side is no IDE'))));
  }

  async #shoot(): Promise<Buffer> { return Buffer.from(String(await this.line.ask((mini) => mini.screenshot())), 'base64'); }

  /** Runs in the phone's page (0), in the mini program's view (1) or in an H5 page on it (2). */
  #frame(frame: number): Pick<Frame, 'evaluate'> {
    const evaluate = (run: (arg: unknown) => unknown, arg: unknown): Promise<unknown> => this.#ask('yanshou.frames', { frame, source: run.toString(), arg });
    return { evaluate } as unknown as Pick<Frame, 'evaluate'>; // functions that stand alone, with or without one argument
  }
}
