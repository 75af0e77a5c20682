/** The CJK font that every page we render uses, from its npm package, so that pictures are alike on every machine. */
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** Folder with index.css and files/. */
export function fontFolder(): string {
  return dirname(createRequire(import.meta.url).resolve('@fontsource-variable/noto-sans-sc/package.json'));
}

/** Path of a font file below the folder, or undefined when the name is not one of the package's. */
export function fontFile(folder: string, name: string): string | undefined {
  return /^(index\.css|files\/[\w.-]+\.woff2)$/.test(name) ? join(folder, name) : undefined;
}
