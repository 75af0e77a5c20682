import { ledger, type LedgerLine } from './ledger.js';
import { methods } from './methods/registry.js';

const kinds: Record<LedgerLine['kind'], string> = { documented: '有文档', observed: '有实测', assumed: '推定' };

/** The fidelity ledger as Markdown: every method, its published error codes, and each line with its source. */
export function ledgerPage(): string {
  const counts = (['documented', 'observed', 'assumed'] as const).map((kind) => `${kinds[kind]} ${ledger.filter((line) => line.kind === kind).length}`);
  return [
    '# 保真台账', '', `共 ${ledger.length} 条：${counts.join('，')}。接口 ${methods.size} 个。`, '',
    '| 编号 | 接口 | 类别 | 内容 | 来源 |', '|---|---|---|---|---|',
    ...ledger.map(({ id, method, kind, text, source }) => `| \`${id}\` | ${method === '*' ? '协议' : `\`${method}\``} | ${kinds[kind]} | ${cell(text)} | ${cell(source)} |`),
    '', '## 接口与已公开的业务错误码', '', '| 接口 | 名称 | v3 | 错误码 |', '|---|---|---|---|',
    ...[...methods.values()].map(({ meta }) => `| \`${meta.name}\` | ${cell(meta.title)} | ${meta.v3 ? `\`${meta.v3.verb} ${meta.v3.path}\`` : '—'} | ${meta.errors.length === 0 ? '未公开' : meta.errors.map((code) => `\`${code}\``).join(' ')} |`),
    '',
  ].join('\n');
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|');
}
