import { jsapi } from './jsapi.js';
import { sendRequest } from './network.js';

/** The old name of my.request, still much used; its answer has `status` and `headers` like the new one. */
export const httpRequest = jsapi('my.httpRequest', {
  url: 'string', method: 'string?', data: 'any?', headers: 'object?', header: 'object?', dataType: 'string?', timeout: 'number?', responseType: 'string?',
}, (params, context) => sendRequest('my.httpRequest', params, context));
