/** Pages of docs/ that are rendered from the code are what the code says. Renew them with `npx vitest run cli/docs -u`. */
import { expect, it } from 'vitest';
import { ledgerPage } from '../mock-alipay/gateway/index.js';
import { coverageMarkdown } from '../rubric/index.js';

it('docs/ledger.md is the fidelity ledger as it stands', async () => {
  await expect(ledgerPage()).toMatchFileSnapshot('../docs/ledger.md');
});

it('docs/coverage.md is the handbook row by row with the checks that decide it', async () => {
  await expect(coverageMarkdown()).toMatchFileSnapshot('../docs/coverage.md');
});
