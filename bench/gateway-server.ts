/** The gateway in a process of its own, as `yanshou mock` runs it (which masks its journal file besides): journal on disk, memory bounded. Told the app's public key, it answers where it is. */
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createWorld, journalFile, startGateway } from '../mock-alipay/gateway/index.js';
import { Journal } from '../mock-alipay/journal.js';

export interface ServerReport { rssMb: number; /** the most it ever was */ peakMb: number; journalled: number; journalMb: number; /** of the journal */ file: string; /** user and system, microseconds since it started */ cpuUs: number }

const [appId = '', appPublicKey = ''] = process.argv.slice(2);
const folder = mkdtempSync(join(tmpdir(), 'bench-gateway-'));
const file = join(folder, 'journal.jsonl');
const disk = journalFile(file);
const journal = new Journal({ now: Date.now, ...disk, capacity: 10_000 });
const world = createWorld({ now: Date.now, journal });
world.registerApp({ appId, name: 'bench', appPublicKey, subject: 'enterprise' });
const gateway = await startGateway({ world, journal });

process.on('message', (message) => {
  if (message === 'weigh') gc?.();
  if (message === 'report' || message === 'weigh') {
    const { user, system } = process.cpuUsage();
    process.send?.({ cpuUs: user + system, rssMb: process.memoryUsage().rss / 2 ** 20, peakMb: process.resourceUsage().maxRSS / 2 ** 10, journalled: journal.head, journalMb: statSync(file).size / 2 ** 20, file } satisfies ServerReport);
    return;
  }
  end();
});
process.on('disconnect', end); // a bench that was broken off leaves no server and no journal behind

function end(): void {
  disk.close();
  rmSync(folder, { recursive: true, force: true });
  process.exit(0);
}
process.send?.(gateway.url);
