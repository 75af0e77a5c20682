import { keepFile } from './files.js';
import { jsapi, JsapiError } from './jsapi.js';
import { lowerCase, send } from './network.js';

/** Downloads into a temporary file of the phone. */
export const downloadFile = jsapi('my.downloadFile', { url: 'string', header: 'object?', timeout: 'number?', filePath: 'string?' }, async (params, context) => {
  const answer = await send({ via: 'my.downloadFile', url: params.url, method: 'GET', headers: lowerCase(params.header), timeoutMs: params.timeout ?? 60_000 }, context);
  if (answer.status >= 400) throw new JsapiError(12, `下载失败: HTTP ${answer.status}`);
  const path = keepFile(answer.base64);
  return { apFilePath: path, tempFilePath: path, filePath: params.filePath ?? path, statusCode: answer.status, headers: answer.headers };
});
