/**
 * What a bundle says about itself. Entries, in this order:
 *
 *   manifest.json   every file with its digests; signed, never changed again
 *   signature.json  Ed25519 over the manifest's sha256, with the public key
 *   openings.json   salts (commit.ts) and what was withheld; all that a masked copy may change besides the masked files
 *   evidence/… result.json report.html …
 */
import { z } from 'zod';
import { sha256 } from './commit.js';

export const bundleVersion = 1;
const hex = z.string().regex(/^[0-9a-f]{64}$/);

const fileSchema = z.discriminatedUnion('kind', [
  /** JSON lines: one digest an event, and the head of the chain over them. `cut` = its last line was cut by a kill and left out. */
  z.strictObject({ kind: z.literal('stream'), path: z.string(), sha256: hex, bytes: z.number().int(), head: hex, digests: z.array(hex), cut: z.boolean() }),
  z.strictObject({ kind: z.literal('document'), path: z.string(), sha256: hex, bytes: z.number().int(), digests: z.array(hex).length(1) }),
  /** Pictures, videos, rendered reports: all or nothing. */
  z.strictObject({ kind: z.literal('opaque'), path: z.string(), sha256: hex, bytes: z.number().int() }),
]);
export type SealedFile = z.infer<typeof fileSchema>;

export const manifestSchema = z.strictObject({
  format: z.literal('yanshou-bundle'), version: z.literal(bundleVersion), evidenceVersion: z.number().int(), runId: z.string(),
  /** The result as it stood when sealed; null = the run was not graded. */
  result: z.strictObject({ digest: hex, grade: z.string(), rubric: z.string() }).nullable(),
  report: z.string().nullable(),
  files: z.array(fileSchema),
});
export type Manifest = z.infer<typeof manifestSchema>;

export const signatureSchema = z.strictObject({ algorithm: z.literal('ed25519'), manifest: hex, publicKey: z.string(), signature: z.string() });
export type BundleSignature = z.infer<typeof signatureSchema>;

export const openingsSchema = z.strictObject({ files: z.record(z.string(), z.array(z.union([z.string(), z.array(z.string())]))), withheld: z.array(z.string()) });
export type Openings = z.infer<typeof openingsSchema>;

/** h0 = sha256(path), hi = sha256(h(i-1), digest i): a stream cannot lose, gain or swap events. */
export const chainHead = (path: string, digests: readonly string[]): string => digests.reduce((head, digest) => sha256(`${head}\0${digest}`), sha256(`chain\0${path}`));
