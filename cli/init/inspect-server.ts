/** Guesses from a server's source how it is started and which environment variables it reads. Any language: the names speak for themselves. */
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { extname, join, relative } from 'node:path';

export interface ServerFacts {
  cwd: string;
  command: string | undefined;
  port: number | undefined;
  readyPath: string;
  /** What we hand over → env name the server reads. */
  give: Partial<Record<'gatewayUrl' | 'appId' | 'privateKey' | 'alipayPublicKey' | 'dingtalkUrl', string>>;
}

const likelyFolders = ['server', 'backend', 'service', 'api', 'app', '.', '../server', '../backend'];
const sourceExtensions = new Set(['.js', '.mjs', '.cjs', '.ts', '.py', '.java', '.go', '.php', '.rb', '.cs', '.kt', '.yml', '.yaml', '.properties', '.env', '.toml']);
const largest = 400_000;

export function inspectServer(cwd: string): ServerFacts | undefined {
  const folder = likelyFolders.map((name) => join(cwd, name)).find((path) => existsSync(path) && startCommand(path) !== undefined);
  if (folder === undefined) return undefined;
  const source = sources(folder).map((file) => readFileSync(file, 'utf8')).join('\n');
  return { cwd: `./${relative(cwd, folder)}`, command: startCommand(folder), port: portOf(source), readyPath: readyPathOf(source), give: givenNames(source) };
}

function startCommand(folder: string): string | undefined {
  const manifest = join(folder, 'package.json');
  if (existsSync(manifest) && /"start"\s*:/.test(readFileSync(manifest, 'utf8'))) return 'npm start';
  const runs: Record<string, string> = { 'index.js': 'node index.js', 'server.js': 'node server.js', 'app.js': 'node app.js', 'src/main.js': 'node src/main.js', 'manage.py': 'python manage.py runserver', 'main.py': 'python main.py', 'pom.xml': 'mvn -q spring-boot:run', 'go.mod': 'go run .' };
  // A folder that holds app.json is the mini program, whose app.js is no server.
  return existsSync(join(folder, 'app.json')) ? undefined : Object.entries(runs).find(([file]) => existsSync(join(folder, file)))?.[1];
}

function sources(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => !/(^|[\\/])(node_modules|\.git|dist|build|target|vendor)([\\/]|$)/.test(file) && sourceExtensions.has(extname(file)))
    .map((file) => join(folder, file))
    .filter((file) => { const { size } = statSync(file); return size < largest; });
}

/** Names in capitals that the source mentions, each given to what it most likely means. */
function givenNames(source: string): ServerFacts['give'] {
  const names = [...new Set(source.match(/\b[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+\b/g) ?? [])];
  const pick = (wanted: RegExp, unwanted: RegExp): string | undefined => names.find((name) => wanted.test(name) && !unwanted.test(name));
  const found = {
    gatewayUrl: pick(/GATEWAY/, /DING/),
    appId: pick(/APP_?ID$/, /DING|WECHAT|WX/),
    privateKey: pick(/PRIVATE_?KEY/, /DING/),
    alipayPublicKey: pick(/PUBLIC_?KEY|ALIPAY_KEY/, /PRIVATE|APP_PUBLIC/),
    dingtalkUrl: pick(/DING/, /KEY|SECRET|TOKEN/),
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
