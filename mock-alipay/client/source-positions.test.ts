import { expect, test } from 'vitest';
import { transform } from 'esbuild';
import type { CompiledProgram } from '../container/program.js';
import { sourcePositions } from './source-positions.js';

test('a stack into the compiled script names the ISV\'s own file and line', async () => {
  const source = 'const greeting = 1;\n\nfunction fails() {\n  throw new Error("no");\n}\nfails();\n';
  const { code, map } = await transform(source, { sourcemap: 'external', sourcefile: 'pages/jd/index.js', minify: true, loader: 'js' });
  const program = { files: new Map([['service.js.map', { body: map, type: 'application/json' }]]) } as unknown as CompiledProgram; // only its files are read
  const column = code.indexOf('throw') + 1;
  const stack = `Error: no\n    at fails (http://127.0.0.1:1/program/abc/service.js:1:${column})`;
  expect(sourcePositions(program)({ kind: 'error', source: 'mini-program', message: 'no', stack })).toMatchObject({ stack: expect.stringContaining('pages/jd/index.js:4:') as string });
});
