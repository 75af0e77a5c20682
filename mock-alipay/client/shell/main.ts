/** The shell page: one phone for one user. Boots from the client's server, draws, and offers its hooks to the stage. */
import { Component, h, render } from 'preact';
import type { ComponentChild } from 'preact';
import type { ProgramAnswer, ProgramRequest } from '../../container/automator/contract.js';
import { callJsapi, jsapiNames } from '../jsapi/call.js';
import { connect } from './connection.js';
import type { Connection } from './connection.js';
import { Phone } from './phone.js';
import type { Place } from './phone.js';
import { startContainer } from './run-container.js';
import { Rest } from './settle.js';
import { systemInfo } from './system-info.js';
import { shellTree } from './tree.js';
import { baseScreen, overlay } from './views.js';

declare global {
  interface Window {
    __yanshouShellTree: () => ReturnType<typeof shellTree>;
    __yanshouPhone: {
      surface(): Phone['store']['state']['surface']; stack(): ReturnType<Phone['slot']['stack']>; settled(limitMs: number): Promise<boolean>; restLasts(): Promise<boolean>;
      viewBox(): { x: number; y: number; w: number; h: number };
      automate(request: ProgramRequest): Promise<ProgramAnswer>;
    };
  }
}

async function main(): Promise<void> {
  const connection = await connect(socketUrl());
  const boot = await connection.ask('boot', {});
  const element = byId('phone');
  const phone = new Phone({
    connection, boot, callJsapi, jsapis: jsapiNames, systemInfo: systemInfo(boot.behaviour, window.devicePixelRatio),
    startProgram: (options) => startContainer({ ...options, place: byId('program'), from: boot, ask: connection.ask, log: connection.log }),
  });
  await phone.refresh();
  installHooks(phone, connection, element);
  phone.store.subscribe(() => draw(phone, element));
  draw(phone, element);
  element.dataset['shell'] = 'screen';
  reloadWithProgram(phone, connection);
}

const returnKey = 'yanshou:return';

/** A replaced program starts anew on the page where the old one stood. */
function reloadWithProgram(phone: Phone, connection: Connection): void {
  connection.onChanged((what) => {
    if (what !== 'program') return;
    const place = phone.place();
    if (place) sessionStorage.setItem(returnKey, JSON.stringify(place));
    location.reload();
  });
  const left = sessionStorage.getItem(returnKey);
  sessionStorage.removeItem(returnKey);
  if (left !== null) phone.returnTo(JSON.parse(left) as Place); // what we put there ourselves before the reload
}

function installHooks(phone: Phone, connection: Connection, element: HTMLElement): void {
  const rest = new Rest(phone, connection);
  window.__yanshouShellTree = () => shellTree(element);
  window.__yanshouPhone = {
    surface: () => phone.store.state.surface, stack: () => phone.slot.stack(), settled: (limitMs) => rest.settled(limitMs), restLasts: () => rest.lasts(), viewBox: () => boxOf(byId('program')),
    automate: async (request) => (await phone.slot.program?.automate(request)) ?? { ok: false, message: 'no mini program is open' },
  };
}

/** Drawn at once, not in a later microtask: whoever asks for the tree after a change sees the change. */
function draw(phone: Phone, element: HTMLElement): void {
  const { surface, chrome, tabBarHidden } = phone.store.state;
  element.dataset['surface'] = surface;
  element.dataset['title'] = chrome?.transparent ? 'transparent' : 'solid';
  element.dataset['tabs'] = chrome?.tabBar && !tabBarHidden ? 'shown' : 'none';
  render(h(Layer, { of: () => baseScreen(phone) }), byId('base'));
  render(h(Layer, { of: () => overlay(phone) }), byId('overlay'));
}

class Layer extends Component<{ of: () => ComponentChild }> {
  override render(): ComponentChild { return this.props.of(); }
}

function boxOf(element: HTMLElement): { x: number; y: number; w: number; h: number } {
  const { x, y, width, height } = element.getBoundingClientRect();
  return { x, y, w: width, h: height };
}

function socketUrl(): string {
  const url = new URL('/phone', location.href);
  url.protocol = 'ws:';
  url.search = location.search;
  return url.href;
}

function byId(id: string): HTMLElement {
  const element = document.getElementById(id);
  if (!element) throw new Error(`The shell page has no #${id}.`);
  return element;
}

main().catch((error: unknown) => { document.body.textContent = `模拟支付宝没有启动：${error instanceof Error ? error.message : String(error)}`; });
