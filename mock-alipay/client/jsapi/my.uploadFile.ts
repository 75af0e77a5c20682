import { fileBytes } from './files.js';
import { jsapi } from './jsapi.js';
import { fromBase64, lowerCase, send } from './network.js';

/** Multipart upload of a file the user chose. */
export const uploadFile = jsapi('my.uploadFile', {
  url: 'string', filePath: 'string', name: 'string?', fileName: 'string?', header: 'object?', headers: 'object?', formData: 'object?', timeout: 'number?',
}, async (params, context) => {
  const { name = params.fileName ?? 'file', formData = {} } = params;
  const headers = lowerCase({ ...params.headers, ...params.header });
  delete headers['content-type']; // the boundary is the harness's
  const file = { name, fileName: params.filePath.split('/').at(-1) ?? 'file', contentType: 'image/png', base64: fileBytes(params.filePath) };
  const fields = Object.entries(formData).map(([key, value]) => ({ name: key, value: String(value) }));
  const answer = await send({ via: 'my.uploadFile', url: params.url, method: 'POST', headers, timeoutMs: params.timeout ?? 60_000, body: { form: [...fields, file] } }, context);
  return { data: new TextDecoder().decode(fromBase64(answer.base64)), statusCode: answer.status, header: answer.headers };
});
