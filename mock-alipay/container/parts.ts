/** Brings up the two untrusted-facing parts, worker and render frame, and gives each its channels. Browser code of the shell page. */
import type { BootInfo } from './bridge.js';
import type { ProgramInfo } from './program.js';
import type { H5Origins } from './web-view/origins.js';
import type { HostToRender, HostToService, RenderConnect, RenderToHost, ServiceStart, ServiceToHost } from './protocol.js';

export interface Parts {
  toService(message: HostToService): void;
  toRender(message: HostToRender): void;
  onService(listener: (message: ServiceToHost) => void): void;
  onRender(listener: (message: RenderToHost) => void): void;
  /** Ends the worker thread at once, whatever it is doing. */
  stopService(): void;
  close(): void;
}

export interface PartsOptions { frame: HTMLIFrameElement; serviceUrl: string; boot: BootInfo; program: ProgramInfo; h5?: H5Origins }

export async function startParts({ frame, serviceUrl, boot, program, h5 = {} }: PartsOptions): Promise<Parts> {
  const [hostService, hostRender, serviceRender] = [new MessageChannel(), new MessageChannel(), new MessageChannel()];
  const worker = new Worker(serviceUrl, { name: 'mini-program service' });
  const start: ServiceStart = { type: 'start', host: hostService.port2, render: serviceRender.port1, boot, program, script: `${program.base}/service.js` };
  worker.postMessage(start, [start.host, start.render]);
  const connect: RenderConnect = { type: 'yanshou:connect', host: hostRender.port2, service: serviceRender.port2, program, screenWidth: frame.clientWidth, h5 };
  const { view, origin } = await renderReady(frame);
  view.postMessage(connect, origin, [connect.host, connect.service]);
  return {
    toService: (message) => hostService.port1.postMessage(message),
    toRender: (message) => hostRender.port1.postMessage(message),
    onService: (listener) => { hostService.port1.onmessage = ({ data }: MessageEvent<ServiceToHost>) => listener(data); },
    onRender: (listener) => { hostRender.port1.onmessage = ({ data }: MessageEvent<RenderToHost>) => listener(data); },
    stopService: () => worker.terminate(),
    close: () => {
      worker.terminate();
      for (const channel of [hostService, hostRender]) channel.port1.close();
    },
  };
}

/** Says hello until the frame's page answers: it may load before or after us. */
function renderReady(frame: HTMLIFrameElement): Promise<{ view: Window; origin: string }> {
  return new Promise((resolve, reject) => {
    const started = Date.now();
    const done = (): void => { clearInterval(timer); window.removeEventListener('message', listen); };
    const listen = (event: MessageEvent<{ type?: unknown }>): void => {
      const view = frame.contentWindow;
      if (!view || event.source !== view || event.data?.type !== 'yanshou:ready') return;
      done();
      resolve({ view, origin: event.origin });
    };
    const hello = (): void => {
      frame.contentWindow?.postMessage({ type: 'yanshou:hello' }, '*');
      if (Date.now() - started < 15_000) return;
      done();
      reject(new Error('The render page did not answer within 15 s: is it served at the address the frame points to?'));
    };
    const timer = setInterval(hello, 25);
    window.addEventListener('message', listen);
    hello();
  });
}
