/**
 * The gateway, which verifies, validates, journals and signs, side by side with mock servers from npm that do none of it. Gateway and peer take
 * turns within one run. A peer ahead of us is said to be ahead: the row's note tells what it leaves out.
 */
import { median, type Bench, type Measurement } from './bench.js';
import { connections, load, signedRequests, startServer, type Load, type Server } from './gateway-load.js';
import { installPeers, peers, startPeer, type Peer } from './gateway-peers.js';

const rounds = 3;
const roundMs = 2000;

const bench: Bench = {
  name: 'gateway beside mock servers that verify and sign nothing',
  async measure() {
    try {
      installPeers();
    } catch {
      console.log('  The peers could not be installed from npm: nothing to compare with.');
      return [];
    }
    const server = await startServer();
    const requests = signedRequests(2000);
    const measured: Measurement[] = [];
    try {
      for (const peer of peers) measured.push(...await beside(peer, server, requests));
    } finally {
      server.stop();
    }
    return measured;
  },
};
export default bench;

async function beside(peer: Peer, server: Server, requests: Buffer[]): Promise<Measurement[]> {
  const started = await startPeer(peer).catch((error: unknown) => {
    console.log(`  ${peer.id} is left out: ${error instanceof Error ? error.message : String(error)}`);
  });
  if (!started) return [];
  try {
    const pairs: [ours: Load, theirs: Load][] = [];
    for (const url of [server.url, started.url]) await load(url, requests, { connections, calls: 5000 }); // warm-up
    for (let round = 0; round < rounds; round++) {
      pairs.push([await load(server.url, requests, { connections, ms: roundMs }), await load(started.url, requests, { connections, ms: roundMs })]);
    }
    return [{
      id: `gateway-vs-${peer.id}`, ratio: median(pairs.map(([ours, theirs]) => ours.perSecond / theirs.perSecond)), target: 1, better: 'higher',
      ours: median(pairs.map(([ours]) => ours.perSecond)), reference: median(pairs.map(([, theirs]) => theirs.perSecond)), unit: 'calls/s',
      note: `${peer.package}, a fixed answer, no signature either way; ${connections} connections`,
    }];
  } finally {
    await started.stop();
  }
}
