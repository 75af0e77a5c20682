/** my.* that answer at once, from what the app gave at start. Those that need hardware the phone lacks throw the platform's error and are reported. */
import { animatedStyles } from '../../animated-styles.js';
import { record, type Dictionary, type Method } from '../definition.js';
import type { MyContext } from './context.js';
import { lackingSyncNames } from './names.js';

export function createSyncApis(context: MyContext, my: Dictionary): Dictionary {
  const { boot } = context;
  const info = (...keys: string[]) => (): Dictionary => Object.fromEntries(keys.filter((key) => key in boot.systemInfo).map((key) => [key, boot.systemInfo[key]]));
  const real: Record<string, (...args: never[]) => unknown> = {
    getSystemInfoSync: () => structuredClone(boot.systemInfo),
    getWindowInfo: info('pixelRatio', 'screenWidth', 'screenHeight', 'windowWidth', 'windowHeight', 'statusBarHeight', 'safeArea', 'titleBarHeight'),
    getAppBaseInfo: () => ({ SDKVersion: my['SDKVersion'], ...info('language', 'version', 'app', 'fontSizeSetting', 'theme')() }),
    getDeviceBaseInfo: info('brand', 'model', 'platform', 'system', 'performance'),
    getSystemSetting: () => ({ bluetoothEnabled: false, locationEnabled: true, wifiEnabled: true, deviceOrientation: 'portrait' }),
    getAppAuthorizeSetting: () => ({ albumAuthorized: 'authorized', bluetoothAuthorized: 'not determined', cameraAuthorized: 'authorized', locationAuthorized: 'authorized', microphoneAuthorized: 'not determined', notificationAuthorized: 'authorized' }),
    getLaunchOptionsSync: () => structuredClone(boot.launch), getEnterOptionsSync: () => structuredClone(context.entered()),
    getAppIdSync: () => ({ appId: boot.appId ?? '' }),
    getAccountInfoSync: () => ({ miniProgram: { appId: boot.appId ?? '', envVersion: 'release', version: '1.0.0' } }),
    getExtConfigSync: () => ({}), getParentAppIdSync: () => ({ appId: '' }), getParentAppId: () => '', getPluginIdSync: () => ({ pluginId: '' }),
    getBatteryInfoSync: () => ({ level: 80, isCharging: false }),
    getMenuButtonBoundingClientRect: () => menuButton(boot.systemInfo), getLeftButtonsBoundingClientRect: () => ({ backButtonIcon: {}, homeButtonIcon: {} }),
    getUpdateManager: () => ({ onCheckForUpdate: (listener: unknown) => { if (typeof listener === 'function') context.guard(() => { (listener as (result: object) => void)({ hasUpdate: false }); }); }, onUpdateReady: nothing, onUpdateFailed: nothing, applyUpdate: nothing }), // a function by the check
    arrayBufferToBase64: (buffer: ArrayBuffer) => btoa(Array.from(new Uint8Array(buffer), (byte) => String.fromCharCode(byte)).join('')),
    base64ToArrayBuffer: (text: string) => Uint8Array.from(atob(text), (char) => char.charCodeAt(0)).buffer,
    createAnimation: (options: unknown) => createAnimation(options as Dictionary), // options are an object or absent
    showSharePanel: () => { void context.call('my.showSharePanel', {}); },
    createRewardedAd: () => undefined,
  };
  const missing = Object.fromEntries(lackingSyncNames.map((name) => [name, (options: unknown) => unsupportedSync(context, name, options)]));
  return { ...missing, ...real };
}

/** Those that take callbacks (my.connectSocket) hear the platform's error through them. */
function unsupportedSync({ report, page, guard }: MyContext, name: string, options: unknown): object {
  const path = page();
  report.note({ kind: 'jsapi', name: `my.${name}`, params: {}, outcome: 'unsupported', ...(path === undefined ? {} : { page: path }) });
  report.unsupported('jsapi', `my.${name}`, path);
  const { fail, complete } = record(options);
  void Promise.resolve({ error: 1, errorMessage: `接口 my.${name} 不存在` }).then((error) => {
    for (const callback of [fail, complete]) if (typeof callback === 'function') guard(() => (callback as Method)(error)); // a function by the check
  });
  return inert();
}

/** A context object whose every method does nothing, so that the page goes on; that it was asked for is in the evidence. */
function inert(): object {
  const target: object = new Proxy({}, { get: (_, name) => (name === 'then' || typeof name === 'symbol' ? undefined : () => inert()) });
  return target;
}

function menuButton(systemInfo: Dictionary): Dictionary {
  const width = Number(systemInfo['windowWidth'] ?? 375);
  const top = Number(systemInfo['statusBarHeight'] ?? 20) + 8;
  return { success: true, width: 79, height: 28, top, bottom: top + 28, left: width - 89, right: width - 10 };
}

function nothing(): void { return undefined; }

/** Steps for the `animation` attribute, in the platform's export format. A step goes on from the transforms of those before it. */
function createAnimation(options: Dictionary = {}): object {
  const steps: Dictionary[] = [];
  const transforms = new Map<string, unknown[]>();
  let current: [string, unknown[]][] = [];
  const animation: object = new Proxy({}, {
    get: (_, name) => {
      if (typeof name === 'symbol') return undefined;
      if (name === 'export') return () => ({ actions: steps.splice(0) });
      if (name === 'step') return (config: Dictionary = {}) => { steps.push({ config: { duration: 400, timeFunction: 'linear', delay: 0, ...options, ...config }, animation: [...current, ...transforms] }); current = []; return animation; };
      return (...args: unknown[]) => { if (animatedStyles.has(name)) current.push([name, args]); else transforms.set(name, args); return animation; };
    },
  });
  return animation;
}
