/** The stage on our own container: a Chromium page that shows the shell, with the mini program's view in a frame of another origin. */
import { writeFile } from 'node:fs/promises';
import type { CDPSession, Page } from '@playwright/test';
import type { ScreenNode } from '../../evidence/contract.js';
import { Hand } from '../../mock-alipay/client/hand.js';
import { maskedWhile } from './mask-picture.js';
import type { Capture, Overlay, ShellControl, Stage, Surface } from './stage.js';
import { untilStill } from './still.js';

export class ContainerStage implements Stage {
  readonly #hand: Hand;
  #devtools: Promise<CDPSession> | undefined;

  /** `mask` = what text on pictures is replaced by; undefined leaves pictures as they are. */
  constructor(private readonly page: Page, settleMs: number, private readonly mask?: (text: string) => string) { this.#hand = new Hand(page, settleMs); }

  open(url: string): Promise<void> { return this.#hand.open(url); }
  capture(): Promise<Capture> { return this.#hand.capture(); }
  overlay(): Promise<Overlay> { return this.#hand.overlay(); }
  surface(): Promise<Surface> { return this.#hand.surface(); }
  tapNode(node: ScreenNode): Promise<void> { return this.#hand.tapNode(node); }
  typeInto(node: ScreenNode, text: string): Promise<void> { return this.#hand.typeInto(node, text); }
  locate(selector: string): Promise<ScreenNode | undefined> { return this.#hand.locate(selector); }
  scrollTo(top: number): Promise<void> { return this.#hand.scrollTo(top); }
  press(control: ShellControl): Promise<boolean> { return this.#hand.press(control); }
  settle(limitMs: number): Promise<boolean> { return this.#hand.settle(limitMs); }

  async screenshot(path: string): Promise<{ stable: boolean } | null> {
    const shoot = (): Promise<{ picture: Buffer; stable: boolean }> => untilStill(() => this.#shoot());
    const shot = this.mask ? await maskedWhile(this.#hand.frames(), this.mask, shoot) : await shoot();
    if (!shot) return null;
    await writeFile(path, shot.picture);
    return { stable: shot.stable };
  }

  /** With everything that belongs to this phone. */
  async close(): Promise<void> { await this.page.context().close(); }

  /** Asked of Chromium directly: page.screenshot prepares every frame each time for what this phone never does, at twice the cost. */
  async #shoot(): Promise<Buffer> {
    const devtools = await (this.#devtools ??= this.page.context().newCDPSession(this.page));
    const { data } = await devtools.send('Page.captureScreenshot', { format: 'png', optimizeForSpeed: true });
    return Buffer.from(data, 'base64');
  }
}
