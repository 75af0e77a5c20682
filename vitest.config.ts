import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['{ci,cli,suites,evidence,rubric,mock-alipay,reports,scripts,bench,prove,examples,docs}/**/*.test.ts'],
    exclude: ['**/node_modules/**', '**/dist/**', 'runs/**', '**/*.slow.test.ts'],
    maxWorkers: 2,
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});
