// `npm run try -- FOLDER…`: opens every page of each mini program once, without its server, and says what does not compile, throws, is unsupported or stays
// empty. For trying the container on programs that nobody here wrote; `yanshou verify` is what judges one. Exit 1 when a program does not compile.
import { existsSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setUp } from './setup.mjs';

const folders = process.argv.slice(2);
if (folders.length === 0) {
  console.error('npm run try -- FOLDER…   a folder with app.json in it, or a folder of such folders');
  process.exit(6);
}
await setUp();
const { launchBrowser, openTrial } = await import('../dist/mock-alipay/container/trial/trial.js');

/** What a program without its server asks for first; everything else fails as it does on a phone that lacks it. */
const answers = Object.fromEntries(['getSystemInfo', 'getAuthCode', 'getAuthUserInfo', 'getSetting', 'getLocation', 'getNetworkType', 'showToast', 'hideToast', 'showLoading', 'hideLoading', 'alert', 'confirm', 'setNavigationBar', 'getStorage', 'setStorage', 'stopPullDownRefresh']
  .map((name) => [`my.${name}`, {}]));
for (const name of ['request', 'httpRequest']) answers[`my.${name}`] = { status: 200, statusCode: 200, data: {}, headers: {} };

const browser = await launchBrowser();
const total = { programs: 0, refused: 0, pages: 0, empty: 0, faults: 0 };
for (const root of folders.map((folder) => resolve(folder)).flatMap(programsIn)) await tryProgram(root);
await browser.close();
console.log(`${total.programs} programs, ${total.refused} do not compile; ${total.pages} pages, ${total.empty} stay empty; ${total.faults} different faults`);
process.exitCode = total.refused > 0 ? 1 : 0;

function programsIn(folder) {
  if (['app.json', 'mini.project.json'].some((name) => existsSync(join(folder, name)))) return [folder];
  return readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory() && entry.name !== 'node_modules').flatMap(({ name }) => programsIn(join(folder, name)));
}

async function tryProgram(root) {
  total.programs++;
  let trial;
  try {
    trial = await openTrial(browser, root, { answers });
  } catch (error) {
    total.refused++;
    console.log(`\n${visible(root)}\n  ✗ ${visible(error.message)}`);
    return;
  }
  const { pages, warnings } = trial.program;
  const { empty, faults } = await openPages(trial, pages);
  await trial.close();
  total.faults += faults.size;
  console.log(`\n${visible(root)}: ${pages.length} pages${empty.length > 0 ? `, empty: ${visible(empty.join(' '))}` : ''}`);
  for (const warning of warnings) console.log(`  compiled with: ${visible(warning)}`);
  for (const [fault, at] of faults) console.log(`  ${at.length}× ${visible(fault)}  (${visible(at[0])})`);
}

async function openPages(trial, pages) {
  const empty = [], faults = new Map();
  let seen = 0;
  for (const path of pages) {
    total.pages++;
    await trial.page.evaluate((url) => window.program.navigate('reLaunch', url), `/${path}`);
    if (!(await trial.settle(4_000))) note(faults, 'never comes to rest', path);
    if (await trial.view.locator('yanshou-screen[shown] > page *').count() === 0) { empty.push(path); total.empty++; }
    const notes = await trial.notes();
    for (const { kind, name, message } of notes.slice(seen)) if (kind === 'error' || kind === 'unsupported') note(faults, `${kind}: ${name ?? message}`, path);
    seen = notes.length;
  }
  return { empty, faults };
}

function note(faults, fault, path) { faults.set(fault, [...(faults.get(fault) ?? []), path]); }

/** A stranger's text must not steer the terminal. */
function visible(text) { return text.replace(/\p{Cc}/gu, ' ').slice(0, 200); }
