/** Reload on change: a new build replaces the running one; one that does not compile is told in the journal and the old one stays. */
import { compileMiniProgram } from '../../container/compiler/index.js';
import type { Journal } from '../../journal.js';
import type { Client } from '../server.js';
import { watchProgram } from './watch.js';

/** The answer stops it. */
export function reloadOnChange(root: string, { client, journal, told = () => undefined }: { client: Pick<Client, 'replaceProgram'>; journal: Journal; told?: (text: string) => void }): () => void {
  let turn: Promise<void> = Promise.resolve();
  const reload = async (): Promise<void> => {
    try {
      await client.replaceProgram(await compileMiniProgram(root));
      told('小程序已重新编译');
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      journal.append({ kind: 'error', source: 'mini-program', message });
      told(message);
    }
  };
  return watchProgram(root, () => { turn = turn.then(reload); });
}
