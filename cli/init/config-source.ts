/** Writes a draft as yanshou.config.ts, the way a person would. */
import { triggeredStatuses } from '../config/trigger.js';

export interface Draft {
  app: { name: string; appId: string; subject: string; resumeMode?: string };
  miniProgram: { root: string };
  server: { command: string; cwd: string; readyUrl: string; give: Record<string, string> };
  gateway?: { intercept: true };
  links: { alipay: { page: string; query: Record<string, string> }; self: { home: string } };
  /** URL of the back office that sets a status; '' = not known yet. */
  statusUrl: string;
  target: 'S' | 'A' | 'B';
}

/** The config as data: what the schema checks, and what a .json config holds. */
export function draftConfig({ statusUrl, ...config }: Draft): Record<string, unknown> {
  return { ...config, statusTriggers: Object.fromEntries(triggeredStatuses.map((status) => [status, { method: 'POST', url: statusUrl, body: { status } }])) };
}

export function configSource({ app, miniProgram, server, gateway, links, statusUrl, target }: Draft): string {
  return `import { defineConfig } from 'yanshou';

/** 让后台把一份投递改为某个状态。{outApplyId} {userId} {outJobId} 会被填入；小程序没有的状态写 { notOffered: '原因' }。 */
const office = (status: string) => ({
  method: 'POST',
  url: ${quoted(statusUrl)},
  body: { status },
});

export default defineConfig({
  app: ${literal(app, 1)},
  miniProgram: ${literal(miniProgram, 1)},
  server: ${literal(server, 1)},
${gateway ? `  // 网关地址写死在服务端代码里：由代理接管。\n  gateway: ${literal(gateway, 1)},\n` : ''}  links: ${literal(links, 1)},
  statusTriggers: {
${triggeredStatuses.map((status) => `    ${status}: office('${status}'),`).join('\n')}
  },
  target: '${target}',
});
`;
}

function literal(value: unknown, depth: number): string {
  if (typeof value === 'boolean') return String(value);
  if (typeof value !== 'object' || value === null) return quoted(String(value));
  const pairs = Object.entries(value).map(([key, inner]) => `${/^[A-Za-z_$][\w$]*$/.test(key) ? key : quoted(key)}: ${literal(inner, depth + 1)}`);
  const line = `{ ${pairs.join(', ')} }`;
  if (line.length <= 100 && !line.slice(1).includes('{ ')) return pairs.length === 0 ? '{}' : line;
  const indent = '  '.repeat(depth);
  return `{\n${pairs.map((pair) => `${indent}  ${pair},`).join('\n')}\n${indent}}`;
}

const quoted = (text: string): string => `'${text.replace(/[\\']/g, '\\$&').replace(/\n/g, '\\n')}'`;
