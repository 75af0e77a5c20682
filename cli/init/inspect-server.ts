/** Guesses from a server's source how it is started, which environment variables it reads, where its back office sets a status. Any language: the names speak. */
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { basename, extname, join, relative } from 'node:path';
import type { StartedServer } from '../config/schema.js';
import { frameworkProject } from './framework.js';

export interface ServerFacts {
  cwd: string;
  command: string | undefined;
  port: number | undefined;
  readyPath: string;
  /** What we hand over → env name the server reads. */
  give: Partial<Record<Given, string>>;
  /** The app id, where it stands in the code. */
  appId: string | undefined;
  /** A route that seems to set an application's status. */
  statusPath: string | undefined;
  /** The gateway's real address stands in the code, and no variable changes it. */
  hardwired: boolean;
}
export type Given = keyof StartedServer['give'];

const likelyFolders = ['server', 'backend', 'service', 'api', 'app', '.', '../server', '../backend'];
const sourceExtensions = new Set(['.js', '.mjs', '.cjs', '.ts', '.py', '.java', '.go', '.php', '.rb', '.cs', '.kt', '.yml', '.yaml', '.properties', '.toml']);
/** .env, .env.example: names that path.extname does not see as extensions. */
const isEnvFile = (file: string): boolean => /^\.env(\.|$)/.test(basename(file));
const largest = 400_000;

export function inspectServer(cwd: string): ServerFacts | undefined {
  const folder = likelyFolders.map((name) => join(cwd, name)).find((path) => existsSync(path) && startCommand(path) !== undefined);
  if (folder === undefined) return undefined;
  const source = sources(folder).map((file) => readFileSync(file, 'utf8')).join('\n');
  const give = givenNames(source);
  return {
    cwd: `./${relative(cwd, folder)}`, command: startCommand(folder), port: portOf(source), readyPath: readyPathOf(source), give,
    appId: appIdOf(source), statusPath: statusPathOf(source), hardwired: give.gatewayUrl === undefined && /openapi(-sandbox\.dl)?\.alipay(dev)?\.com/.test(source),
  };
}

function startCommand(folder: string): string | undefined {
  if (frameworkProject(folder)) return undefined; // its `npm start` builds the mini program
  const manifest = join(folder, 'package.json');
  if (existsSync(manifest) && /"start"\s*:/.test(readFileSync(manifest, 'utf8'))) return 'npm start';
  const runs: Record<string, string> = { 'index.js': 'node index.js', 'server.js': 'node server.js', 'app.js': 'node app.js', 'src/main.js': 'node src/main.js', 'manage.py': 'python manage.py runserver', 'main.py': 'python main.py', 'pom.xml': 'mvn -q spring-boot:run', 'go.mod': 'go run .' };
  // A folder that holds app.json is the mini program, whose app.js is no server.
  return existsSync(join(folder, 'app.json')) ? undefined : Object.entries(runs).find(([file]) => existsSync(join(folder, file)))?.[1];
}

function sources(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => !/(^|[\\/])(node_modules|\.git|dist|build|target|vendor)([\\/]|$)/.test(file) && (sourceExtensions.has(extname(file)) || isEnvFile(file)))
    .map((file) => join(folder, file))
    .filter((file) => { const { size } = statSync(file); return size < largest; });
}

/** Names in capitals that the source mentions, each given to what it most likely means. */
function givenNames(source: string): ServerFacts['give'] {
  const names = [...new Set(source.match(/\b[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+\b/g) ?? [])];
  const pick = (wanted: RegExp, unwanted: RegExp): string | undefined => names.find((name) => wanted.test(name) && !unwanted.test(name));
  const found: Record<Exclude<Given, `${string}CertFile`>, string | undefined> = { // certificates want a folder named in the config: not to be guessed
    gatewayUrl: pick(/GATEWAY/, /DING/),
    appId: pick(/APP_?ID$/, /DING|WECHAT|WX/) ?? pick(/^ALI(PAY)?_(APP|ID)$/, /DING/),
    privateKey: pick(/PRIVATE_?KEY/, /DING/) ?? pick(/^ALI(PAY)?_(APP_)?KEY$/, /PUB/),
    alipayPublicKey: pick(/PUBLIC_?KEY|ALIPAY_KEY/, /PRIVATE|APP_PUBLIC/) ?? pick(/^ALI(PAY)?_PUB/, /APP/),
    dingtalkUrl: pick(/DING/, /KEY|SECRET|TOKEN/),
    dingtalkAppKey: pick(/DING.*KEY/, /SECRET/),
    dingtalkAppSecret: pick(/DING.*SECRET/, /TOKEN/),
  };
  return Object.fromEntries(Object.entries(found).filter(([, name]) => name !== undefined));
}

function portOf(source: string): number | undefined {
  const match = /PORT\b["'\])]*\s*(?:\|\||\?\?|=|,|:)\s*["']?(\d{4,5})\b/.exec(source) ?? /listen\(\s*(\d{4,5})\b/.exec(source) ?? /server\.port\s*[=:]\s*(\d{4,5})/.exec(source);
  return match ? Number(match[1]) : undefined;
}

function readyPathOf(source: string): string {
  return /["'`](\/(?:healthz?|ping|ready|status|actuator\/health))["'`]/.exec(source)?.[1] ?? '/';
}

/** 16 digits that begin like an app id; a user id begins with 2088. Two different ones say nothing. */
function appIdOf(source: string): string | undefined {
  const ids = [...new Set(source.match(/\b20(?!88)\d{14}\b/g) ?? [])];
  return ids.length === 1 ? ids[0] : undefined;
}

/** `/office/applications/:id/status`, its mount point included: one path parameter, which is taken for the application. */
function statusPathOf(source: string): string | undefined {
  const parameter = /\/(?::\w+|\{\w+\}|<(?:\w+:)?\w+>)/g;
  const routes = [...source.matchAll(/["'`](\/[\w\-/:{}<>]*)["'`]/g)].map((match) => match[1] ?? '');
  const route = routes.find((path) => /status|state/i.test(path) && path.match(parameter)?.length === 1);
  if (route === undefined) return undefined;
  const mount = backOffice.test(route) ? '' : routes.find((path) => backOffice.test(path) && !parameter.test(path)) ?? '';
  return mount + route.replace(parameter, '/{outApplyId}');
}

const backOffice = /^\/(office|admin|back-?office|backend|manage|console|boss|hr)\b/i;
