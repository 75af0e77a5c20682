/** Puts a run into one file that proves itself: evidence, pictures, result and report, hash chains, a signature. docs/seal.md explains it. */
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { evidenceSchemaVersion } from '../contract.js';
import { EvidenceError, onDisk } from '../errors.js';
import { evidenceFrom, wholeLines } from '../read.js';
import { createMasker, type Masker } from '../redact.js';
import { canonical } from './canonical.js';
import { digestOf, saltOf, sha256 } from './commit.js';
import { fingerprintOf, signManifest, signingKey } from './keys.js';
import { bundleVersion, chainHead, manifestSchema } from './manifest.js';
import { limits, safeName, writeZip, type ZipEntry } from './zip.js';
import type { Manifest, Openings, SealedFile } from './manifest.js';

export interface SealOptions {
  /** Ed25519 private key (PEM). Without it a key is made for this bundle alone. */
  keyFile?: string | undefined;
  /** Phones, id numbers and e-mails that a recording without masks left in are masked before sealing. Default true. */
  masked?: boolean | undefined;
}

/** `digest` = sha256 of the manifest: the same run gives the same one however often it is sealed. */
export interface Sealed { file: string; digest: string; fingerprint: string; files: number; events: number }

export async function sealRun(runDir: string, out?: string, { keyFile, masked = true }: SealOptions = {}): Promise<Sealed> {
  const { run: { runId } } = evidenceFrom({ name: runDir, read: (path) => readIfThere(join(runDir, path)) });
  const key = signingKey(keyFile);
  const secret = runSecret(runDir);
  const masker = masked ? createMasker({ salt: secret, people: [] }) : undefined;
  const parts = sealable(runDir).map((path) => sealFile(path, onDisk(path, () => readFileSync(join(runDir, path))), { secret, masker }));
  const manifest = bytesOf(manifestOf(runId, parts));
  const signature = signManifest(sha256(manifest), key);
  const openings: Openings = { files: Object.fromEntries(parts.flatMap(({ file, salts }) => (salts ? [[file.path, salts]] : []))), withheld: [] };
  const file = out ?? join(runDir, `${runId}.yanshou.zip`);
  writeBundle(file, [
    { name: 'manifest.json', data: manifest }, { name: 'signature.json', data: bytesOf(signature) }, { name: 'openings.json', data: bytesOf(openings) },
    ...parts.map(({ file: { path }, data }) => ({ name: path, data })),
  ]);
  const events = parts.reduce((sum, part) => sum + (part.file.kind === 'stream' ? part.file.digests.length : 0), 0);
  return { file, digest: signature.manifest, fingerprint: fingerprintOf(signature.publicKey), files: parts.length, events };
}

export const bytesOf = (value: unknown): Buffer => Buffer.from(canonical(value) + '\n');

/** Whole or not at all. */
export function writeBundle(file: string, entries: readonly ZipEntry[]): void {
  const size = entries.reduce((sum, { data }) => sum + data.length, 0);
  if (size > limits.bytes) throw new EvidenceError(`这次运行共 ${size >> 20} MB，超过封存上限 ${limits.bytes >> 20} MB；请移走 media 目录里的录像后再封存。`);
  onDisk(file, () => {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(`${file}.new`, writeZip(entries));
    renameSync(`${file}.new`, file);
  });
}

interface Part { file: SealedFile; data: Buffer; salts?: string[]; value?: unknown }

function sealFile(path: string, raw: Buffer, { secret, masker }: { secret: string; masker: Masker | undefined }): Part {
  if (!/^evidence\/.*\.jsonl?$|^(?:result|waivers|decisions|drafts)\.json$/.test(path)) {
    const data = masker && /\.(?:html|xml|json|md|txt)$/.test(path) ? Buffer.from(masker.text(raw.toString('utf8'))) : raw;
    return { file: { kind: 'opaque', path, sha256: sha256(data), bytes: data.length }, data };
  }
  const isStream = path.endsWith('.jsonl');
  const text = raw.toString('utf8');
  const lines = isStream ? wholeLines(text) : [text];
  const values = lines.map((line): unknown => (masker ? masker.value(parsed(line, path)) : parsed(line, path)));
  const salts = values.map((_, index) => saltOf(secret, path, index));
  const digests = values.map((value, index) => digestOf(value, salts[index]) ?? '');
  const data = Buffer.from(values.map((value) => canonical(value) + '\n').join(''));
  const common = { path, sha256: sha256(data), bytes: data.length, digests };
  const file: SealedFile = isStream ? { ...common, kind: 'stream', head: chainHead(path, digests), cut: lines.join('\n') !== text.replace(/\n$/, '') } : { ...common, kind: 'document' };
  return { file, data, salts, value: values[0] };
}

function manifestOf(runId: string, parts: readonly Part[]): Manifest {
  const result = parts.find(({ file }) => file.path === 'result.json');
  const { grade, rubric } = (result?.value ?? {}) as { grade?: unknown; rubric?: unknown }; // a document of ours is an object
  return manifestSchema.parse({
    format: 'yanshou-bundle', version: bundleVersion, evidenceVersion: evidenceSchemaVersion, runId,
    result: result?.file.kind === 'document' ? { digest: result.file.digests[0], grade: String(grade), rubric: String(rubric) } : null,
    report: parts.some(({ file }) => file.path === 'report.html') ? 'report.html' : null, files: parts.map(({ file }) => file),
  });
}

/** What belongs into the hands of a reviewer. Not: the plan (tokens), logs, the mock's own journal, the seal's secret. */
const sealedPaths = /^(?:evidence|media|baseline)\/.+|^(?:result\.json|waivers\.json|decisions\.json|drafts\.json|report\.html|junit\.xml|sarif\.json|ctrf\.json|summary\.md|reject\.txt)$/;

function sealable(runDir: string): string[] {
  const entries = onDisk(runDir, () => readdirSync(runDir, { recursive: true, withFileTypes: true }));
  const root = runDir.replace(/[/\\]+$/, '');
  const paths = entries.filter((entry) => entry.isFile() && !entry.name.endsWith('.new')).map((entry) => join(entry.parentPath, entry.name).slice(join(root).length + 1).replaceAll('\\', '/'));
  const chosen = paths.filter((path) => sealedPaths.test(path)).sort();
  const odd = chosen.find((path) => !safeName.test(path));
  if (odd !== undefined) throw new EvidenceError(`${runDir} 里的文件名 ${JSON.stringify(odd)} 不能封存；文件名只能用字母、数字、点、横线和下划线。`);
  return chosen;
}

/** Stays in the run's folder and out of the bundle. A folder that takes no file gets a secret for this once. */
function runSecret(runDir: string): string {
  const file = join(runDir, 'seal-secret');
  if (existsSync(file)) return readFileSync(file, 'utf8').trim();
  const secret = randomBytes(32).toString('hex');
  try {
    writeFileSync(file, secret + '\n', { mode: 0o600, flag: 'wx' });
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && (error.code === 'EROFS' || error.code === 'EACCES'))) throw error;
  }
  return secret;
}

const readIfThere = (file: string): string | undefined => onDisk(file, () => (statSync(file, { throwIfNoEntry: false }) ? readFileSync(file, 'utf8') : undefined));

function parsed(text: string, path: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new EvidenceError(`${path} 不是 JSON，无法封存：${error instanceof Error ? error.message : String(error)}`, { cause: error });
  }
}
