/** Parameters of the function around a compiled program: names the platform gives to ISV code, and names it takes away. */
export const wrapperGives = [
  '$h', '$register', 'App', 'Page', 'Component', 'Mixin', 'Behavior', 'getApp', 'getCurrentPages', 'my', 'requirePlugin', 'setTimeout', 'setInterval', 'clearTimeout', 'clearInterval', 'console',
  'navigator', 'getDate', 'getRegExp', 'Function',
] as const;

/** Never passed, so undefined inside. navigator is not among them: frameworks ask for navigator.userAgent. */
export const wrapperHides = [
  'globalThis', 'global', 'self', 'window', 'document', 'location', 'frames', 'top', 'parent', 'AlipayJSBridge', 'fetch', 'XMLHttpRequest', 'WebSocket', 'EventSource', 'importScripts',
  'postMessage', 'Worker', 'SharedWorker', 'BroadcastChannel', 'MessageChannel', 'indexedDB', 'caches', 'localStorage', 'sessionStorage', 'define',
] as const;
