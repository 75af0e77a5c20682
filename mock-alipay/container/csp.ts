/** Content security policies of the container's three documents. Whoever serves them sets these headers; serve.ts already does. */

/** The service worker: scripts of this one program from its own origin, no eval, no connection of any kind. */
export const serviceCsp = "default-src 'none'; script-src 'self'; base-uri 'none'; form-action 'none'";

/**
 * The render page runs our script only. Pictures from elsewhere come as blobs through the host (MiniProgramOptions.loadImage), so a page
 * cannot make requests by drawing. `frames` are the origins a <web-view> may show, `fonts` is the font's.
 */
export function renderCsp(frames: readonly string[], fonts: string): string {
  return [
    "default-src 'none'", "script-src 'self'", `style-src 'self' 'unsafe-inline' ${fonts}`, "img-src 'self' data: blob:", `font-src 'self' data: ${fonts}`, "media-src 'self' blob: data:",
    `frame-src ${frames.length ? frames.join(' ') : "'none'"}`, "base-uri 'none'", "form-action 'none'",
  ].join('; ');
}
