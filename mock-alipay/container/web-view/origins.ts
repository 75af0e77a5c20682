/**
 * H5 origins as the ISV writes them, and where one phone finds them: `https://m.isv.example` → `http://p1a2b-0.localhost:41234`. Every phone has hosts
 * of its own, so that cookies and storage of one never meet those of another.
 */
export type H5Origins = Readonly<Record<string, string>>;

export function servedOrigins(real: readonly string[], label: string, port: number): H5Origins {
  return Object.fromEntries(real.map((origin, at) => [origin, `http://${label}-${at}.localhost:${port}`]));
}

/** Where the page of this address is served; undefined where its origin is none of the ISV's. */
export function servedUrl(address: string, origins: H5Origins): string | undefined {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  const served = url && origins[url.origin];
  return served === undefined ? undefined : served + url?.pathname + url?.search + url?.hash;
}

export function toServed(text: string, origins: H5Origins): string { return replaced(text, Object.entries(origins)); }
export function toReal(text: string, origins: H5Origins): string { return replaced(text, Object.entries(origins).map(([real, served]) => [served, real])); }

/** Plain, with slashes escaped as JSON may, and percent-encoded as in a query. */
function replaced(text: string, pairs: [from: string, to: string][]): string {
  return pairs.reduce((current, [from, to]) => [as.plain, as.escaped, as.encoded].reduce((soFar, spell) => soFar.replace(wholeOrigin(spell(from)), spell(to)), current), text);
}

const as = {
  plain: (origin: string): string => origin,
  escaped: (origin: string): string => origin.replaceAll('/', '\\/'),
  encoded: (origin: string): string => encodeURIComponent(origin),
};

/** `https://m.isv.example` does not stand in `https://m.isv.example.cn` nor in `https://m.isv.example:8443`. */
function wholeOrigin(origin: string): RegExp {
  return new RegExp(`${origin.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')}(?![\\w-]|\\.\\w|:\\d|%3A\\d)`, 'g');
}
