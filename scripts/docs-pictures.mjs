// `npm run docs:pictures [-- ID…]`: takes a passing and a failing picture of every handbook row and red line from real runs: the conforming examples, and
// one defect of the catalogue each. Writes docs/handbook/pictures/*.webp and what the runs said (pictures.json). An ID does that row alone; runs/pictures keeps
// the runs, which are used again until it is removed.
import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { chromiumArgs, chromiumPath } from './chromium.mjs';
import { subjects } from './docs-pictures-subjects.mjs';
import { drawEvents, drawScreen } from './docs-pictures-draw.mjs';
import { root, setUp } from './setup.mjs';

await setUp();
const [{ loadEvidence }, { applyOverlay, readOverlays }, { movePort }] = await Promise.all(['evidence/load', 'prove/overlay', 'prove/play-app'].map((file) => import(`../dist/${file}.js`)));
const out = join(root, 'docs/handbook/pictures');
const scratch = join(root, 'runs/pictures');
const book = join(out, 'pictures.json');
const defects = new Map(readOverlays(join(root, 'examples/defects')).map((overlay) => [overlay.id, overlay]));
const wanted = process.argv.slice(2);
const chosen = Object.entries(subjects).filter(([id]) => wanted.length === 0 || wanted.includes(id));

mkdirSync(out, { recursive: true });
const browser = await chromium.launch({ executablePath: chromiumPath(), args: chromiumArgs() });
const bases = new Map();
for (const base of new Set(chosen.map(([, { base = 'grade-s' }]) => base))) bases.set(base, await play({ id: base, base }, []));
const queue = [...chosen];
const missed = [];
let drawing = Promise.resolve();
// Two at a time: a run waits about as long as it computes.
await Promise.all([1, 2].map(async () => {
  for (let next = queue.shift(); next; next = queue.shift()) await takeBoth(...next);
}));
await browser.close();
if (missed.length > 0) console.error(`no picture of: ${missed.join(', ')}`);
process.exit(missed.length > 0 ? 1 : 0);

async function takeBoth(id, subject) {
  const name = id.replace('.', '-').toLowerCase();
  const { base = 'grade-s', defect, journeys } = subject;
  const passing = bases.get(base);
  const failing = await play(defects.get(defect), journeys);
  const finding = failing && findingOf(failing.result, id);
  if (!passing || !finding) { missed.push(`${id} (${defect})`); return; }
  await inTurn(async () => {
    await picture(join(out, `${name}-pass.webp`), subject.pass(passing.evidence), { run: passing, good: true, fields: subject.fields });
    await picture(join(out, `${name}-fail.webp`), placeOf(finding, failing.evidence, subject.show), { run: failing, good: false, said: finding.observed, fields: subject.fields });
  });
  note(id, {
    pass: { file: `${name}-pass.webp`, example: base, facts: factsOf(passing.result, id) },
    fail: { file: `${name}-fail.webp`, defect, expected: finding.expected, observed: finding.observed, remedy: finding.remedy },
  });
  console.log(`${id}: ${finding.observed}`);
}

/** Verifies an example, whole or with one fault in it, on a port of its own; a run that is there is used again. Undefined when there is no result. */
async function play(overlay, journeys) {
  const folder = join(scratch, overlay.id);
  const dir = join(folder, 'latest');
  const played = () => (existsSync(join(dir, 'result.json')) ? { dir, evidence: loadEvidence(dir), result: JSON.parse(readFileSync(join(dir, 'result.json'), 'utf8')) } : undefined);
  if (played()) return played();
  rmSync(folder, { recursive: true, force: true });
  applyOverlay({ edits: [], files: {}, ...overlay }, join(root, 'examples'), join(folder, 'app'));
  movePort(join(folder, 'app'), overlay.base === 'gig' ? 4650 : 4610, 24_000 + [...overlay.id].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 4_000, 7));
  const args = [join(root, 'dist/cli/main.js'), 'verify', '--config', join(folder, 'app'), '--out', folder, '--quiet', ...journeys.flatMap((journey) => ['--journey', journey])];
  await new Promise((done) => { execFile(process.execPath, args, { cwd: root }, done); }); // its exit code is the grade's: what it left tells more
  return played();
}

function findingOf(result, id) {
  const places = [...result.cells.filter(({ row }) => row === id), ...result.redLines.filter((line) => line.id === id)];
  const failed = places.flatMap(({ findings }) => findings).filter(({ outcome }) => outcome === 'fail');
  return failed.find(({ where }) => where.some(({ box }) => box)) ?? failed.find(({ where }) => where.some(({ file }) => file)) ?? failed[0];
}

function factsOf(result, id) {
  const place = result.cells.find(({ row, link }) => row === id && link === 'alipay') ?? result.redLines.find((line) => line.id === id);
  return place.checks.flatMap(({ id: check, guard }) => (guard ? [{ check, facts: guard.facts }] : []));
}

/** The first screen that shows the finding's spot, any screen of it, the picture that `show` knows, or the events it points at. */
function placeOf({ where }, evidence, show) {
  const onScreen = where.find(({ file, box }) => file && box && box.y >= 0 && box.y + box.h <= 844) ?? where.find(({ file }) => file);
  if (onScreen) return onScreen;
  const [first] = where;
  const journey = evidence.journeys.find(({ header }) => header.journey === first?.journey);
  const seen = show && journey && show(journey, { seq: first.seqs[0] });
  if (seen) return { journey: first.journey, ...seen };
  const events = where.flatMap(({ journey, seqs }) => {
    const stream = journey === 'world' ? evidence.world : evidence.journeys.find(({ header }) => header.journey === journey)?.events;
    const offset = journey === 'world' ? aheadOf(evidence, first.journey) : 0;
    return (stream ?? []).filter(({ seq }) => seqs.includes(seq)).map((event) => ({ ...event, at: event.at - offset }));
  });
  return { events };
}

/** Milliseconds that the run's own clock is ahead of a journey's, from a gateway call that both recorded. */
function aheadOf({ journeys, world }, journey) {
  const own = journeys.find(({ header }) => header.journey === journey)?.events.filter(({ kind }) => kind === 'gateway') ?? [];
  const shared = world.find((event) => event.kind === 'gateway' && own.some(({ call }) => call === event.call));
  return shared ? shared.at - own.find(({ call }) => call === shared.call).at : 0;
}

/** Two pages at once get in each other's way: Chromium draws the one in front. */
function inTurn(draw) {
  drawing = drawing.then(draw);
  return drawing;
}

async function picture(file, place, { run, good, said, fields }) {
  const page = await browser.newPage({ viewport: { width: 390, height: 844 } });
  const html = join(scratch, `${file.split('/').at(-1)}.html`);
  writeFileSync(html, place.file ? drawScreen(join(run.dir, 'evidence', place.journey, place.file), good ? undefined : place.box) : drawEvents(place.events, { good, said, fields }));
  await page.goto(`file://${html}`);
  await page.evaluate(() => document.fonts.ready);
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  const devtools = await page.context().newCDPSession(page);
  const { data } = await devtools.send('Page.captureScreenshot', { format: 'webp', quality: 70, captureBeyondViewport: true, clip: { x: 0, y: 0, width: 390, height, scale: 1 } });
  writeFileSync(file, Buffer.from(data, 'base64'));
  await page.close();
}

/** Read and written at once, so that two that end together lose nothing. */
function note(id, entry) {
  const entries = { ...(existsSync(book) ? JSON.parse(readFileSync(book, 'utf8')) : {}), [id]: entry };
  const sorted = Object.fromEntries(Object.keys(subjects).flatMap((each) => (entries[each] ? [[each, entries[each]]] : [])));
  writeFileSync(book, `${JSON.stringify(sorted, null, 2)}\n`);
}
