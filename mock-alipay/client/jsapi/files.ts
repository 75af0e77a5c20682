/** Temporary files of the phone: https://resource/<id>.image, the paths a mini program gets from chooseImage and downloadFile. */
import { JsapiError } from './jsapi.js';

const files = new Map<string, string>();

/** One grey pixel-block picture stands for whatever the user might choose. */
const fixturePicture = 'iVBORw0KGgoAAAANSUhEUgAAAAgAAAAICAYAAADED76LAAAAEklEQVR4nGNoaGj4jw8zjAwFAD2fzwFEjMHUAAAAAElFTkSuQmCC';

export function keepFile(base64: string): string {
  const path = `https://resource/${String(files.size + 1).padStart(6, '0')}.image`;
  files.set(path, base64);
  return path;
}

export const keepFixturePicture = (): string => keepFile(fixturePicture);

export const isKeptFile = (path: string): boolean => files.has(path);

/** Base64 of a kept file; a path the phone does not know is the platform's wrong parameter. */
export function fileBytes(path: string): string {
  const bytes = files.get(path);
  if (bytes === undefined) throw new JsapiError(2, `无效的 filePath: ${path}`);
  return bytes;
}

export const sizeOf = (path: string): number => Math.floor(fileBytes(path).replace(/=+$/, '').length * 0.75);
