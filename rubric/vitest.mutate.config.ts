/** The rubric's own tests alone: what `npm run mutate` kills mutants with. */
import { defineConfig } from 'vitest/config';

export default defineConfig({ test: { include: ['rubric/**/*.test.ts'], testTimeout: 30_000 } });
