// Links and pictures of a built site that lead nowhere: a missing file, a missing anchor, or anything that a reader's browser would fetch from elsewhere.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { Parser } from 'htmlparser2';

/** What a page loads by itself; a plain link may lead to the outside world. */
const loading = new Set(['img', 'script', 'link', 'iframe', 'source', 'video']);

export function deadLinks(site) {
  const files = readdirSync(site, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.html')).sort();
  const pages = new Map(files.map((file) => [file, read(join(site, file))]));
  const links = [...pages].flatMap(([page, { links: found }]) => found.map((link) => ({ page, ...link })));
  const dead = links.flatMap(({ page, href, tag }) => {
    const why = fault(href, tag, { site, page, pages });
    return why ? [{ page, href, why }] : [];
  });
  return { pages: pages.size, links: links.length, dead };
}

function fault(href, tag, { site, page, pages }) {
  if (/^(data|mailto):/.test(href)) return undefined;
  if (/^(https?:)?\/\//.test(href)) return loading.has(tag) ? 'is fetched from elsewhere' : undefined;
  const [path = '', anchor = ''] = decodeURIComponent(href).split('#');
  const file = path === '' ? page : fileOf(path.startsWith('/') ? path.slice(1) : posix.join(dirname(page), path));
  if (!existsSync(join(site, file))) return 'does not exist';
  return anchor === '' || !pages.has(file) || pages.get(file).ids.has(anchor) ? undefined : 'has no such anchor';
}

/** `guide/` is guide/index.html; VitePress writes the .html of a page into its links. */
const fileOf = (path) => (path === '' || path.endsWith('/') ? `${path}index.html` : path);

function read(file) {
  const ids = new Set();
  const links = [];
  const parser = new Parser({
    onopentag(tag, { id, href, src }) {
      if (id) ids.add(id);
      if (href) links.push({ tag, href });
      if (src) links.push({ tag, href: src });
    },
  });
  parser.end(readFileSync(file, 'utf8'));
  return { ids, links };
}
