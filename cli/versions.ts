/** Versions of everything that could change what a run sees. */
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { promisify } from 'node:util';
import { harnessFault, messageOf } from './exit.js';

const require = createRequire(import.meta.url);

/** Our package.json: one folder up in the repository, two in dist. */
export function ownVersion(): string {
  for (const place of ['../package.json', '../../package.json']) {
    try {
      const { name, version } = JSON.parse(readFileSync(new URL(place, import.meta.url), 'utf8')) as { name?: string; version?: string }; // npm's own format
      if (name === 'yanshou' && version) return version;
    } catch {
      continue; // not there: we run from the other place
    }
  }
  return 'unknown';
}

export async function versions(chromium: string): Promise<Record<string, string>> {
  return { yanshou: ownVersion(), node: process.versions.node, chromium: await chromiumVersion(chromium), playwright: packageVersion('@playwright/test') };
}

/** Starts the binary, so it also proves that it runs here. */
export async function chromiumVersion(path: string): Promise<string> {
  try {
    const { stdout } = await promisify(execFile)(path, ['--version', '--no-sandbox'], { timeout: 10_000 });
    return stdout.trim().replace(/^\D*(?=\d)/, '').split(/\s/)[0] ?? stdout.trim();
  } catch (error) {
    throw harnessFault(`Chromium ${path} 无法运行：${messageOf(error).split('\n')[0] ?? ''}；请重新安装，或用 CHROMIUM_PATH 指向另一个。`);
  }
}

const packageVersion = (name: string): string => (require(`${name}/package.json`) as { version: string }).version; // npm's own format
