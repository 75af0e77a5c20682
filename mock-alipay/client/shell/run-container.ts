/** Puts the container's render page into the phone and starts the compiled program in it. */
import type { Bridge, BootInfo, MiniProgram } from '../../container/bridge.js';
import { createMiniProgram } from '../../container/host.js';
import { fileBytes, isKeptFile } from '../jsapi/files.js';
import { fromBase64 } from '../jsapi/network.js';
import type { Boot } from '../rpc-contract.js';
import type { Connection } from './connection.js';

export interface ContainerPlace { place: HTMLElement; from: Boot; ask: Connection['ask']; log(level: string, args: string[]): void }

export async function startContainer({ bridge, boot, place, from, ask, log }: ContainerPlace & { bridge: Bridge; boot: BootInfo }): Promise<MiniProgram> {
  const { program, servicePath, renderPath, h5 } = from.container;
  const frame = document.createElement('iframe');
  frame.dataset['shell'] = 'view';
  frame.title = from.app.name;
  frame.src = from.renderUrl + renderPath;
  place.replaceChildren(frame);
  const miniProgram = await createMiniProgram({
    frame, serviceUrl: new URL(servicePath, location.href).href, bridge, boot, program, h5,
    loadImage: (url) => loadImage(url, ask), onLog: log,
  });
  return withFrame(miniProgram, frame);
}

/** The frame goes with the program. */
function withFrame(miniProgram: MiniProgram, frame: HTMLIFrameElement): MiniProgram {
  const destroy = miniProgram.destroy.bind(miniProgram);
  miniProgram.destroy = () => {
    destroy();
    frame.remove();
  };
  return miniProgram;
}

const pictureTimeoutMs = 8_000;

/** Foreign pictures come through the harness like any other request, so that a page cannot talk by drawing. */
async function loadImage(url: string, ask: Connection['ask']): Promise<Blob | undefined> {
  if (isKeptFile(url)) return new Blob([fromBase64(fileBytes(url))], { type: 'image/png' });
  const answer = await ask('fetch', { via: 'image', url, method: 'GET', headers: {}, timeoutMs: pictureTimeoutMs });
  if (answer.kind !== 'answered' || answer.status >= 400) return undefined;
  return new Blob([fromBase64(answer.base64)], { type: answer.headers['content-type'] ?? '' });
}
