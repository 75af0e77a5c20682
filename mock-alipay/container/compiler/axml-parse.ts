/**
 * AXML text → nodes with offsets. htmlparser2 in XML mode. Unclosed and stray tags are forgiven as it forgives them, and said: published programs and
 * component libraries have them (mini-antui's list-item does), so Alipay's own compiler lets them pass.
 */
import { Parser } from 'htmlparser2';
import { positionAt } from './errors.js';

export interface Attribute { name: string; /** true: written without a value */ value: string | true; offset: number }
export interface ElementNode { type: 'element'; tag: string; attributes: Attribute[]; children: AxmlNode[]; offset: number; file: string }
export interface TextNode { type: 'text'; text: string; offset: number; file: string }
export type AxmlNode = ElementNode | TextNode;

export function parseAxml(source: string, file: string, warn: (warning: string) => void): AxmlNode[] {
  const root: ElementNode = { type: 'element', tag: '', attributes: [], children: [], offset: 0, file };
  const stack = [root];
  const hidden = hideLessThan(source);
  const say = (message: string, offset: number): void => { warn(`${file}:${positionAt(source, offset).line}: ${message}`); };
  const top = (): ElementNode => stack[stack.length - 1] ?? root;
  let attributes: Attribute[] = [];

  const parser = new TellingParser({
    onopentagname: () => { attributes = []; },
    onattribute: (name, value, quote) => attributes.push({ name, value: quote === undefined && value === '' ? true : reveal(value), offset: parser.startIndex }),
    onopentag: (tag) => {
      const element: ElementNode = { type: 'element', tag, attributes, children: [], offset: parser.startIndex, file };
      top().children.push(element);
      stack.push(element);
    },
    onclosetag: (tag, implied) => {
      const open = stack.pop();
      if (implied && !parser.selfClosed) say(`<${tag}> is never closed; it was taken to end with what is around it`, open?.offset ?? 0);
    },
    ontext: (text) => addText(top(), reveal(text), parser.startIndex),
  }, hidden, (tag, offset) => say(`</${tag}> closes nothing; it was passed over`, offset));
  parser.end(hidden);
  return root.children;
}

class TellingParser extends Parser {
  /** Set while a self-closing tag is being closed, which htmlparser2 also calls implied. */
  selfClosed = false;
  readonly #open: string[] = [];

  constructor(handler: ConstructorParameters<typeof Parser>[0], private readonly source: string, private readonly stray: (tag: string, offset: number) => void) {
    super(handler, { xmlMode: true, lowerCaseTags: false, lowerCaseAttributeNames: false, recognizeSelfClosing: true, decodeEntities: true });
  }

  override onopentagname(start: number, end: number): void {
    this.#open.push(this.source.slice(start, end));
    super.onopentagname(start, end);
  }

  override onclosetag(start: number, end: number): void {
    const tag = this.source.slice(start, end);
    const at = this.#open.lastIndexOf(tag);
    if (at === -1) this.stray(tag, start);
    else this.#open.length = at;
    super.onclosetag(start, end);
  }

  override onselfclosingtag(end: number): void {
    this.selfClosed = true;
    this.#open.pop();
    super.onselfclosingtag(end);
    this.selfClosed = false;
  }
}

/** `a < b` inside {{ }} is no tag. One character stands for another, so offsets stay true. */
const standIn = '\uE0FF';
function hideLessThan(source: string): string {
  return source.replace(/\{\{(?:(?!\}\})[\s\S])*\}\}/g, (mustache) => mustache.replace(/</g, standIn));
}

function reveal(text: string): string {
  return text.includes(standIn) ? text.replaceAll(standIn, '<') : text;
}

function addText(parent: ElementNode, text: string, offset: number): void {
  const last = parent.children[parent.children.length - 1];
  if (last?.type === 'text') last.text += text;
  else parent.children.push({ type: 'text', text, offset, file: parent.file });
}
