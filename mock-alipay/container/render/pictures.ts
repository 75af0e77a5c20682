/** Where a picture really comes from: the package, a data URL, or the host, which fetches foreign ones outside the page. */
import type { ProgramInfo } from '../program.js';

export class Pictures {
  readonly #asked = new Map<string, { promise: Promise<string | undefined>; resolve: (url: string | undefined) => void }>();
  #waiting = 0;

  constructor(private readonly program: ProgramInfo, private readonly ask: (url: string) => void) {}

  /** Foreign pictures on their way. */
  get waiting(): number { return this.#waiting; }

  find(src: string, pagePath: string): Promise<string | undefined> {
    if (/^(data:image\/|blob:)/i.test(src)) return Promise.resolve(src);
    if (/^(https?:)?\/\//i.test(src)) return this.#foreign(src.startsWith('//') ? `https:${src}` : src);
    if (/^[a-z][a-z0-9+.-]*:/i.test(src)) return this.#foreign(src);
    return Promise.resolve(`${this.program.base}/assets${encodeURI(new URL(src, `http://package/${pagePath}`).pathname)}`);
  }

  arrived(url: string, blob: Blob | undefined): void {
    this.#waiting--;
    this.#asked.get(url)?.resolve(blob ? URL.createObjectURL(blob) : undefined);
  }

  #foreign(url: string): Promise<string | undefined> {
    const known = this.#asked.get(url);
    if (known) return known.promise;
    let resolve: (url: string | undefined) => void = () => undefined;
    const promise = new Promise<string | undefined>((done) => { resolve = done; });
    this.#asked.set(url, { promise, resolve });
    this.#waiting++;
    this.ask(url);
    return promise;
  }
}
