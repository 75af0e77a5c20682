/**
 * The container of a bundle: a plain zip that any tool opens, in one spelling only. Reading rebuilds every header from what it says and compares,
 * so that nothing can hide in a gap, a comment, an extra field or a second entry of the same name; what inflates beyond what it declared is refused.
 */
import { crc32, deflateRawSync, inflateRawSync } from 'node:zlib';

export interface ZipEntry { name: string; data: Uint8Array }
export interface StoredEntry { name: string; size: number; data(): Uint8Array }

/** What in a bundle is not as it was sealed. */
export class Touched extends Error {
  constructor(readonly what: string, why: string) { super(why); }
}

export const limits = { entries: 20_000, bytes: 512 * 1024 * 1024 };

/** Forward slashes, no dots in front: nothing that leads out of a folder or hides in it. */
export const safeName = /^(?=.{1,200}$)[A-Za-z0-9][A-Za-z0-9._-]*(?:\/[A-Za-z0-9][A-Za-z0-9._-]*)*$/;

interface Header { name: string; method: number; crc: number; packed: number; size: number; offset: number }

export function writeZip(entries: readonly ZipEntry[]): Buffer {
  const parts: Buffer[] = [];
  const headers: Header[] = [];
  let offset = 0;
  for (const { name, data } of entries) {
    const deflated = deflateRawSync(data, { level: 6 });
    const method = deflated.length < data.length ? 8 : 0;
    const packed = method === 8 ? deflated : Buffer.from(data);
    const header = { name, method, crc: crc32(data), packed: packed.length, size: data.length, offset };
    headers.push(header);
    parts.push(localHeader(header), packed);
    offset += 30 + name.length + packed.length;
  }
  const directory = Buffer.concat(headers.map(centralHeader));
  return Buffer.concat([...parts, directory, endRecord(headers.length, directory.length, offset)]);
}

/** Throws Touched, naming the entry. */
export function readZip(file: string, zip: Buffer): StoredEntry[] {
  const { count, start } = end(file, zip);
  const names = new Set<string>();
  let [at, next, total] = [start, 0, 0];
  const entries = Array.from({ length: count }, (): StoredEntry => {
    const header = central(file, zip, at);
    at += 46 + header.name.length;
    if (names.has(header.name)) throw new Touched(header.name, '同名文件出现了两次');
    names.add(header.name);
    total += header.size;
    if (total > limits.bytes) throw new Touched(header.name, `解压后超过 ${limits.bytes >> 20} MB 的上限`);
    const data = next + 30 + header.name.length;
    if (header.offset !== next || !zip.subarray(next, data).equals(localHeader(header)) || data + header.packed > start) throw new Touched(header.name, 'zip 的文件头与目录不一致');
    next = data + header.packed;
    return { name: header.name, size: header.size, data: () => unpacked(header, zip.subarray(data, data + header.packed)) };
  });
  if (next !== start || at !== zip.length - 22) throw new Touched(file, 'zip 里有不属于任何文件的内容');
  return entries;
}

function end(file: string, zip: Buffer): { count: number; start: number } {
  const at = zip.length - 22;
  if (at < 0 || zip.readUInt32LE(0) !== 0x04034b50) throw new Touched(file, '不是 zip 文件，或文件不完整');
  const [count, size, start] = [zip.readUInt16LE(at + 10), zip.readUInt32LE(at + 12), zip.readUInt32LE(at + 16)];
  if (!zip.subarray(at).equals(endRecord(count, size, start)) || start + size !== at) throw new Touched(file, 'zip 的目录被截断或改动');
  if (count > limits.entries) throw new Touched(file, `文件数 ${count} 超过上限 ${limits.entries}`);
  return { count, start };
}

function central(file: string, zip: Buffer, at: number): Header {
  if (at + 46 > zip.length) throw new Touched(file, 'zip 的目录被截断');
  const name = zip.toString('latin1', at + 46, at + 46 + zip.readUInt16LE(at + 28));
  if (!safeName.test(name)) throw new Touched(file, `文件名 ${JSON.stringify(name.slice(0, 80))} 不安全，已拒绝`);
  const header = {
    name, method: zip.readUInt16LE(at + 10), crc: zip.readUInt32LE(at + 16), packed: zip.readUInt32LE(at + 20), size: zip.readUInt32LE(at + 24), offset: zip.readUInt32LE(at + 42),
  };
  if (!zip.subarray(at, at + 46 + name.length).equals(centralHeader(header))) throw new Touched(name, 'zip 目录中的记录被改动');
  return header;
}

function unpacked({ name, method, size, crc }: Header, packed: Buffer): Uint8Array {
  if (method !== 8 && method !== 0) throw new Touched(name, '用了不支持的压缩方式');
  const data = method === 8 ? inflated(name, packed, size) : packed;
  if (data.length !== size || crc32(data) !== crc) throw new Touched(name, '内容与 zip 记录的长度或校验和不符');
  return data;
}

function inflated(name: string, packed: Buffer, size: number): Buffer {
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(1, size) });
  } catch {
    throw new Touched(name, '无法解压，或解压后超过声明的大小');
  }
}

/** 1980-01-01 00:00, the first instant a zip can name: the same run gives the same bytes. */
const midnight = 0x0021;

function common(header: Header): Buffer {
  const bytes = Buffer.alloc(26);
  [20, 0, header.method, 0, midnight].forEach((value, index) => bytes.writeUInt16LE(value, index * 2));
  [header.crc, header.packed, header.size].forEach((value, index) => bytes.writeUInt32LE(value, 10 + index * 4));
  bytes.writeUInt16LE(header.name.length, 22);
  return bytes;
}

const localHeader = (header: Header): Buffer => Buffer.concat([Buffer.from('PK\x03\x04'), common(header), Buffer.from(header.name, 'latin1')]);

function centralHeader(header: Header): Buffer {
  const rest = Buffer.alloc(14);
  rest.writeUInt32LE(header.offset, 10);
  return Buffer.concat([Buffer.from('PK\x01\x02\x14\x00', 'latin1'), common(header), rest, Buffer.from(header.name, 'latin1')]);
}

function endRecord(count: number, size: number, start: number): Buffer {
  const bytes = Buffer.alloc(22);
  bytes.write('PK\x05\x06', 'latin1');
  bytes.writeUInt16LE(count, 8);
  bytes.writeUInt16LE(count, 10);
  bytes.writeUInt32LE(size, 12);
  bytes.writeUInt32LE(start, 16);
  return bytes;
}
