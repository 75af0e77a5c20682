/** The stage on our own container: a Chromium page that shows the shell, with the mini program's view in a frame of another origin. */
import { writeFile } from 'node:fs/promises';
import type { ScreenNode } from '../../evidence/contract.js';
import { Hand } from '../../mock-alipay/client/hand.js';
import { heldWhile } from './hold-motion.js';
import { maskedWhile } from './mask-picture.js';
import type { Phone } from './phones.js';
import type { Capture, Overlay, ShellControl, Stage, Surface } from './stage.js';
import { untilStill } from './still.js';

export class ContainerStage implements Stage {
  readonly #hand: Hand;
  /** A picture did not come to rest: from then on what moves without end is held. */
  #restless = false;

  /** `mask` = what text on pictures is replaced by; undefined leaves pictures as they are. */
  constructor(private readonly phone: Phone, settleMs: number, private readonly mask?: (text: string) => string) { this.#hand = new Hand(phone.page, settleMs); }

  async open(url: string): Promise<void> {
    await this.#hand.open(url);
    await this.phone.devtools.send('Page.resetNavigationHistory'); // history.length tells an H5 page of journeys before
  }

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
    const still = (): Promise<{ picture: Buffer; stable: boolean }> => untilStill(() => this.#shoot());
    const shoot = (): ReturnType<typeof still> => (this.#restless ? heldWhile(this.#hand.frames(), still) : still());
    const shot = this.mask ? await maskedWhile(this.#hand.frames(), this.mask, shoot) : await shoot();
    if (!shot) return null;
    if (!shot.stable) this.#restless = true;
    await writeFile(path, shot.picture);
    return { stable: shot.stable };
  }

  takeAway(): Promise<void> { return this.phone.page.context().close(); }

  /** A browser that is being closed takes its pages first. */
  takenAway(): boolean { return this.phone.page.isClosed(); }

  close(): Promise<void> { return this.phone.putAway(); }

  /** Asked of Chromium directly: page.screenshot prepares every frame each time for what this phone never does, at twice the cost. */
  async #shoot(): Promise<Buffer> {
    const { data } = await this.phone.devtools.send('Page.captureScreenshot', { format: 'png', optimizeForSpeed: true });
    return Buffer.from(data, 'base64');
  }
}
