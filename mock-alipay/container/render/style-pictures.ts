/**
 * Pictures that a style names and that lie elsewhere. The page's own policy refuses them and says which it refused; the host fetches them as it does an
 * <image>'s, journalled, and the styles get the blob in the place of the address.
 */
import type { Pictures } from './pictures.js';

const addressed = /url\(\s*(["']?)(https?:\/\/[^"')]+)\1\s*\)/gi;
/** The ISV's name of a blob. */
const names = new Map<string, string>();

export class StylePictures {
  readonly #blobs = new Map<string, string>();
  #waiting = 0;

  constructor(private readonly pictures: Pictures) {}

  get waiting(): number { return this.#waiting; }

  async refused(url: string): Promise<void> {
    this.#waiting++;
    const blob = this.#blobs.get(url) ?? await this.#fetched(url);
    this.#waiting--;
    if (blob === undefined) return;
    for (const sheet of document.styleSheets) if (isOwn(sheet)) this.#rewriteRules(sheet.cssRules);
    for (const element of document.querySelectorAll<HTMLElement>('[style*="url("]')) this.#rewrite(element.style);
  }

  /** A style that is to be set, with the blobs that are known. */
  known(css: string): string {
    if (this.#blobs.size === 0 || !css.includes('url(')) return css;
    return css.replace(addressed, (whole, _quote, url: string) => { const blob = this.#blobs.get(absolute(url)); return blob === undefined ? whole : `url("${blob}")`; });
  }

  /** Decoded before any style names it: the page is busy until it can be painted. */
  async #fetched(url: string): Promise<string | undefined> {
    const blob = await this.pictures.find(url, '');
    if (blob === undefined) return undefined;
    const picture = new Image();
    picture.src = blob;
    await picture.decode().catch(() => undefined); // no picture after all: the style shows nothing, as everywhere
    this.#blobs.set(url, blob);
    names.set(blob, url);
    return blob;
  }

  #rewriteRules(rules: CSSRuleList): void {
    for (const rule of rules) {
      if ('style' in rule && rule.style instanceof CSSStyleDeclaration) this.#rewrite(rule.style);
      if ('cssRules' in rule && rule.cssRules instanceof CSSRuleList) this.#rewriteRules(rule.cssRules);
    }
  }

  #rewrite(style: CSSStyleDeclaration): void {
    const known = this.known(style.cssText); // as a whole: a shorthand with a variable in it has no parts to read
    if (known !== style.cssText) style.cssText = known;
  }
}

/** The font's sheet comes from elsewhere and may not be read. */
const isOwn = ({ href }: CSSStyleSheet): boolean => href === null || new URL(href).origin === location.origin;

/** What the ISV called the picture that is drawn. */
export const pictureName = (url: string): string => names.get(url) ?? url;

/** As the refusal spells it. */
function absolute(url: string): string {
  if (!URL.canParse(url)) return url;
  const parsed = new URL(url);
  parsed.hash = '';
  return parsed.href;
}
