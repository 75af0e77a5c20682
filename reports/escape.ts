/** Escaping by destination. A stranger's string may hold markup, control characters, bidi overrides or half a surrogate pair; each output has its own answer. */

// Written as code points so that this file itself holds none of them.
const controlPattern = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/g;
const bidiPattern = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;
const loneSurrogatePattern = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;
const notXmlPattern = /[\ufffe\uffff]/g;
const replacement = '\ufffd';

/** Text for an element or a quoted attribute. Control characters become visible stand-ins; bidi marks stay and are isolated by <bdi>. */
export function forHtml(text: string): string {
  return withoutControls(text).replace(/[&<>"'`]/g, (char) => `&#${char.charCodeAt(0)};`);
}

/** Text for XML 1.0 content or a quoted attribute; `]]>` cannot survive because `>` is escaped too. */
export function forXml(text: string): string {
  return withoutControls(text).replace(notXmlPattern, replacement)
    .replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;').replace(/'/g, '&apos;')
    .replace(/\r/g, '&#13;').replace(/\n/g, '&#10;').replace(/\t/g, '&#9;');
}

/** One line of GitHub Markdown that renders as exactly this text: no links, mentions, HTML, table cells or emphasis. */
export function forMarkdown(text: string): string {
  return oneLine(text).replace(bidiPattern, '')
    .replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;')
    .replace(/[\\`*_{}[\]()#+\-!|~$]/g, '\\$&')
    // GitHub links bare addresses and mentions after rendering, so they are broken with a zero-width space.
    .replace(/:\/\//g, ':\u200b//').replace(/www\./gi, (www) => `${www.slice(0, 3)}\u200b.`).replace(/@/g, '@\u200b');
}

/** One line for a terminal: no escape sequences, no bidi tricks. */
export function forTerminal(text: string): string {
  return oneLine(text).replace(bidiPattern, '');
}

/** Text for a plain document (a comment to paste, a JSON string): line breaks stay. */
export function forPlainText(text: string): string {
  return withoutControls(text).replace(bidiPattern, '');
}

/** Shortens by code points, never through a surrogate pair. */
export function shorten(text: string, limit: number): string {
  if (text.length <= limit) return text;
  return `${Array.from(text.slice(0, limit * 2)).slice(0, limit - 1).join('')}…`;
}

/** Half a surrogate pair breaks encodeURIComponent and UTF-8 writers alike. */
export const wellFormed = (text: string): string => text.replace(loneSurrogatePattern, replacement);

function withoutControls(text: string): string {
  return wellFormed(text.replace(controlPattern, replacement));
}

function oneLine(text: string): string {
  return withoutControls(text).replace(/[\s\u2028\u2029]+/g, ' ').trim();
}
