/** What the compiler hands to the host and the browser: the shape of one compiled mini program. */

export interface ServedFile { body: string | Uint8Array; type: string }
export interface UnsupportedUse { feature: 'tag' | 'directive' | 'jsapi' | 'event' | 'style' | 'component' | 'expression' | 'other'; name: string; page?: string; detail?: string }

export interface WindowConfig {
  defaultTitle?: string; titleBarColor?: string; transparentTitle?: string; pullRefresh?: boolean | string; onReachBottomDistance?: number;
  backgroundColor?: string; navigationBarFrontColor?: 'black' | 'white'; responsive?: boolean; [key: string]: unknown;
}
export interface TabBarConfig {
  textColor?: string; selectedColor?: string; backgroundColor?: string;
  items: { pagePath: string; name: string; icon?: string; activeIcon?: string }[];
}
export interface AppJson { pages: string[]; window?: WindowConfig; tabBar?: TabBarConfig; entryPagePath?: string; [key: string]: unknown }

export interface CompiledProgram {
  /** Path (no leading slash) → what to serve: service.js, service.js.map, styles/<page>.css, assets/<path>. */
  files: Map<string, ServedFile>;
  appJson: AppJson;
  /** All pages, those of subpackages included, entry page first. */
  pages: string[];
  /** Window settings of each page (app.json's window with the page's own json over it). */
  pageConfigs: Record<string, WindowConfig>;
  component2: boolean;
  framework: 'native' | 'taro' | 'uni-app';
  buildHash: string;
  warnings: string[];
  unsupported: UnsupportedUse[];
}

/** The part of a compiled program that the browser's host needs: plain JSON. Made by programInfo() in serve.ts. */
export interface ProgramInfo {
  appJson: AppJson; pages: string[]; pageConfigs: Record<string, WindowConfig>; component2: boolean; framework: CompiledProgram['framework']; buildHash: string;
  /** Absolute paths on the service and the render origin: `${base}/service.js`, `${base}/styles/<page>.css`, `${base}/assets/<path>`. */
  base: string;
  unsupported: UnsupportedUse[];
}
