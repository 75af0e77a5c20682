/** The WebSocket doors of one server: a path leads to whoever attends it, anything else is shut. */
import type { Server } from 'node:http';
import { WebSocketServer } from 'ws';
import type { WebSocket } from 'ws';

export interface SocketDoors { at(path: string, attend: (socket: WebSocket, url: URL) => void): void; close(): void }

const maxMessageBytes = 64 * 1024 * 1024;

export function socketDoors(server: Server): SocketDoors {
  const attendants = new Map<string, (socket: WebSocket, url: URL) => void>();
  const sockets = new WebSocketServer({ noServer: true, maxPayload: maxMessageBytes });
  server.on('upgrade', (request, socket, head) => {
    const url = new URL(request.url ?? '/', 'http://door');
    const attend = attendants.get(url.pathname);
    // Another page of this browser could open a socket too; only our own origin may.
    if (!attend || request.headers.origin !== `http://${request.headers.host}`) return socket.destroy();
    sockets.handleUpgrade(request, socket, head, (client) => attend(client, url));
  });
  return {
    at: (path, attend) => { attendants.set(path, attend); },
    close: () => {
      for (const client of sockets.clients) client.terminate();
      sockets.close();
    },
  };
}
