/** What an H5 page and the view around it say to each other. The page is the ISV's: of its messages nothing is believed but that it sent them. */
import type { JsapiAnswer } from '../bridge.js';
import type { TreeNode } from '../render/screen-tree.js';

export type FromH5 = { yanshou: 'call'; n: number; name: string; params: unknown } | { yanshou: 'blocked'; via: string; url: string } | { yanshou: 'error'; message: string; stack: string } | { yanshou: 'busy'; busy: number } | { yanshou: 'here'; failed?: string };
export type ToH5 = { yanshou: 'answer'; n: number; answer: JsapiAnswer } | { yanshou: 'message'; data: unknown };

/** What our script puts into an H5 page's window. */
export interface H5Window {
  __yanshouTree(): TreeNode[];
  __yanshouNode(index: number): Element | undefined;
  __yanshouScroll(): { top: number; height: number; atEnd: boolean };
  __yanshouScrollTo(top: number): void;
  /** What https://appx/web-view.min.js gives a page as `my`. */
  __yanshouMy: object;
}

/** my.* that the platform lets an H5 page call (web-view H5 页面承载, 可用 API). my.startShare is the page's share button. */
export const h5Jsapis: readonly string[] = [
  'navigateTo', 'navigateBack', 'switchTab', 'reLaunch', 'redirectTo', 'chooseImage', 'previewImage', 'getLocation', 'openLocation', 'alert', 'showLoading', 'hideLoading',
  'setStorage', 'getStorage', 'removeStorage', 'clearStorage', 'getStorageInfo', 'getNetworkType', 'startShare', 'tradePay',
];

export const ownPath = '/__yanshou/';
