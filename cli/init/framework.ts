/** What a project is built with, and how: told from its package.json, and from the marks that a compiler leaves in its output. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export type Framework = '原生' | 'Taro' | 'uni-app';

/** Of a mini program's folder: what compiled it. */
export function frameworkOfOutput(folder: string): Framework {
  if (existsSync(join(folder, 'base.axml'))) return 'Taro';
  return existsSync(join(folder, 'common', 'vendor.js')) ? 'uni-app' : '原生';
}

/** Of a project's folder with a package.json: framework and the command that builds it for Alipay. Undefined for anything else. */
export function frameworkProject(folder: string): { framework: Framework; build: string; output: string } | undefined {
  const file = join(folder, 'package.json');
  const text = existsSync(file) ? readFileSync(file, 'utf8') : '';
  if (/"@tarojs\//.test(text)) return { framework: 'Taro', build: buildCommand(text, 'npx taro build --type alipay'), output: 'dist' };
  if (/"@dcloudio\//.test(text)) return { framework: 'uni-app', build: buildCommand(text, 'npx uni build -p mp-alipay'), output: 'dist/build/mp-alipay' };
  return undefined;
}

function buildCommand(manifest: string, otherwise: string): string {
  const name = /"(build:(?:mp-)?alipay|build)"\s*:/.exec(manifest)?.[1];
  return name === undefined ? otherwise : `npm run ${name}`;
}
