/** A journey whose automation port dies half-way, or whose phone is taken away: what was seen stays, what was not is told as unknown. Nothing becomes a pass by it. */
import { once } from 'node:events';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { WebSocket, WebSocketServer } from 'ws';
import { loadEvidence } from '../evidence/load.js';
import { writeRunHeader } from '../evidence/writer.js';
import { startAutomator } from '../mock-alipay/container/automator/index.js';
import { renderHtml } from '../reports/index.js';
import { gradeEvidence } from '../rubric/index.js';
import { chromiumArgs, chromiumPath } from '../scripts/chromium.mjs';
import { alipayJdBack } from '../suites/journeys/alipay-jd-back.js';
import { playJourney } from '../suites/journey.js';
import { awaitJobs } from './await-jobs.js';
import { loadConfig } from './config/load.js';
import { runHeader, runPlan } from './plan-run.js';
import { openRig } from './rig.js';

const runs = fileURLToPath(new URL('../runs', import.meta.url));
let folder: string;
beforeAll(() => { mkdirSync(runs, { recursive: true }); folder = mkdtempSync(join(runs, 'broken-line-')); });
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('a line cut in the middle of a journey leaves readable evidence and no verdict', { timeout: 60_000 }, async () => {
  const loaded = await loadConfig(await gradeSOnItsOwnPort(), process.cwd());
  const runDir = join(folder, 'line');
  mkdirSync(runDir);
  const browser = await chromium.launch({ executablePath: chromiumPath(), args: chromiumArgs() });
  const automator = await startAutomator({ phone: () => browser.newPage({ viewport: { width: 390, height: 844 }, hasTouch: true }), port: 0 });
  const cut = await cutting(automator.wsEndpoint, 'yanshou.press');
  const rig = await openRig({ loaded, dir: runDir });
  try {
    const { jobs = [] } = await awaitJobs(rig.mock, loaded.config.app.appId, loaded.config.limits.jobsMs);
    const journeys = [alipayJdBack.id];
    writeRunHeader(runDir, runHeader({ runId: 'broken-line', config: loaded.config, program: rig.program, jobs, versions: {}, now: new Date(), asked: journeys }));
    const plan = { ...runPlan({ runDir, config: loaded.config, jobs, journeys, mock: rig.mock, film: false }), stage: { automator: cut.url }, screenshots: false };
    await expect(playJourney(alipayJdBack, plan, browser)).rejects.toThrow(/中途断开了.*重跑这段旅程/);
  } finally {
    await rig.close();
    cut.close();
    await automator.close();
    await browser.close();
  }
  const evidence = loadEvidence(runDir);
  expect(evidence.journeys[0]?.end).toMatchObject({ status: 'failed', reason: expect.stringContaining(cut.url) as string });
  expect(evidence.journeys[0]?.events).toEqual(expect.arrayContaining([expect.objectContaining({ kind: 'screen' }), expect.objectContaining({ kind: 'error', source: 'journey', message: expect.stringContaining('中途断开了') as string })]));
  const result = gradeEvidence(evidence);
  expect(result.grade).toBe('none');
  expect(result.cells.find(({ row, link }) => row === 'JD.back-to-alipay' && link === 'alipay')).toMatchObject({ verdict: 'cannotTell' });
  expect(result.cells.filter(({ verdict }) => verdict === 'pass')).toEqual([]);
  expect(result.cells.filter(({ verdict }) => verdict === 'fail')).toEqual([]);
  expect(renderHtml(result)).toContain('中途断开了');
});

test('a journey whose time is over loses its phone and is interrupted, and its browser plays the next', { timeout: 60_000 }, async () => {
  const loaded = await loadConfig(await gradeSOnItsOwnPort(), process.cwd());
  const runDir = join(folder, 'time');
  mkdirSync(runDir);
  const browser = await chromium.launch({ executablePath: chromiumPath(), args: chromiumArgs() });
  const rig = await openRig({ loaded, dir: runDir });
  try {
    const { jobs = [] } = await awaitJobs(rig.mock, loaded.config.app.appId, loaded.config.limits.jobsMs);
    const journeys = [alipayJdBack.id];
    writeRunHeader(runDir, runHeader({ runId: 'time-over', config: loaded.config, program: rig.program, jobs, versions: {}, now: new Date(), asked: journeys }));
    const plan = runPlan({ runDir, config: loaded.config, jobs, journeys, mock: rig.mock, film: false });
    const over = new AbortController();
    rig.mock.journal.subscribe(({ kind }) => { if (kind === 'page') over.abort(); });
    await expect(playJourney(alipayJdBack, plan, browser, over.signal)).rejects.toThrow(/closed/);
    expect(loadEvidence(runDir).journeys[0]?.end).toMatchObject({ status: 'interrupted' });
    rmSync(join(runDir, 'evidence', alipayJdBack.id), { recursive: true });
    await playJourney(alipayJdBack, plan, browser);
    expect(loadEvidence(runDir).journeys[0]?.end).toMatchObject({ status: 'finished' });
  } finally {
    await rig.close();
    await browser.close();
  }
});

/** Passes everything on until the named call was answered for the second time, then hangs up. */
async function cutting(target: string, method: string): Promise<{ url: string; close(): void }> {
  const server = new WebSocketServer({ host: '127.0.0.1', port: 0 });
  server.on('connection', (client) => {
    const phone = new WebSocket(target);
    const asked = new Set<string>();
    const waiting: string[] = [];
    client.on('message', (data) => {
      const text = String(data);
      const { id, params } = JSON.parse(text) as { id: string; params?: { method?: string } }; // what the client writes
      if (params?.method === method) asked.add(id);
      if (asked.size > 1) client.terminate();
      else if (phone.readyState === phone.OPEN) phone.send(text);
      else waiting.push(text);
    });
    phone.on('open', () => { for (const text of waiting) phone.send(text); });
    phone.on('message', (data) => client.send(String(data)));
    client.on('close', () => phone.close());
  });
  await once(server, 'listening');
  return { url: `ws://127.0.0.1:${(server.address() as AddressInfo).port}`, close: () => { for (const client of server.clients) client.terminate(); server.close(); } }; // listening on TCP
}

async function gradeSOnItsOwnPort(): Promise<string> {
  const app = join(folder, 'app');
  cpSync(fileURLToPath(new URL('../examples/grade-s', import.meta.url)), app, { recursive: true });
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo; // listening on TCP
  await new Promise((resolve) => probe.close(resolve));
  for (const file of ['yanshou.config.ts', 'mini/config.js']) writeFileSync(join(app, file), readFileSync(join(app, file), 'utf8').replace(/(?<=[:'])4610\b/g, String(port)));
  return app;
}
