/** Says whether a bundle is what was sealed, or names the first thing that was touched. */
import { readFileSync, statSync } from 'node:fs';
import { EvidenceError, onDisk } from '../errors.js';
import { fromCanonical } from './canonical.js';
import { countMasked, digestOf, sha256 } from './commit.js';
import { demandedFingerprint, fingerprintOf, isSigned } from './keys.js';
import { chainHead, manifestSchema, openingsSchema, signatureSchema } from './manifest.js';
import { limits, readZip, Touched, type StoredEntry } from './zip.js';
import type { Opening } from './commit.js';
import type { BundleSignature, Manifest, Openings, SealedFile } from './manifest.js';

export interface BundleFacts {
  runId: string;
  /** sha256 of the manifest. */
  digest: string;
  fingerprint: string;
  /** The key was demanded and fits; false = nobody said whose key it must be. */
  keyDemanded: boolean;
  files: number; events: number;
  result: Manifest['result'];
  /** Of a masked copy: how many strings are masked, which files were left out. */
  masked: { fields: number; withheld: string[] };
  /** Streams whose last line was cut by a kill before the run was sealed. */
  cut: string[];
}
export type Verification = { ok: true } & BundleFacts | { ok: false; firstTouched: string; why: string };

export interface VerifyOptions { /** PEM file or fingerprint of the key that must have signed. */ publicKey?: string | undefined }

/** Throws EvidenceError only where there is nothing to look at (no such file, unreadable key). */
export function verifyBundle(file: string, options: VerifyOptions = {}): Verification {
  try {
    return { ok: true, ...openSealed(file, options).facts };
  } catch (error) {
    if (error instanceof Touched) return { ok: false, firstTouched: error.what, why: error.message };
    throw error;
  }
}

export interface OpenedBundle { facts: BundleFacts; manifest: Manifest; openings: Openings; entries: Map<string, Uint8Array> }

/** The verified content. Throws Touched. */
export function openSealed(file: string, { publicKey }: VerifyOptions = {}): OpenedBundle {
  const wanted = publicKey === undefined ? undefined : demandedFingerprint(publicKey);
  const stored = storedIn(file);
  const entries = new Map<string, StoredEntry>(stored.map((entry) => [entry.name, entry]));
  const signature = document(entries, 'signature.json', signatureSchema);
  const manifest = signedManifest(entries, signature, wanted);
  const openings = document(entries, 'openings.json', openingsSchema);
  checkNames(stored, manifest, openings);
  const contents = new Map<string, Uint8Array>();
  for (const sealed of manifest.files) {
    const data = entries.get(sealed.path)?.data();
    if (data) contents.set(sealed.path, checkFile(sealed, data, openings.files[sealed.path]));
  }
  return { manifest, openings, entries: contents, facts: factsOf(manifest, openings, signature, wanted !== undefined) };
}

/** The entries as they lie in the zip, nothing verified but the container. Throws Touched. */
export const storedIn = (file: string): StoredEntry[] => readZip(file, readBounded(file));

function readBounded(file: string): Buffer {
  return onDisk(file, () => {
    const stat = statSync(file);
    if (!stat.isFile()) throw new EvidenceError(`${file} 不是文件；请给出 .yanshou.zip。`);
    if (stat.size > limits.bytes) throw new Touched(file, `文件超过 ${limits.bytes >> 20} MB 的上限`);
    return readFileSync(file);
  });
}

interface Schema<T> { safeParse(value: unknown): { success: true; data: T } | { success: false } }

function document<T>(entries: Map<string, StoredEntry>, name: string, schema: Schema<T>): T {
  const entry = entries.get(name);
  if (!entry) throw new Touched(name, '缺失：这不是 yanshou 封存的文件，或被人删去了这一项');
  const read = canonicalLines(entry.data())?.[0];
  const parsed = read ? schema.safeParse(read.value) : undefined;
  if (!parsed?.success) throw new Touched(name, '内容不是封存时写下的格式（可能被改动，或由更新版本的 yanshou 封存）');
  return parsed.data;
}

function signedManifest(entries: Map<string, StoredEntry>, signature: BundleSignature, wanted: string | undefined): Manifest {
  if (!isSigned(signature)) throw new Touched('signature.json', '签名与公钥不符');
  const data = entries.get('manifest.json')?.data();
  if (data && sha256(data) !== signature.manifest) throw new Touched('manifest.json', '内容与签名不符');
  const manifest = document(entries, 'manifest.json', manifestSchema);
  const fingerprint = fingerprintOf(signature.publicKey);
  if (wanted !== undefined && wanted !== fingerprint) throw new Touched('signature.json', `由另一把密钥签署：${fingerprint}，要求的是 ${wanted}`);
  return manifest;
}

function checkNames(stored: readonly StoredEntry[], manifest: Manifest, openings: Openings): void {
  const withheld = new Set(openings.withheld);
  const wrong = openings.withheld.find((path) => !manifest.files.some((file) => file.path === path && file.kind === 'opaque'));
  if (wrong !== undefined || withheld.size !== openings.withheld.length) throw new Touched('openings.json', `声称略去了 ${wrong ?? '同一文件两次'}，但只有图片、录像和报告可以略去`);
  const committed = manifest.files.filter((file) => file.kind !== 'opaque').map((file) => file.path);
  const surplus = Object.keys(openings.files).find((path) => !committed.includes(path));
  if (surplus !== undefined) throw new Touched('openings.json', `多出了 ${surplus}`);
  const sealed = ['manifest.json', 'signature.json', 'openings.json', ...manifest.files.map(({ path }) => path).filter((path) => !withheld.has(path))];
  const present = stored.map(({ name }) => name);
  const missing = sealed.find((name) => !present.includes(name));
  if (missing !== undefined) throw new Touched(missing, '缺失：封存时有这个文件');
  const added = present.find((name) => !sealed.includes(name));
  if (added !== undefined) throw new Touched(added, '多出：封存时没有这个文件');
  const moved = sealed.find((name, index) => present[index] !== name);
  if (moved !== undefined) throw new Touched(moved, '文件顺序与封存时不同');
}

function checkFile(sealed: SealedFile, data: Uint8Array, openings: readonly Opening[] | undefined): Uint8Array {
  const intact = sha256(data) === sealed.sha256;
  if (sealed.kind === 'opaque') {
    if (!intact) throw new Touched(sealed.path, '内容与封存时不同');
    return data;
  }
  if (!openings) throw new Touched('openings.json', `缺少 ${sealed.path} 的盐值`);
  checkValues(sealed, canonicalLines(data), openings);
  const untouched = openings.every((opening) => countMasked(opening) === 0);
  if ((untouched && !intact) || openings.length !== sealed.digests.length) throw new Touched(sealed.path, '内容与封存时不同');
  if (sealed.kind === 'stream' && chainHead(sealed.path, sealed.digests) !== sealed.head) throw new Touched(sealed.path, '哈希链的链头不符');
  return data;
}

type Line = { value: unknown } | undefined;

function checkValues(sealed: Exclude<SealedFile, { kind: 'opaque' }>, lines: Line[] | undefined, openings: readonly Opening[]): void {
  const { path, digests } = sealed;
  const nth = (index: number): string => (sealed.kind === 'stream' ? `${path} event ${index}` : path);
  if (!lines) throw new Touched(path, '不是封存时写下的文本：结尾被截断或编码被改动');
  digests.forEach((digest, index) => {
    const line = lines[index];
    if (index >= lines.length) throw new Touched(nth(index), `缺失：封存了 ${digests.length} 条，现有 ${lines.length} 条`);
    if (line && digestOf(line.value, openings[index]) === digest) return;
    throw new Touched(nth(index), line ? whatHappened(line.value, index, { digests, openings, now: lines.length }) : '内容被改动：已不是封存时写下的 JSON');
  });
  if (lines.length > digests.length) throw new Touched(nth(digests.length), `多出：封存了 ${digests.length} 条，现有 ${lines.length} 条`);
}

function whatHappened(value: unknown, index: number, { digests, openings, now }: { digests: readonly string[]; openings: readonly Opening[]; now: number }): string {
  const place = digests.findIndex((digest, other) => digestOf(value, openings[other]) === digest);
  if (now < digests.length && place > index) return `缺失：这里现在是第 ${place} 条，封存了 ${digests.length} 条，现有 ${now} 条`;
  if (place >= 0) return `顺序被改动：这里现在是第 ${place} 条`;
  if (now > digests.length) return `多出或被改动：封存了 ${digests.length} 条，现有 ${now} 条`;
  return '内容或它的盐值被改动：与封存时的摘要不符';
}

/** Lines of canonical JSON, each ended by a newline; undefined when the text itself is broken. A line in another spelling is undefined. */
function canonicalLines(data: Uint8Array): Line[] | undefined {
  const text = Buffer.from(data).toString('utf8');
  if (!Buffer.from(text).equals(data) || (text !== '' && !text.endsWith('\n'))) return undefined;
  return text === '' ? [] : text.slice(0, -1).split('\n').map(fromCanonical);
}

function factsOf(manifest: Manifest, openings: Openings, signature: BundleSignature, keyDemanded: boolean): BundleFacts {
  const streams = manifest.files.flatMap((file) => (file.kind === 'stream' ? [file] : []));
  return {
    runId: manifest.runId, digest: signature.manifest, fingerprint: fingerprintOf(signature.publicKey), keyDemanded, files: manifest.files.length,
    events: streams.reduce((sum, { digests }) => sum + digests.length, 0), result: manifest.result,
    masked: { fields: Object.values(openings.files).flat().reduce((sum: number, opening) => sum + countMasked(opening), 0), withheld: openings.withheld },
    cut: streams.filter(({ cut }) => cut).map(({ path }) => path),
  };
}
