/** Holds what moves without end for the length of one picture: two frames of a breathing button never agree. What is soon done is left to come to rest. */
import type { Frame } from '@playwright/test';
import { ambientMs } from '../../mock-alipay/container/ambient.js';

interface HeldWindow { __yanshouHeld?: Animation[] }

export async function heldWhile<T>(frames: Pick<Frame, 'evaluate'>[], act: () => Promise<T>): Promise<T> {
  await inAll(frames, hold);
  try {
    return await act();
  } finally {
    await inAll(frames, release);
  }
}

const inAll = async (frames: Pick<Frame, 'evaluate'>[], run: (ambientMs: number) => void): Promise<void> => {
  await Promise.all(frames.map((frame) => frame.evaluate(run, ambientMs).catch(() => undefined))); // a frame that went away moves no more
};

/* Both below run in the page: each stands alone. */

function hold(ambient: number): void {
  const held = document.getAnimations().filter((animation) => animation.playState === 'running' && Number(animation.effect?.getComputedTiming().endTime ?? Infinity) > ambient);
  for (const animation of held) animation.pause();
  (window as unknown as HeldWindow).__yanshouHeld = held; // ours, for the length of one picture
}

function release(): void {
  const target = window as unknown as HeldWindow; // as above
  for (const animation of target.__yanshouHeld ?? []) animation.play();
  delete target.__yanshouHeld;
}
