/** Files of the package that pages may show: pictures, fonts, sounds. */
import { readFileSync, readdirSync, statSync } from 'node:fs';
import { extname, join } from 'node:path';
import type { ServedFile } from '../program.js';
import { shownPath } from './project.js';

const types: Record<string, string> = {
  '.png': 'image/png', '.jpg': 'image/jpeg', '.jpeg': 'image/jpeg', '.gif': 'image/gif', '.webp': 'image/webp', '.svg': 'image/svg+xml', '.bmp': 'image/bmp', '.ico': 'image/x-icon',
  '.ttf': 'font/ttf', '.otf': 'font/otf', '.woff': 'font/woff', '.woff2': 'font/woff2', '.mp3': 'audio/mpeg', '.mp4': 'video/mp4', '.wav': 'audio/wav',
};
const largest = 20 * 1024 * 1024;

/** Served name → file, for everything under the root that is not a package of npm. */
export function listAssets(root: string, warn: (warning: string) => void): Map<string, string> {
  const found = new Map<string, string>();
  const walk = (folder: string): void => {
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      if (entry.name === 'node_modules' || entry.name.startsWith('.')) continue;
      const path = join(folder, entry.name);
      if (entry.isDirectory()) walk(path);
      else if (entry.isFile() && types[extname(entry.name).toLowerCase()]) addAsset(found, path, root, warn);
    }
  };
  walk(root);
  return found;
}

function addAsset(found: Map<string, string>, path: string, root: string, warn: (warning: string) => void): void {
  if (statSync(path).size > largest) warn(`${shownPath(root, path)} is larger than 20 MB and is not served`);
  else found.set(shownPath(root, path), path);
}

export function readAsset(file: string): ServedFile {
  return { body: readFileSync(file), type: types[extname(file).toLowerCase()] ?? 'application/octet-stream' };
}
