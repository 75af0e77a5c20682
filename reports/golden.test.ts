import { describe, expect, it } from 'vitest';
import { renderConsole, renderCtrf, renderJunit, renderMarkdown, renderSarif } from './index.js';
import { everyResult } from './results.fixture.js';

/** `npx vitest run reports -u` writes them anew; look at the difference before you commit it. */
describe.each(['S', 'A', 'B', 'failing', 'interrupted'] as const)('the reports of %s', (name) => {
  const result = everyResult[name]();

  it.each([
    ['console.txt', renderConsole(result, { color: false, reportPath: `runs/${result.runId}/report.html` })],
    ['junit.xml', renderJunit(result)], ['sarif.json', renderSarif(result)], ['ctrf.json', renderCtrf(result)], ['summary.md', renderMarkdown(result)],
  ])('%s is as it was', async (file, body) => {
    await expect(body).toMatchFileSnapshot(`./golden/${name}/${file}`);
  });
});
