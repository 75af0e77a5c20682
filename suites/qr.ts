/** Decodes a QR code that a user could scan. */
import { createRequire } from 'node:module';
import type { PNG } from 'pngjs';
import type JsQr from 'jsqr';

// Imported, it would be searched for names at the start of each process, also where no app shows a picture.
const decoder = (): typeof JsQr.default => (createRequire(import.meta.url)('jsqr') as typeof JsQr).default;

/** Less than the smallest of codes: jsqr divides by it. */
const smallest = 21;

export const decodeCode = ({ data, width, height }: PNG): string | undefined =>
  (width < smallest || height < smallest ? undefined : decoder()(new Uint8ClampedArray(data), width, height)?.data);
