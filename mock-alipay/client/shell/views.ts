/** What is on screen, as functions of the phone's state: base screens below the running program, chrome and overlays above it. */
import { h } from 'preact';
import type { ComponentChild } from 'preact';
import { dialogLayer, loadingView, toastView } from './dialog-views.js';
import { alipayHome, employmentHome, mine } from './home-views.js';
import { capsuleMenu, tabBar, titleBar } from './frame-views.js';
import type { Phone } from './phone.js';
import { sheetView } from './sheet-view.js';

export function baseScreen(phone: Phone): ComponentChild {
  const { surface } = phone.store.state;
  if (surface === 'alipay-employment') return employmentHome(phone);
  if (surface === 'mine') return mine(phone);
  if (surface === 'alipay') return alipayHome(phone);
  return h('div', { class: 'launching' }, phone.store.state.chrome ? null : h('div', { class: 'spinner' }));
}

export function overlay(phone: Phone): ComponentChild {
  const { surface, menuOpen, sheet, dialogs, toast, loading } = phone.store.state;
  return [
    surface === 'mini-program' ? [titleBar(phone), tabBar(phone)] : null,
    statusBar(phone),
    menuOpen ? capsuleMenu(phone) : null,
    sheet ? sheetView(sheet, phone) : null,
    dialogs.map(dialogLayer),
    loading ? loadingView(loading) : null,
    toast ? toastView(toast) : null,
    h('div', { class: 'mock-mark', 'data-shell': 'mark' }, '模拟环境'),
  ];
}

function statusBar(phone: Phone): ComponentChild {
  const { surface, chrome } = phone.store.state;
  const light = surface === 'mini-program' ? chrome?.frontColor === 'white' : true;
  return h('div', { class: light ? 'status-bar light' : 'status-bar' }, h('span', { class: 'clock' }, '9:41'), h('span', { class: 'battery' }));
}
