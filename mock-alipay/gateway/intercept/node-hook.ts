/**
 * Loaded into an ISV's Node process by --require. Node and its HTTP clients ignore HTTPS_PROXY, so connections are bent where
 * every client ends: Socket.connect. Named hosts land on the mock, loopback stays, anything else is reported and refused.
 */
import { request } from 'node:http';
import { Socket } from 'node:net';

interface Target { host?: string; port?: number | string; path?: string }

const hosts = new Set((process.env['YANSHOU_INTERCEPT_HOSTS'] ?? '').split(','));
const tlsPort = Number(process.env['YANSHOU_INTERCEPT_TLS_PORT']);
const proxyPort = Number(process.env['YANSHOU_INTERCEPT_PROXY_PORT']);
const connect = Socket.prototype.connect as (this: Socket, ...args: unknown[]) => Socket; // its overloads cannot be forwarded otherwise

Socket.prototype.connect = function bent(this: Socket, ...args: unknown[]): Socket {
  const target = targetOf(args);
  const host = target?.host;
  if (!target || target.path !== undefined || host === undefined || isLoopback(host)) return connect.apply(this, args);
  if (hosts.has(host) && Number(target.port) === 443) {
    target.host = '127.0.0.1';
    target.port = tlsPort;
    return connect.apply(this, args);
  }
  report(`${host}:${target.port ?? ''}`);
  process.nextTick(() => this.destroy(Object.assign(new Error(`connect ECONNREFUSED ${host}: only the named hosts are reachable from here`), { code: 'ECONNREFUSED' })));
  return this;
};

/** connect(options), connect([options, callback]) as Node normalises it, or connect(port, host). The answer may be changed in place. */
function targetOf(args: unknown[]): Target | undefined {
  const first = Array.isArray(args[0]) ? (args[0] as unknown[])[0] : args[0]; // Node's own normalised form
  if (typeof first === 'object' && first !== null) return first;
  if (typeof first !== 'number' || typeof args[1] !== 'string') return undefined;
  const options: Target = { port: first, host: args[1] };
  args.splice(0, 2, options);
  return options;
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host.endsWith('.localhost') || host.startsWith('127.') || host === '::1' || host === '0.0.0.0';
}

function report(authority: string): void {
  request({ host: '127.0.0.1', port: proxyPort, method: 'CONNECT', path: authority }).on('error', () => undefined).on('connect', (_response, socket) => socket.destroy()).end();
}
