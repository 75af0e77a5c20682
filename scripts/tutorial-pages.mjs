// Renders the made parts of docs/tutorial and takes a picture of each step's report. Called by `npm run prove:tutorial -- --write`; needs the built code.
import { chromium } from '@playwright/test';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PNG } from 'pngjs';
import { chromiumArgs, chromiumPath } from './chromium.mjs';
import { root } from './setup.mjs';

const pages = { zh: join(root, 'docs/tutorial/index.md'), en: join(root, 'docs/en/tutorial/index.md') };
const pictures = join(root, 'docs/tutorial/pictures');

/** Steps whose way through the mini program is shown screen by screen. */
const walked = ['0-as-it-is', '7-own-link-and-one-button'];
const moments = ['jd-opened', 'after-apply-tap', 'sheet', 'after-delivery', 'records'];

/** `runs` = [{ id, run }], the folder of each step's finished run. */
export async function renderTutorial(runs) {
  const { expectedOf, laySteps } = await import('../dist/prove/tutorial-steps.js');
  const { fillPage, pictureBlocks, runBlocks, sourceBlocks } = await import('../dist/prove/tutorial-pages.js');
  const examples = join(root, 'examples'), apps = join(tmpdir(), `yanshou-tutorial-${process.pid}`);
  try {
    const steps = laySteps(examples, apps);
    const played = runs.filter(({ run }) => existsSync(join(run, 'result.json')));
    const results = new Map(played.map(({ id, run }) => [id, JSON.parse(readFileSync(join(run, 'result.json'), 'utf8'))]));
    await takePictures(played);
    for (const { id, run } of played.filter((step) => walked.includes(step.id))) joinScreens(run, results.get(id), join(pictures, `${id}-screens.png`));
    for (const [language, page] of Object.entries(pages)) {
      const blocks = new Map([...sourceBlocks(steps, (id) => expectedOf(examples, id), language), ...runBlocks(steps.map(({ id }) => id), results, language), ...pictureBlocks(steps, new Set(readdirSync(pictures)), language)]);
      writeFileSync(page, fillPage(readFileSync(page, 'utf8'), blocks));
    }
  } finally {
    rmSync(apps, { recursive: true, force: true });
  }
}

/** The top of each report as a reader first sees it: grade, what blocks, the matrix. */
async function takePictures(runs) {
  mkdirSync(pictures, { recursive: true });
  const browser = await chromium.launch({ executablePath: chromiumPath(), args: chromiumArgs() });
  for (const { id, run } of runs) {
    const page = await browser.newPage({ viewport: { width: 1180, height: 1000 } });
    await page.goto(`file://${run}/report.html`);
    await page.evaluate(() => document.fonts.ready);
    await page.screenshot({ path: join(pictures, `${id}.png`) });
    await page.close();
  }
  await browser.close();
}

/** What the user saw, side by side, as the run recorded it: masked already. */
function joinScreens(run, { journeys }, file) {
  const { id, screens } = journeys.find((journey) => journey.id === 'alipay-resume-complete');
  const seen = screens.filter((screen) => screen.file && moments.includes(screen.moment)).map((screen) => PNG.sync.read(readFileSync(join(run, 'evidence', id, screen.file))));
  const joined = new PNG({ width: seen.reduce((sum, { width }) => sum + width, 0), height: Math.max(...seen.map(({ height }) => height)) });
  let at = 0;
  for (const picture of seen) {
    PNG.bitblt(picture, joined, 0, 0, picture.width, picture.height, at, 0);
    at += picture.width;
  }
  writeFileSync(file, PNG.sync.write(joined));
}
