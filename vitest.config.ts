import { defineConfig } from 'vitest/config';

/** What only computes: its files may share a worker's modules, which saves reading them again for each of some ninety. */
const pure = ['rubric', 'evidence', 'reports'];
const others = ['ci', 'cli', 'suites', 'mock-alipay', 'scripts', 'bench', 'prove', 'examples', 'docs'];
const testsOf = (rooms: string[]): string[] => rooms.map((room) => `${room}/**/*.test.ts`);

export default defineConfig({
  test: {
    exclude: ['**/node_modules/**', '**/dist/**', 'runs/**', '**/*.slow.test.ts'],
    maxWorkers: 2,
    testTimeout: 30_000,
    hookTimeout: 60_000,
    projects: [
      { extends: true, test: { name: 'pure', include: testsOf(pure), isolate: false } },
      { extends: true, test: { name: 'live', include: testsOf(others) } },
    ],
  },
});
