/** Decodes a QR code that a user could scan. */
import type { PNG } from 'pngjs';
import jsqrModule from 'jsqr';

type Decode = (data: Uint8ClampedArray, width: number, height: number) => { data: string } | null;
// jsqr is CommonJS: under Node's ESM its function sits on `default`, under a bundler it is the module.
const decode = ((jsqrModule as unknown as { default?: Decode }).default ?? jsqrModule) as Decode;

/** Less than the smallest of codes: jsqr divides by it. */
const smallest = 21;

export const decodeCode = ({ data, width, height }: PNG): string | undefined =>
  (width < smallest || height < smallest ? undefined : decode(new Uint8ClampedArray(data), width, height)?.data);
