/** Which client was seen to do what against this gateway. A cell is the title of the test that proves it, or the reason why there is none. */
export const features = ['调用与响应验签', '内容加密 AES', '证书方式', '证书方式 + AES', '订单串', '页面链接', '文件上传', 'v3 REST', '通知验签'] as const;
type Feature = (typeof features)[number];
export interface Proof { test: string; note?: string }
export interface Lack { lacks: string }

export interface Client { name: string; how: string; cells: Record<Feature, Proof | Lack> }

const by = (test: string, note?: string): Proof => ({ test, ...(note === undefined ? {} : { note }) });
const lacks = (reason: string): Lack => ({ lacks: reason });
const unverified = '响应加密时须关掉 validateSign：SDK 对密文响应验签有误';

const sdk4 = { basic: 'alipay-sdk 4.x: exec with validateSign, AES, order strings and pages', certificates: 'alipay-sdk 4.x: certificate mode, with AES and over v3', rest: 'alipay-sdk 4.x: upload, v3 REST and notifications' };
const sdk3 = { basic: 'alipay-sdk 3.x: exec with validateSign, AES, order strings and pages', certificates: 'alipay-sdk 3.x: certificate mode, with AES, and upload', notify: 'alipay-sdk 3.x and alipay-mobile believe our notifications' };
const mobile = 'alipay-mobile: its calls and order strings verify, and a method outside this mock is answered as unknown';
const nodeSdk = 'alipay-node-sdk: what it builds and signs verifies here, what we sign verifies there';
const wire = (test: string, verifies: string | undefined): Client['cells'] => ({
  调用与响应验签: by(test, verifies), '内容加密 AES': lacks(onlyCalls), 证书方式: lacks(onlyCalls), '证书方式 + AES': lacks(onlyCalls), 订单串: lacks(onlyCalls),
  页面链接: lacks(onlyCalls), 文件上传: lacks(onlyCalls), 'v3 REST': lacks(onlyCalls), 通知验签: lacks(onlyCalls),
});
const onlyCalls = '只试了调用的报文';
const noSuch = (what: string): Lack => lacks(`客户端没有${what}`);

export const clients: readonly Client[] = [
  {
    name: 'alipay-sdk 4.x', how: 'npm，官方',
    cells: {
      调用与响应验签: by(sdk4.basic), '内容加密 AES': by(sdk4.basic, unverified), 证书方式: by(sdk4.certificates), '证书方式 + AES': by(sdk4.certificates, unverified), 订单串: by(sdk4.basic),
      页面链接: by(sdk4.basic), 文件上传: by(sdk4.rest), 'v3 REST': by(sdk4.rest), 通知验签: by(sdk4.rest),
    },
  },
  {
    name: 'alipay-sdk 3.x', how: 'npm，官方',
    cells: {
      调用与响应验签: by(sdk3.basic), '内容加密 AES': by(sdk3.basic, unverified), 证书方式: by(sdk3.certificates), '证书方式 + AES': by(sdk3.certificates, unverified), 订单串: by(sdk3.basic),
      页面链接: by(sdk3.basic), 文件上传: by(sdk3.certificates), 'v3 REST': noSuch(' v3'), 通知验签: by(sdk3.notify),
    },
  },
  {
    name: 'alipay-mobile 4.x', how: 'npm，第三方',
    cells: {
      调用与响应验签: by(mobile, '它只有交易类接口，应答为不存在的方法'), '内容加密 AES': noSuch('加密'), 证书方式: noSuch('证书方式'), '证书方式 + AES': noSuch('证书方式'), 订单串: by(mobile),
      页面链接: lacks('没有试'), 文件上传: noSuch('上传'), 'v3 REST': noSuch(' v3'), 通知验签: by(sdk3.notify),
    },
  },
  {
    name: 'alipay-node-sdk 1.x', how: 'npm，第三方',
    cells: {
      调用与响应验签: by(nodeSdk, '报文由它生成和签名，由 fetch 发出'), '内容加密 AES': noSuch('加密'), 证书方式: noSuch('证书方式'), '证书方式 + AES': noSuch('证书方式'), 订单串: lacks('没有试'),
      页面链接: lacks('没有试'), 文件上传: noSuch('上传'), 'v3 REST': noSuch(' v3'), 通知验签: lacks('没有试'),
    },
  },
  { name: 'Java SDK 的报文', how: '真实 JDK，手写报文', cells: wire("a real Java runtime speaks the Java SDK's wire and verifies our answer", undefined) },
  { name: 'Python SDK 的报文', how: '真实 Python，手写报文', cells: wire("a real Python speaks the Python SDK's wire and its parser finds our signature", undefined) },
  { name: 'PHP SDK 的报文', how: '按源码手写报文，由 Node 发出', cells: wire("the PHP SDK's wire: format=json, alipay_sdk in the query, http_build_query's plus signs", '只验请求；机器上没有 PHP') },
];
