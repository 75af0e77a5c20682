import { expect, test } from 'vitest';
import { compatibilityTable } from './compatibility.js';

test('docs/compatibility.md says what the code says', async () => {
  await expect(compatibilityTable()).toMatchFileSnapshot('../docs/compatibility.md');
});
