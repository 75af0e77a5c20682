/** AXML text → nodes with offsets. htmlparser2 in XML mode; what it would forgive (unclosed and stray tags) is an error here, as in the IDE. */
import { Parser } from 'htmlparser2';
import { CompileError, positionAt } from './errors.js';

export interface Attribute { name: string; /** true: written without a value */ value: string | true; offset: number }
export interface ElementNode { type: 'element'; tag: string; attributes: Attribute[]; children: AxmlNode[]; offset: number; file: string }
export interface TextNode { type: 'text'; text: string; offset: number; file: string }
export type AxmlNode = ElementNode | TextNode;

export function parseAxml(source: string, file: string): AxmlNode[] {
  const root: ElementNode = { type: 'element', tag: '', attributes: [], children: [], offset: 0, file };
  const stack = [root];
  const hidden = hideLessThan(source);
  const fail = (message: string, offset: number): never => { throw new CompileError(message, { file, ...positionAt(source, offset) }); };
  const top = (): ElementNode => stack[stack.length - 1] ?? root;
  let attributes: Attribute[] = [];

  const parser = new StrictParser({
    onopentagname: () => { attributes = []; },
    onattribute: (name, value, quote) => attributes.push({ name, value: quote === undefined && value === '' ? true : reveal(value), offset: parser.startIndex }),
    onopentag: (tag) => {
      const element: ElementNode = { type: 'element', tag, attributes, children: [], offset: parser.startIndex, file };
      top().children.push(element);
      stack.push(element);
    },
    onclosetag: (tag, implied) => {
      const open = stack.pop();
      if (implied && !parser.selfClosed) fail(`<${tag}> is never closed; add </${tag}>.`, open?.offset ?? 0);
    },
    ontext: (text) => addText(top(), reveal(text), parser.startIndex),
  }, hidden, (tag, offset) => fail(`</${tag}> closes nothing; remove it or open <${tag}> before.`, offset));
  parser.end(hidden);
  return root.children;
}

class StrictParser extends Parser {
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
    this.#open.length = at;
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
