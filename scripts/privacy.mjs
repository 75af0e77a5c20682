// Looks for the seeded test people in everything a run left behind: evidence, journal, result, reports, and the sealed bundle made of them.
import { readdirSync, readFileSync, realpathSync } from 'node:fs';
import { join, relative } from 'node:path';
import { root } from './setup.mjs';

/** More than any run has users: numbering starts anew in each. */
const seeded = 60;
/** Left by every run; without one of them the scan saw too little to say anything. */
const always = [/^evidence\/run\.json$/, /^evidence\/.+\/events\.jsonl$/, /^evidence\/.+\.png$/, /^journal\.jsonl$/, /^result\.json$/, /^report\.html$/, /\.yanshou\.zip$/];

/**
 * A sentence for each file that holds a seeded name, phone, id number or e-mail, and for each thing without which the scan saw too little.
 * `tookPart` = a seeded phone is in the journal, masked: an app that never asks Alipay for the user's data leaves none.
 */
export async function comparePrivacy(run) {
  const dir = realpathSync(run);
  const { scanForPeople } = await import(join(root, 'dist/evidence/privacy-scan.js'));
  const people = await seededPeople();
  const files = readdirSync(dir, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name)).sort();
  const names = files.map((file) => relative(dir, file).replaceAll('\\', '/'));
  const hits = files.flatMap((file) => scanForPeople(file, people).slice(0, 1));
  const journal = names.includes('journal.jsonl') ? readFileSync(join(dir, 'journal.jsonl'), 'utf8') : '';
  const blind = [
    ...always.filter((wanted) => !names.some((name) => wanted.test(name))).map((wanted) => `no file ${wanted.source} to look through`),
    ...(/\*{2,}\d*\([a-z]{6}\)/.test(journal) ? [] : ['nothing masked in journal.jsonl: the masker saw nobody']),
  ];
  return { tookPart: /199\*+\d{4}\(/.test(journal), differences: [...blind, ...hits.map(({ where, field, excerpt }) => `seeded ${field} in ${relative(dir, where)}: …${excerpt.replace(/\s+/g, ' ')}…`)] };
}

async function seededPeople() {
  const at = (file) => import(join(root, 'dist/mock-alipay', file));
  const [{ createPeople }, { createIds }, { personalData }] = await Promise.all([at('gateway/world/people.js'), at('gateway/world/ids.js'), at('personal-data.js')]);
  const world = createPeople(createIds('any'));
  return Array.from({ length: seeded }, () => personalData(world.createUser({ resume: 'complete' })));
}
