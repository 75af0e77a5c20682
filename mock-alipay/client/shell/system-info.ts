/** What my.getSystemInfo says of the phone that is drawn: sizes match style.css. */
import type { Behaviour } from '../assumptions.js';

export const bars = { status: 44, title: 44, tabs: 50 } as const;
export const screenSize = { width: 390, height: 844 } as const;

export function systemInfo({ appVersion, sdkVersion }: Behaviour, pixelRatio: number): Record<string, unknown> {
  const { width, height } = screenSize;
  const top = bars.status + bars.title;
  return {
    app: 'alipay', brand: 'Yanshou', model: 'Yanshou Phone', platform: 'Android', system: '12', version: appVersion, SDKVersion: sdkVersion, language: 'zh-Hans', theme: 'light', performance: 'high',
    pixelRatio, windowWidth: width, windowHeight: height - top, screenWidth: width, screenHeight: height, screen: { width, height }, statusBarHeight: bars.status, titleBarHeight: bars.title,
    fontSizeSetting: 16, storage: '128 GB', currentBattery: '80%', transparentTitle: false,
    safeArea: { left: 0, top: bars.status, right: width, bottom: height, width, height: height - bars.status },
    locationAuthorized: true, wifiEnabled: true, cameraAuthorized: true, albumAuthorized: true, microphoneAuthorized: false, bluetoothEnabled: false, locationEnabled: true,
  };
}
