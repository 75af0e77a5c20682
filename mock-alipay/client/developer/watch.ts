/** Tells when a mini program's files changed, once they have been quiet for a moment (an editor or a compiler writes many at once). */
import { watch } from 'node:fs';

const quietMs = 120;

/** The answer stops watching. */
export function watchProgram(root: string, onChange: () => void): () => void {
  let timer: NodeJS.Timeout | undefined;
  const watcher = watch(root, { recursive: true }, (_event, file) => {
    if (file !== null && /(^|[\\/])(node_modules|\.git)([\\/]|$)/.test(file)) return;
    clearTimeout(timer);
    timer = setTimeout(onChange, quietMs);
  });
  return () => {
    clearTimeout(timer);
    watcher.close();
  };
}
