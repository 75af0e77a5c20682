import { jsapi } from './jsapi.js';
import { sendRequest } from './network.js';

/** Network request through the harness. `headers` is the documented name, `header` the newer one. */
export const request = jsapi('my.request', {
  url: 'string', method: 'string?', data: 'any?', headers: 'object?', header: 'object?', dataType: 'string?', timeout: 'number?', responseType: 'string?',
}, (params, context) => sendRequest('my.request', params, context));
