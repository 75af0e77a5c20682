/** docs/compatibility.md, row by row, on one phone: what it calls real does what it says, what it calls answered or unsupported does that. */
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { jsapiSupport } from '../compatibility.js';
import type { JsapiSupport } from '../compatibility.js';
import { lackingSyncNames, syncNames } from '../container/service/my/names.js';
import { comeBack, exercises, my, picture } from './fixtures/exercises.js';
import type { Exercise } from './fixtures/exercises.js';
import { appId, startTrial } from './fixtures/trial.js';
import type { Hand, Trial } from './fixtures/trial.js';

let trial: Trial;
let hand: Hand;
beforeAll(async () => {
  trial = await startTrial({ root: fileURLToPath(new URL('./fixtures/exercises/', import.meta.url)) });
  const [job] = trial.world.jobs(appId);
  if (!job) throw new Error('the trial has no job');
  trial.world.putJob({ ...job, bizContent: { ...job.bizContent, job_detail_url: `alipays://platformapi/startapp?appId=${appId}&page=pages%2Fhome%2Findex` } });
  hand = await trial.take('complete');
  hand.page.setDefaultTimeout(5_000);
  await comeBack(hand);
});
afterAll(() => trial.close());

/** Events of the app that happen on this phone. */
const events = ['AppHide', 'AppShow', 'Error', 'PageNotFound', 'UnhandledRejection'];

const rows = (wanted: JsapiSupport): string[] => jsapiSupport().flatMap(([name, support]) => (support === wanted ? [name.replace(/^my\./, '')] : []));
const isSync = (name: string): boolean => (syncNames as readonly string[]).includes(name);
/** What a call answers at once from the service itself is no event of the run; a change of storage is. */
const journals = (name: string): boolean => !isSync(name) || /^(set|get|remove|clear)StorageSync$/.test(name);
const outcomes = (name: string): string[] => hand.entries('jsapi').flatMap((entry) => (entry.kind === 'jsapi' && entry.name === `my.${name}` ? [entry.outcome] : []));

test('every row that is called real has an exercise, and no other', () => {
  expect([...exercises.map(({ name }) => name), ...events.flatMap((event) => [`on${event}`, `off${event}`])].sort()).toEqual(rows('real').sort());
});

for (const exercise of exercises) {
  test(`my.${exercise.name} does what the app does`, async () => {
    await exercise.before?.(hand);
    await called(exercise);
    await exercise.next?.(hand);
    if (exercise.sees) await expect.poll(() => exercise.sees?.(hand), { timeout: 5_000 }).toEqual(exercise.seen);
    await exercise.after?.(hand);
  });
}

async function called({ name, args = [], tried, press, gives, fails }: Exercise): Promise<void> {
  const answering = my(tried ? triedAs(name) : name, ...(typeof args === 'function' ? args(trial.isvUrl) : args))(hand);
  if (press !== undefined) await hand.press(press);
  const answer = await answering;
  if (fails !== undefined) expect(answer).toMatchObject({ fails: { error: fails, errorMessage: expect.any(String) as string } });
  else if (gives !== undefined) expect(answer).toMatchObject({ gives });
  if (journals(name)) await expect.poll(() => outcomes(name).at(-1)).toBe(fails === undefined ? 'success' : 'fail');
}

const triedAs = (name: string): string => `tried.${name === 'ap.openCreditEvaluation' ? 'deliver' : name}`;

test('listeners hear what happens to the app, and nothing once they are off', async () => {
  await my('tried.listen')(hand);
  await my('tried.breakDown')(hand);
  await my('ap.openAlipayApp', { appCode: '20000067' })(hand);
  await hand.press('employment-entry');
  await hand.page.locator('[data-shell=job-card]').nth(1).tap(); // its page is not in this program
  await hand.settle();
  await expect.poll(async () => my('tried.heard')(hand)).toEqual({ gives: { kept: events, dropped: [] } });
});

/** Parameters of those that refuse to be called without. */
const required: Record<string, object> = {
  compressImage: { apFilePaths: [picture] }, datePicker: { currentDate: '2026-01-02' }, getImageInfo: { src: picture }, multiLevelSelect: { list: [{ name: '杭州' }] },
  openLocation: { longitude: 120, latitude: 30, name: '店', address: '路' }, paySignCenter: { signStr: 's' }, previewImage: { urls: [picture] }, saveFile: { apFilePath: picture }, tradePay: { tradeNO: 'T1' },
};
/** There is nothing to choose from: the user closes the list. */
const closed = ['choosePhoneContact', 'chooseVideo'];

test('what is called answered answers every call alike and is journalled, or listens in vain', { timeout: 60_000 }, async () => {
  const listening = rows('answered').filter((name) => /^(on|off)[A-Z]/.test(name));
  expect(await my('tried.listenInVain', listening)(hand)).toEqual({ gives: [] });
  for (const name of rows('answered').filter((row) => !listening.includes(row))) {
    const first = await my(name, required[name] ?? {})(hand);
    expect([name, 'fails' in first ? first.fails.error : 0]).toEqual([name, closed.includes(name) ? 11 : 0]);
    expect([name, await my(name, required[name] ?? {})(hand)]).toEqual([name, first]);
    if (journals(name)) await expect.poll(() => [name, ...outcomes(name)]).toEqual([name, ...(closed.includes(name) ? ['fail', 'fail'] : ['success', 'success'])]);
  }
});

test('what is called unsupported fails with the platform\'s error and is journalled as that', { timeout: 60_000 }, async () => {
  for (const name of rows('unsupported')) {
    const error = { error: 1, errorMessage: `接口 my.${name} 不存在` };
    if (lackingSyncNames.includes(name)) expect(await my('tried.lacking', name)(hand)).toEqual({ gives: error });
    else expect(await my(name, {})(hand)).toEqual({ fails: error });
  }
  await expect.poll(() => rows('unsupported').filter((name) => outcomes(name).join() !== 'unsupported')).toEqual([]);
});
