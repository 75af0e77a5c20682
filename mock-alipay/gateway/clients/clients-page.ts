import { clients, features, type Lack, type Proof } from './features.js';

/** docs/clients.md: client × feature, then how to point a server at the mock. */
export function clientsPage(): string {
  const notes: string[] = [];
  const rows = clients.map(({ name, how, cells }) => `| ${name}（${how}） | ${features.map((feature) => cell(cells[feature], notes)).join(' | ')} |`);
  return [
    '# 客户端', '', '每个 ✓ 背后是 `mock-alipay/gateway/clients/` 里的一条测试，用未改动的客户端对着真实网关跑；— 是没有，原因见下。',
    '本页由代码生成：`npx vitest run mock-alipay/gateway/clients/features -u`。', '',
    `| 客户端 | ${features.join(' | ')} |`, `|---|${features.map(() => '---|').join('')}`, ...rows, '',
    ...notes.map((note, i) => `${i + 1}. ${note}`), '', ...howTo, '',
  ].join('\n');
}

function cell(of: Proof | Lack, notes: string[]): string {
  const note = 'lacks' in of ? of.lacks : of.note;
  const mark = 'lacks' in of ? '—' : '✓';
  if (note === undefined) return mark;
  if (!notes.includes(note)) notes.push(note);
  return `${mark} ${notes.indexOf(note) + 1}`;
}

const howTo = [
  '## 证书方式', '', '`yanshou mock` 总是两种方式都开：除公钥外，密钥目录（默认 `.yanshou`）里还有三份证书，启动时打印路径。验收时在配置里写：', '',
  '```ts', "gateway: { certificates: '.yanshou' },", "server: { give: { appCertFile: 'APP_CERT', alipayCertFile: 'ALIPAY_CERT', alipayRootCertFile: 'ALIPAY_ROOT_CERT' } },", '```', '',
  '已在运行的服务端若自带应用公钥证书，`server.appPublicKey` 填这份证书即可，支付宝侧的两份仍取自该目录。内容加密填 `app.aesKey`，接收通知填 `app.notifyUrl`。', '',
  '## 地址写死的服务端', '', '`gateway.intercept: true`（或 `yanshou mock --intercept`）另开一个代理和本次运行的 CA，只应答 `openapi.alipay.com` 与 `oapi.dingtalk.com`，其余一律拒绝并记入流水。服务端进程得到这些环境变量：', '',
  '| 运行时 | 靠什么 | 测试 |', '|---|---|---|',
  '| Node（http、fetch、axios、官方 SDK） | `NODE_OPTIONS=--require …/node-hook.cjs` 改写连接，`NODE_EXTRA_CA_CERTS` | 真实 Node |',
  '| Python（urllib、requests） | `HTTPS_PROXY`，`SSL_CERT_FILE`、`REQUESTS_CA_BUNDLE` | 真实 Python：urllib；requests 没有试 |',
  '| curl，PHP 的 libcurl | `HTTPS_PROXY`，`CURL_CA_BUNDLE` | 真实 curl；PHP 没有试：其 cURL 扩展取 `HTTPS_PROXY`，证书另需 `curl.cainfo` |',
  '| Java | `JAVA_TOOL_OPTIONS` 里的 `-Dhttps.proxyHost/Port`、`-Djavax.net.ssl.trustStore`（有 keytool 时） | 真实 JDK：HttpURLConnection |',
];
