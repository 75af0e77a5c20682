/**
 * For servers that have https://openapi.alipay.com hard-coded: a proxy and a certificate authority made for this run. Only the
 * named hosts are answered, by the mock itself; everything else is refused and journalled.
 */
import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { createServer as createHttp, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { createServer as createHttps } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { buildSync } from 'esbuild';
import type { Journal } from '../../journal.js';
import { authority } from './authority.js';

export type Listener = (request: IncomingMessage, response: ServerResponse) => void;
export interface InterceptOptions {
  /** Host name → who answers it. */
  hosts: Record<string, Listener>;
  journal: Journal;
  now: () => number;
  /** Where certificate and hook are written; a temporary folder when absent. */
  folder?: string;
}
export interface Intercept {
  proxyUrl: string;
  caFile: string;
  /** For Node, Python, PHP and curl: merge into the environment of the ISV's process. */
  env: Record<string, string>;
  /** The same for a JVM, which needs a trust store; undefined when there is no keytool. */
  javaEnv(): Promise<Record<string, string> | undefined>;
  close(): Promise<void>;
}

export async function startIntercept(options: InterceptOptions): Promise<Intercept> {
  const { hosts, journal, folder = mkdtempSync(join(tmpdir(), 'yanshou-intercept-')) } = options;
  mkdirSync(folder, { recursive: true });
  const { ca, key, certificate } = authority(Object.keys(hosts), options.now());
  const caFile = join(folder, 'ca.pem');
  writeFileSync(caFile, ca);

  const refuse = (method: string, url: string) => {
    journal.append({ kind: 'http', via: 'intercept', method, url, blocked: '拦截代理只放行指定的域名' });
  };
  const byHost: Listener = (request, response) => {
    const host = (request.headers.host ?? '').split(':')[0] ?? '';
    const listener = hosts[host];
    if (listener) listener(request, response);
    else {
      refuse(request.method ?? '', `https://${host}${request.url ?? ''}`);
      response.writeHead(403).end();
    }
  };
  const tls = createHttps({ key, cert: certificate }, byHost);
  const proxy = createHttp((request, response) => {
    const url = URL.canParse(request.url ?? '') ? new URL(request.url ?? '') : undefined;
    const listener = url && hosts[url.hostname];
    if (!url || !listener) {
      refuse(request.method ?? '', request.url ?? '');
      response.writeHead(403).end();
      return;
    }
    request.url = url.pathname + url.search;
    listener(request, response);
  });
  proxy.on('connect', (request: IncomingMessage, socket: Socket, head: Buffer) => {
    socket.on('error', () => socket.destroy());
    const [host = '', port] = (request.url ?? '').split(':');
    if (!Object.hasOwn(hosts, host) || port !== '443') {
      refuse('CONNECT', request.url ?? '');
      socket.end('HTTP/1.1 403 Forbidden\r\n\r\n');
      return;
    }
    socket.write('HTTP/1.1 200 Connection Established\r\n\r\n');
    if (head.length > 0) socket.unshift(head);
    tls.emit('connection', socket);
  });

  const [tlsPort, proxyPort] = await Promise.all([listen(tls), listen(proxy)]);
  const proxyUrl = `http://127.0.0.1:${proxyPort}`;
  const env = environment({ proxyUrl, caFile, hook: writeHook(folder), hosts: Object.keys(hosts), tlsPort, proxyPort });
  return {
    proxyUrl, caFile, env,
    javaEnv: () => javaEnvironment(folder, caFile, proxyPort),
    close: async () => {
      await Promise.all([tls, proxy].map((server) => new Promise((resolve) => {
        server.close(resolve);
        server.closeAllConnections();
      })));
    },
  };
}

interface Places { proxyUrl: string; caFile: string; hook: string; hosts: string[]; tlsPort: number; proxyPort: number }

function environment({ proxyUrl, caFile, hook, hosts, tlsPort, proxyPort }: Places): Record<string, string> {
  const local = '127.0.0.1,localhost,::1';
  return {
    HTTPS_PROXY: proxyUrl, https_proxy: proxyUrl, HTTP_PROXY: proxyUrl, http_proxy: proxyUrl, NO_PROXY: local, no_proxy: local,
    SSL_CERT_FILE: caFile, REQUESTS_CA_BUNDLE: caFile, CURL_CA_BUNDLE: caFile,
    NODE_EXTRA_CA_CERTS: caFile, NODE_OPTIONS: `--require ${JSON.stringify(hook)}`,
    YANSHOU_INTERCEPT_HOSTS: hosts.join(','), YANSHOU_INTERCEPT_TLS_PORT: String(tlsPort), YANSHOU_INTERCEPT_PROXY_PORT: String(proxyPort),
  };
}

async function javaEnvironment(folder: string, caFile: string, proxyPort: number): Promise<Record<string, string> | undefined> {
  const store = join(folder, 'trust.p12');
  try {
    if (!existsSync(store)) {
      await promisify(execFile)('keytool', ['-importcert', '-noprompt', '-alias', 'yanshou', '-file', caFile, '-keystore', store, '-storetype', 'PKCS12', '-storepass', 'changeit']);
    }
  } catch {
    return undefined; // no JDK here: whoever needs one has one
  }
  const settings = {
    'https.proxyHost': '127.0.0.1', 'https.proxyPort': proxyPort, 'http.proxyHost': '127.0.0.1', 'http.proxyPort': proxyPort, 'http.nonProxyHosts': 'localhost|127.*',
    'javax.net.ssl.trustStore': store, 'javax.net.ssl.trustStoreType': 'PKCS12', 'javax.net.ssl.trustStorePassword': 'changeit',
  };
  return { JAVA_TOOL_OPTIONS: Object.entries(settings).map(([name, value]) => `-D${name}=${value}`).join(' ') };
}

/** The hook is TypeScript here and JavaScript in the built package; either way Node must be able to --require it. */
function writeHook(folder: string): string {
  const source = ['./node-hook.ts', './node-hook.js'].map((name) => fileURLToPath(new URL(name, import.meta.url))).find((file) => existsSync(file));
  if (source === undefined) throw new Error('The Node hook of the intercept proxy is missing from this installation.');
  const file = join(folder, 'node-hook.cjs');
  buildSync({ entryPoints: [source], bundle: true, platform: 'node', format: 'cjs', outfile: file, logLevel: 'error' });
  return file;
}

function listen(server: Server | ReturnType<typeof createHttps>): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port)); // a TCP server's address is never a string
  });
}
