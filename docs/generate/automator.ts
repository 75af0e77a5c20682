/** The English page of the automation port: its own words around the tables that the code gives docs/automator.md. */
import { methodTables } from '../../mock-alipay/container/automator/methods.js';
import { generatedNote } from './language.js';

export const englishAutomatorPage = (): string => [generatedNote, '', ...words, '', methodTables(), ''].join('\n');

const words = [
  '# Automation port',
  '',
  'The unmodified npm client `miniprogram-automator` (0.12.1) drives a mini program here:',
  '',
  '```sh',
  'npx yanshou mock --mini-program dist/ --automator-port 9420',
  '```',
  '',
  '```js',
  'const automator = require(\'miniprogram-automator\');',
  'const mini = await automator.connect({ wsEndpoint: \'ws://127.0.0.1:9420\' });',
  'const page = await mini.currentPage();',
  'await (await page.$(\'.apply\')).tap();',
  '```',
  '',
  'The port listens on this machine only and refuses connections with an Origin (those of web pages). The client’s `navigateTo`, `redirectTo`, `reLaunch`, `switchTab` and `navigateBack` sleep 3 seconds each;',
  '`callWxMethod(\'navigateTo\', { url })` returns as soon as the page is there. Selectors, XPath and `wxml()` see the tree as its author wrote it: tags of components are in it, with `data`, `setData` and `callMethod`.',
  '',
  '## Journeys on a real IDE',
  '',
  '```ts',
  'export default defineConfig({ stage: { automator: \'ws://127.0.0.1:9420\' }, /* … */ });',
  '```',
  '',
  'Journeys are played one at a time, through this client alone. Behind our own container’s port they see what they see inside (`npm run prove:automator` compares them cell by cell). A real IDE does not know the `yanshou.*` methods: there is',
  'no 支付宝就业 and no 投递记录, the screen tree comes from element queries, and what is at rest or covers what is unknown. Each picture is recorded as unsettled; checks that need more answer “cannot tell” and do not pass.',
  '',
  '## Methods',
  '',
  '支持 supported · 不支持 not supported',
];
