/** The frame Alipay draws around a mini program: title bar with back arrow and capsule, tab bar, capsule menu. */
import { h } from 'preact';
import type { ComponentChild } from 'preact';
import type { Chrome } from '../../container/bridge.js';
import { chevron } from './home-views.js';
import type { Phone } from './phone.js';

export function titleBar(phone: Phone): ComponentChild {
  const chrome = phone.store.state.chrome ?? startingChrome(phone);
  const background = chrome.transparent ? 'transparent' : chrome.titleBarColor;
  return h('header', { class: chrome.frontColor === 'white' ? 'title-bar light' : 'title-bar', style: { background }, 'data-shell': 'title-bar' },
    h('button', { class: 'bar-back', 'data-shell': 'back', 'aria-label': '返回', onClick: () => void phone.pressBack() }, chevron()),
    h('div', { class: 'title', 'data-shell': 'title' }, chrome.loading ? h('span', { class: 'spinner small' }) : null, chrome.title),
    h('div', { class: 'capsule' },
      h('button', { 'data-shell': 'capsule-more', 'aria-label': '更多', onClick: () => phone.store.change({ menuOpen: true }) }, dots()),
      h('button', { 'data-shell': 'capsule-close', 'aria-label': '关闭', onClick: () => phone.pressClose() }, cross())));
}

const startingChrome = (phone: Phone): Chrome =>
  ({ title: phone.boot.app.name, titleBarColor: '#ffffff', frontColor: 'black', transparent: false, canGoBack: false, loading: false });

export function tabBar(phone: Phone): ComponentChild {
  const { chrome, tabBarHidden } = phone.store.state;
  const bar = chrome?.tabBar;
  if (!bar || tabBarHidden) return null;
  return h('nav', { class: 'tabs program-tabs', 'data-shell': 'tab-bar', style: { background: bar.backgroundColor } }, bar.items.map((item, index) => {
    const on = index === bar.selected;
    const icon = on ? item.activeIcon ?? item.icon : item.icon;
    return h('button', {
      class: 'tab', key: item.pagePath, 'data-shell': 'tab-bar-item', 'data-page-path': item.pagePath, style: { color: on ? bar.selectedColor : bar.textColor },
      onClick: () => void phone.switchTab(item.pagePath),
    }, icon ? h('img', { src: icon, alt: '', width: 24, height: 24 }) : null, item.name, item.badge ? h('b', { class: 'badge' }, item.badge) : null);
  }));
}

export function capsuleMenu(phone: Phone): ComponentChild {
  const close = (): void => phone.store.change({ menuOpen: false });
  return h('div', { class: 'mask bottom', 'data-shell': 'menu' },
    h('div', { class: 'action-sheet' },
      h('div', { class: 'sheet-title' }, phone.boot.app.name),
      ['分享', '收藏', '添加到桌面', '反馈与投诉'].map((name) => h('button', { key: name, disabled: true }, name)),
      h('button', { class: 'gap', 'data-shell': 'menu-cancel', onClick: close }, '取消')));
}

const dots = (): ComponentChild => h('svg', { viewBox: '0 0 20 20', width: 18, height: 18 }, [4, 10, 16].map((x) => h('circle', { key: x, cx: x, cy: 10, r: x === 10 ? 2.6 : 1.7, fill: 'currentColor' })));
const cross = (): ComponentChild =>
  h('svg', { viewBox: '0 0 20 20', width: 18, height: 18 }, h('path', { d: 'M4.5 4.5l11 11M15.5 4.5l-11 11', stroke: 'currentColor', 'stroke-width': 1.8, 'stroke-linecap': 'round' }));
