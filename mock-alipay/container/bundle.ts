/** Bundles browser-side code of ours (shell, service, render) on demand. The source is .ts in the repository and .js in dist. */
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const bundles = new Map<string, Promise<string>>();

/** `entry` is the module's URL with the extension .js; the answer is one self-contained classic script. */
export function bundleBrowser(entry: URL): Promise<string> {
  const known = bundles.get(entry.href);
  if (known) return known;
  const bundle = bundleOnce(entry);
  bundles.set(entry.href, bundle);
  return bundle;
}

async function bundleOnce(entry: URL): Promise<string> {
  const script = fileURLToPath(entry);
  const source = script.replace(/\.js$/, '.ts');
  const result = await build({
    entryPoints: [existsSync(source) ? source : script], bundle: true, write: false, format: 'iife', target: 'es2022', platform: 'browser', charset: 'utf8',
    loader: { '.css': 'text', '.html': 'text', '.svg': 'text' }, legalComments: 'none',
  });
  const [output] = result.outputFiles;
  if (!output) throw new Error(`esbuild gave no output for ${script}`);
  return output.text;
}
