/** Reads a yanshou.config file (.ts, .mts, .js, .mjs, .json), checks it and makes its paths absolute. */
import { existsSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, extname, join, resolve } from 'node:path';
import { badConfig, messageOf } from '../exit.js';
import { evaluateModule } from './evaluate-module.js';
import { explain } from './explain.js';
import { configSchema, type ParsedConfig } from './schema.js';
import { unknownPlaceholders, placeholders } from './trigger.js';
import { suggest } from './suggest.js';

export const configNames = ['yanshou.config.ts', 'yanshou.config.mts', 'yanshou.config.js', 'yanshou.config.mjs', 'yanshou.config.json'] as const;

export interface LoadedConfig { file: string; folder: string; config: ParsedConfig }

/** Throws Stop with exit code 6 and one sentence a fault. */
export async function loadConfig(given: string | undefined, cwd: string): Promise<LoadedConfig> {
  const file = findConfig(given, cwd);
  const input = extname(file) === '.json' ? readJson(file) : await evaluateModule(file);
  const config = parseConfig(input, basename(file));
  const folder = dirname(file);
  return { file, folder, config: withAbsolutePaths(config, folder) };
}

export function parseConfig(input: unknown, file: string): ParsedConfig {
  const parsed = configSchema.safeParse(input);
  const faults = parsed.success ? crossFaults(parsed.data) : explain(parsed.error, input);
  if (!parsed.success || faults.length > 0) throw badConfig(`配置 ${file} 有 ${faults.length} 处要改：`, faults);
  return parsed.data;
}

/** Rules over more than one key. */
function crossFaults(config: ParsedConfig): string[] {
  const faults: string[] = [];
  if (config.app.resumeMode === 'real-name' && config.app.subject !== 'gig') {
    faults.push(`app.resumeMode 是 "real-name"，但 app.subject 是 "${config.app.subject}"：只有灵工平台（gig）可用实名认证替换智能简历，请改其中一项。`);
  }
  for (const [status, trigger] of Object.entries(config.statusTriggers)) {
    for (const name of unknownPlaceholders(trigger)) {
      const meant = suggest(name, placeholders);
      faults.push(`statusTriggers.${status} 用了 {${name}}，没有这个占位符；${meant ? `是不是想写 {${meant}}？` : `可用：${placeholders.map((each) => `{${each}}`).join(' ')}。`}`);
    }
  }
  if ('running' in config.server && config.gateway.port === undefined) {
    faults.push('server.running 是 true，但 gateway.port 没有填：已在运行的服务要事先知道网关地址，请固定一个端口。');
  }
  const given = 'give' in config.server ? config.server.give : {};
  const wanted = (['appCertFile', 'alipayCertFile', 'alipayRootCertFile'] as const).find((name) => given[name] !== undefined);
  if (wanted && config.gateway.certificates === undefined) {
    faults.push(`server.give.${wanted} 要交给服务端一份证书，但 gateway.certificates 没有填：请填一个存放证书的目录，例如 ".yanshou"。`);
  }
  return faults;
}

function findConfig(given: string | undefined, cwd: string): string {
  const file = resolve(cwd, given ?? '.');
  if (given !== undefined && !existsSync(file)) throw badConfig(`找不到配置文件 ${file}；请检查 --config，或用 yanshou init 生成一份。`);
  if (!statSync(file).isDirectory()) return file;
  const found = configNames.map((name) => join(file, name)).find((candidate) => existsSync(candidate));
  if (found) return found;
  throw badConfig(`${file} 里没有 yanshou.config.ts 或 .json；用 yanshou init 生成一份，用 --config 指明位置，或用 --example grade-s 先看一个示例。`);
}

function readJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw badConfig(`${file} 不是合法的 JSON：${messageOf(error)}。`);
  }
}

function withAbsolutePaths(config: ParsedConfig, folder: string): ParsedConfig {
  const root = resolve(folder, config.miniProgram.root);
  if (!existsSync(root)) throw badConfig(`miniProgram.root 是 "${config.miniProgram.root}"，但 ${root} 不存在；请填 app.json 所在的目录。`);
  const server = 'running' in config.server ? config.server : { ...config.server, cwd: resolve(folder, config.server.cwd) };
  if ('cwd' in server && !existsSync(server.cwd)) throw badConfig(`server.cwd 是 "${server.cwd}"，但这个目录不存在；请填服务端代码所在的目录。`);
  const { keyFile, certificates } = config.gateway;
  const gateway = { ...config.gateway, ...(keyFile === undefined ? {} : { keyFile: resolve(folder, keyFile) }), ...(certificates === undefined ? {} : { certificates: resolve(folder, certificates) }) };
  return { ...config, miniProgram: { ...config.miniProgram, root }, server, gateway };
}
