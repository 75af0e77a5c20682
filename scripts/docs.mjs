// `npm run docs`: renews the generated pages, builds the site into docs/.vitepress/dist and checks its links. `npm run docs:dev` serves it while you write.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { deadLinks } from './docs-links.mjs';
import { root, setUp } from './setup.mjs';

const serve = process.argv.includes('--dev');
const docs = join(root, 'docs');

await setUp();
run('vitest/vitest.mjs', ['run', 'docs/generate', '--update', '--testNamePattern', 'page is current', '--reporter=dot']);
run('vitepress/bin/vitepress.js', serve ? ['dev', docs, ...process.argv.slice(2).filter((arg) => arg !== '--dev')] : ['build', docs]);
if (!serve) checkLinks(join(docs, '.vitepress/dist'));

function checkLinks(site) {
  const { pages, links, dead } = deadLinks(site);
  for (const { page, href, why } of dead) console.error(`✗ ${page}: ${href} ${why}`);
  console.log(`${pages} pages, ${links} links, ${dead.length} dead`);
  process.exitCode = dead.length > 0 || links === 0 ? 1 : 0;
}

/** Ends this process with the tool's own exit code when it fails. */
function run(tool, args) {
  const { status } = spawnSync(process.execPath, [join(root, 'node_modules', tool), ...args], { cwd: root, stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
}
