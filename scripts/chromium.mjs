// Finds the Chromium to drive: CHROMIUM_PATH, then Playwright's own, then the system's. Node built-ins only: set-up runs before any package is there.
import { accessSync, constants, existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';

const systemNames = ['chromium-headless-shell', 'chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const systemPlaces = ['/Applications/Google Chrome.app/Contents/MacOS/Google Chrome', '/Applications/Chromium.app/Contents/MacOS/Chromium'];

/** Path of a runnable Chromium, or undefined. Throws when CHROMIUM_PATH names something that cannot be run. */
export function findChromium(env = process.env) {
  if (env.CHROMIUM_PATH) {
    if (isExecutable(env.CHROMIUM_PATH)) return env.CHROMIUM_PATH;
    throw new Error(`CHROMIUM_PATH is "${env.CHROMIUM_PATH}", which is not a runnable file; point it at a Chromium or unset it.`);
  }
  const path = (env.PATH ?? '').split(delimiter);
  const system = systemNames.flatMap((name) => path.map((folder) => join(folder, name)));
  return [playwrightsOwn(env), ...system, ...systemPlaces].find((file) => file !== undefined && isExecutable(file));
}

/** As findChromium, but a missing one is an error with the mend. */
export function chromiumPath(env = process.env) {
  const found = findChromium(env);
  if (found) return found;
  throw new Error('No Chromium found. Install one (Debian/Ubuntu: apt-get install chromium-headless-shell; others: Chrome or Chromium) or set CHROMIUM_PATH.');
}

/** Flags that keep Chromium off the network; root needs --no-sandbox, and only root. `disabled` = features of Chromium to do without besides. */
export function chromiumArgs(uid = process.getuid?.(), disabled = []) {
  const offline = [
    '--disable-background-networking', '--disable-component-update', '--disable-sync', '--disable-quic', '--no-first-run', '--disable-default-apps',
    '--disable-domain-reliability', `--disable-features=${['OptimizationHints', 'MediaRouter', 'Translate', ...disabled].join()}`, '--metrics-recording-only', '--no-pings', '--disable-gpu',
    '--blink-settings=imageAnimationPolicy=2', // an animated image shows its first frame: no two pictures of it would agree
    '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost, EXCLUDE *.localhost',
  ];
  return uid === 0 ? ['--no-sandbox', ...offline] : offline;
}

/** Asking Playwright loads all of it, which takes longer than a look whether it ever installed a browser. */
function playwrightsOwn(env) {
  if (!playwrightFolders(env).some((folder) => existsSync(folder))) return undefined;
  try {
    return createRequire(import.meta.url)('playwright-core').chromium.executablePath();
  } catch {
    return undefined; // packages not installed yet, or no browser of Playwright's for this machine
  }
}

/** Where Playwright keeps its browsers: PLAYWRIGHT_BROWSERS_PATH, else each platform's cache folder; `0` = inside node_modules. */
function playwrightFolders(env) {
  if (env.PLAYWRIGHT_BROWSERS_PATH === '0') return [import.meta.dirname];
  const caches = [env.XDG_CACHE_HOME, join(homedir(), '.cache'), join(homedir(), 'Library', 'Caches'), env.LOCALAPPDATA];
  return [env.PLAYWRIGHT_BROWSERS_PATH, ...caches.filter(Boolean).map((cache) => join(cache, 'ms-playwright'))].filter(Boolean);
}

function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
