/** The gateway's listener over TLS, for SDKs that insist on https://, under an authority made for this run. */
import { writeFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { authority } from './intercept/authority.js';

export interface HttpsOptions {
  listener: (request: IncomingMessage, response: ServerResponse) => void;
  port?: number;
  host?: string;
  now?: () => number;
  /** Where to write the authority's certificate, for clients to trust. */
  caFile?: string;
}

export async function serveHttps({ listener, port = 0, host = '127.0.0.1', now = Date.now, caFile }: HttpsOptions): Promise<{ url: string; ca: string; close(): Promise<void> }> {
  const { ca, key, certificate } = authority([...new Set(['localhost', '127.0.0.1', host])], now());
  if (caFile !== undefined) writeFileSync(caFile, ca);
  const server = createServer({ key, cert: certificate }, listener);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  const bound = server.address() as AddressInfo; // a TCP server's address is never a string
  return {
    url: `https://${host}:${bound.port}/gateway.do`, ca,
    close: () => new Promise((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    }),
  };
}
