/** Runs a configuration written in TypeScript or JavaScript and answers its default export. Leaves no file behind. */
import { dirname } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build, type BuildFailure, type Plugin } from 'esbuild';
import { badConfig, messageOf } from '../exit.js';

export async function evaluateModule(file: string): Promise<unknown> {
  const code = await bundle(file);
  try {
    // A data: URL, since a file written beside the config would surprise its watchers.
    const module: { default?: unknown } = await import(`data:text/javascript;base64,${Buffer.from(code).toString('base64')}`);
    if (module.default !== undefined) return module.default;
  } catch (error) {
    throw badConfig(`配置 ${file} 运行时出错：${messageOf(error)}。`);
  }
  throw badConfig(`配置 ${file} 没有 default 导出；请写 export default defineConfig({ … })。`);
}

async function bundle(file: string): Promise<string> {
  try {
    const result = await build({
      entryPoints: [file], bundle: true, write: false, format: 'esm', platform: 'node', target: 'node20', logLevel: 'silent', plugins: [ourselves],
      // The module runs from a data: URL and still believes to live where it was written.
      define: {
        'import.meta.url': JSON.stringify(pathToFileURL(file).href), 'import.meta.filename': JSON.stringify(file), 'import.meta.dirname': JSON.stringify(dirname(file)),
      },
      banner: { js: `import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(${JSON.stringify(file)});` },
    });
    return result.outputFiles[0]?.text ?? '';
  } catch (error) {
    throw badConfig(`配置 ${file} 无法编译：${syntaxFault(error)}`);
  }
}

/** `import { defineConfig } from 'yanshou'` works in a config even where the package is not installed. */
const ourselves: Plugin = {
  name: 'yanshou',
  setup(build) {
    build.onResolve({ filter: /^yanshou$/ }, () => ({ path: 'yanshou', namespace: 'yanshou' }));
    build.onLoad({ filter: /.*/, namespace: 'yanshou' }, () => ({ contents: 'export const defineConfig = (config) => config;' }));
  },
};

function syntaxFault(error: unknown): string {
  const [fault] = (error as Partial<BuildFailure>).errors ?? []; // esbuild throws its BuildFailure; anything else has no errors
  if (!fault) return `${messageOf(error)}。`;
  const place = fault.location ? `第 ${fault.location.line} 行第 ${fault.location.column + 1} 列：` : '';
  return `${place}${fault.text}。`;
}
