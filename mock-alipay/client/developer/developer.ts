/** The developer view's server side: a page for a human at a desktop browser, with the journal as it grows and a phone for any user. */
import { readFile } from 'node:fs/promises';
import { randomBytes } from 'node:crypto';
import type { WebSocket } from 'ws';
import { bundleBrowser } from '../../container/bundle.js';
import { resumeModules } from '../../world.js';
import type { AlipayUser, World } from '../../world.js';
import type { Journal } from '../../journal.js';
import type { LogLine } from '../rpc-contract.js';
import type { SocketDoors } from '../socket-doors.js';
import type { FromDeveloper, ListedUser, ToDeveloper } from './protocol.js';

export interface DeveloperOptions { world: World; journal: Journal; doors: SocketDoors; openPhone(options: { session: string; userId: string }): string; logs: LogTap }
/** What mini programs write to their console. */
export type LogTap = Set<(line: LogLine & { userId: string }) => void>;
export interface DeveloperPages { html: string; css: string; script: string }

/** Entries of the past that a view starts with. */
const backlog = 500;

/** Answers the key that the view's page shows at the door. */
export function openDeveloperDoor(options: DeveloperOptions): string {
  const key = randomBytes(12).toString('base64url');
  options.doors.at('/developer-socket', (socket, url) => {
    if (url.searchParams.get('key') === key) attend(socket, options);
    else socket.close(4403, 'wrong key');
  });
  return key;
}

export async function developerPages(): Promise<DeveloperPages> {
  const [html, css, script] = await Promise.all([
    readFile(new URL('./developer.html', import.meta.url), 'utf8'), readFile(new URL('./developer.css', import.meta.url), 'utf8'),
    bundleBrowser(new URL('./panel.js', import.meta.url)),
  ]);
  return { html, css, script };
}

function attend(client: WebSocket, { world, journal, openPhone, logs }: DeveloperOptions): void {
  const send = (message: ToDeveloper): void => { if (client.readyState === client.OPEN) client.send(JSON.stringify(message)); };
  const giveUsers = (): void => send({ users: world.users().map(listed) });
  const givePhone = (userId: string): void => send({ userId, phone: openPhone({ session: `developer-${randomBytes(4).toString('hex')}`, userId }) });
  const unsubscribe = journal.subscribe((entry) => send({ entries: [entry] }));
  const onLog = ({ level, text }: LogLine): void => send({ log: { level, text } });
  logs.add(onLog);
  client.on('close', () => { unsubscribe(); logs.delete(onLog); });
  client.on('message', (data) => {
    const message = JSON.parse(String(data)) as FromDeveloper; // only our own page holds the key
    givePhone('newUser' in message ? world.createUser({ resume: message.newUser }).userId : message.takePhoneOf);
    giveUsers();
  });
  send({ entries: journal.query().slice(-backlog) });
  const [first = world.createUser({ resume: 'partial' })] = world.users();
  givePhone(first.userId);
  giveUsers();
}

function listed({ userId, userName, resume }: AlipayUser): ListedUser {
  const filled = Object.keys(resume).length;
  return { userId, name: userName, resume: filled === 0 ? 'none' : filled < resumeModules.length ? 'partial' : 'complete' };
}
