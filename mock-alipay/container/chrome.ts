/** Title bar and tab bar of a page, from its settings and what my.setNavigationBar changed. */
import type { Chrome } from './bridge.js';
import type { ProgramInfo, WindowConfig } from './program.js';

export function chromeOf(program: ProgramInfo, path: string, depth: number): Chrome {
  const window: WindowConfig = program.pageConfigs[path] ?? program.appJson.window ?? {};
  const color = typeof window.titleBarColor === 'number' ? `#${Number(window.titleBarColor).toString(16).padStart(6, '0')}` : window.titleBarColor;
  const tabBar = tabBarOf(program, path);
  return {
    title: String(window.defaultTitle ?? ''), titleBarColor: color || '#ffffff', frontColor: window.navigationBarFrontColor ?? (color && isDark(color) ? 'white' : 'black'),
    transparent: window.transparentTitle === 'always' || window.transparentTitle === 'auto', canGoBack: depth > 1, loading: false, ...(tabBar ? { tabBar } : {}),
  };
}

export function isTab(program: ProgramInfo, path: string): boolean {
  return program.appJson.tabBar?.items?.some((item) => clean(item.pagePath) === path) ?? false;
}

function tabBarOf(program: ProgramInfo, path: string): Chrome['tabBar'] {
  const { tabBar } = program.appJson;
  if (!tabBar?.items || !isTab(program, path)) return undefined;
  const icon = (file: string | undefined): string | undefined => (file ? `${program.base}/assets/${clean(file)}` : undefined);
  return {
    items: tabBar.items.map(({ pagePath, name, icon: idle, activeIcon }) => {
      const [drawn, active] = [icon(idle), icon(activeIcon)];
      return { pagePath: clean(pagePath), name, ...(drawn ? { icon: drawn } : {}), ...(active ? { activeIcon: active } : {}) };
    }),
    selected: tabBar.items.findIndex((item) => clean(item.pagePath) === path),
    textColor: tabBar.textColor ?? '#999999', selectedColor: tabBar.selectedColor ?? '#1677ff', backgroundColor: tabBar.backgroundColor ?? '#ffffff',
  };
}

function clean(path: string): string {
  return path.replace(/^\//, '');
}

function isDark(color: string): boolean {
  const hex = /^#?([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})/i.exec(color);
  if (!hex) return false;
  const [, red = '0', green = '0', blue = '0'] = hex;
  return Number.parseInt(red, 16) * 0.299 + Number.parseInt(green, 16) * 0.587 + Number.parseInt(blue, 16) * 0.114 < 150;
}
