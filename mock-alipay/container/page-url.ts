/** Urls of pages as my.navigateTo and its kin take them. */

export interface PageUrl { path: string; query: Record<string, string> }

/** `from` = path of the page that asks: relative urls start there. `decode` is false under app.json's behavior.decodeQuery "disable". */
export function parsePageUrl(url: string, from: string | undefined, decode = true): PageUrl {
  const [address = '', ...rest] = url.split('?');
  const query: Record<string, string> = {};
  for (const pair of rest.join('?').split('&')) {
    if (pair === '') continue;
    const [key = '', ...value] = pair.split('=');
    query[decode ? decoded(key) : key] = decode ? decoded(value.join('=')) : value.join('=');
  }
  return { path: resolvePath(address.replace(/#.*$/, ''), from), query };
}

function resolvePath(address: string, from: string | undefined): string {
  if (address.startsWith('/') || from === undefined || !address.startsWith('.')) return address.replace(/^\/+/, '').replace(/\.axml$/, '');
  const folder = from.split('/').slice(0, -1);
  for (const part of address.split('/')) {
    if (part === '..') folder.pop();
    else if (part !== '.' && part !== '') folder.push(part);
  }
  return folder.join('/');
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text; // a lone %: taken as it stands
  }
}
