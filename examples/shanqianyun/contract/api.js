/** A client as the document describes it: every request carries the four headers, POST and PUT are url-encoded, sessions go in X-auth-token. */
export function createApi({ baseUrl, platformCode, uniqueKey, arrays = 'brackets' }) {
  const root = baseUrl.replace(/\/$/, '');
  const conventional = { 'X-location': '120.58-31.30', 'X-unique-key': uniqueKey, 'X-city': encodeURIComponent('苏州'), 'X-platform-code': platformCode };

  async function send(method, path, { form, body, headers = {}, token, without = [] } = {}) {
    const sent = { ...conventional, ...(token ? { 'X-auth-token': token } : {}), ...(form ? { 'content-type': 'application/x-www-form-urlencoded' } : {}), ...headers };
    for (const name of without) delete sent[name];
    const response = await fetch(root + path, { method, headers: sent, body: form ? encode(form, arrays) : body, signal: AbortSignal.timeout(10_000) });
    const bytes = Buffer.from(await response.arrayBuffer());
    return { http: response.status, type: response.headers.get('content-type') ?? '', cookies: response.headers.getSetCookie(), bytes, ...json(bytes) };
  }

  return {
    get: (path, options) => send('GET', path, options),
    post: (path, form, options) => send('POST', path, { form, ...options }),
    put: (path, form, options) => send('PUT', path, { form, ...options }),
    upload(path, field, { bytes, type, name }) {
      const body = new FormData();
      body.append(field, new Blob([bytes], { type }), name);
      return send('POST', path, { body });
    },
    fetchUrl: async (url) => Buffer.from(await (await fetch(url, { signal: AbortSignal.timeout(10_000) })).arrayBuffer()),
  };
}

/** The document leaves open how an array is url-encoded: employee_edu[0][school]=… (brackets) or one JSON string (json). */
function encode(form, arrays) {
  const pairs = Object.entries(form).flatMap(([name, value]) => {
    if (!Array.isArray(value)) return [[name, String(value)]];
    if (arrays === 'json') return [[name, JSON.stringify(value)]];
    return value.flatMap((item, at) => Object.entries(item).map(([key, text]) => [`${name}[${at}][${key}]`, String(text)]));
  });
  return new URLSearchParams(pairs).toString();
}

function json(bytes) {
  try {
    return { json: JSON.parse(bytes.toString('utf8')) };
  } catch {
    return { json: undefined }; // not JSON: what is asked of it says so
  }
}
