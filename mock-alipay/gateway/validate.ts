/** Business parameters against their schema: what is wrong, which of it Alipay would refuse, and the value as the method may read it. */
import { Ajv, type AnySchemaObject, type ErrorObject, type ValidateFunction } from 'ajv';
import type { Fault } from '../journal.js';
import { hintKeyword, notedKeyword } from './biz.js';
import { nearest } from './nearest.js';

export interface Validation { faults: Fault[]; /** the first fault that Alipay would not let pass */ refused: Fault | undefined; value: Record<string, unknown> }
export type Validator = (value: unknown) => Validation;

const ajv = new Ajv({ allErrors: true, verbose: true, strict: false });

export function validator(schema: AnySchemaObject): Validator {
  let check: ValidateFunction | undefined;
  return (given) => {
    check ??= ajv.compile(schema); // late: a registry of 60 methods must not cost start-up time
    const value = hasBlanks(given) ? withoutBlanks(given) : given;
    if (check(value)) return { faults: [], refused: undefined, value: asRecord(value) };
    const errors = check.errors ?? [];
    const faults = errors.map(toFault);
    const refusing = errors.findIndex((error) => !isOnlyNoted(error));
    return { faults, refused: refusing === -1 ? undefined : faults[refusing], value: asRecord(asDeclared(schema, value)) };
  };
}

function toFault(error: ErrorObject): Fault {
  if (error.keyword === 'additionalProperties') return unknownKey(error);
  if (error.keyword === 'required') return { path: `${error.instancePath}/${asText(error.params['missingProperty'])}`, message: 'is required' };
  if (error.keyword === 'enum') return { path: error.instancePath, message: `must be one of ${asText(error.params['allowedValues'])}` };
  const hint = asRecord(error.parentSchema)[hintKeyword];
  if (error.keyword === 'pattern' && typeof hint === 'string') return { path: error.instancePath, message: `must look like ${hint}` };
  return { path: error.instancePath, message: error.message ?? error.keyword };
}

function unknownKey(error: ErrorObject): Fault {
  const sent = asText(error.params['additionalProperty']);
  const meant = nearest(sent, Object.keys(asRecord(asRecord(error.parentSchema)['properties'])));
  return {
    path: `${error.instancePath}/${sent}`,
    message: meant === undefined ? `unknown key: this method has no ${sent}` : `you sent ${sent}; this method takes ${meant}`,
  };
}

/** Alipay's JSON reader drops unknown keys and turns "1" into 1; what only an older document says is not held against the caller. */
function isOnlyNoted(error: ErrorObject): boolean {
  if (error.keyword === 'additionalProperties' || asRecord(error.parentSchema)[notedKeyword] === true) return true;
  if (error.keyword !== 'type') return false;
  if (error.params['type'] === 'string') return true;
  if (error.params['type'] === 'integer') return /^-?\d+$/.test(String(error.data));
  return error.params['type'] === 'boolean' && /^(true|false)$/.test(String(error.data));
}

/** Asked first: nearly every call has none, and a copy costs more than the look. */
function hasBlanks(value: unknown): boolean {
  if (value === null || value === '') return true;
  if (typeof value !== 'object') return false;
  for (const name in value) if (hasBlanks((value as Record<string, unknown>)[name])) return true; // its own name, just read
  return false;
}

/** Null and empty text count as absent. */
function withoutBlanks(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutBlanks);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).flatMap(([name, inner]) => (inner === null || inner === '' ? [] : [[name, withoutBlanks(inner)]])));
}

/** The value with scalars of the declared type and known keys only, as a lenient reader ends up with. */
function asDeclared(schema: AnySchemaObject, value: unknown): unknown {
  if (value === undefined) return undefined;
  switch (schema['type']) {
    case 'string': return typeof value === 'object' ? JSON.stringify(value) : String(value);
    case 'integer': return Number(value);
    case 'boolean': return String(value) === 'true';
    case 'array': return Array.isArray(value) ? value.map((item) => asDeclared(asRecord(schema['items']), item)) : [];
    case 'object': {
      const given = asRecord(value);
      const declared = Object.entries(asRecord(schema['properties']));
      return Object.fromEntries(declared.flatMap(([name, inner]) => (Object.hasOwn(given, name) ? [[name, asDeclared(asRecord(inner), given[name])]] : [])));
    }
    default: return value;
  }
}

function asText(value: unknown): string {
  return Array.isArray(value) ? value.join(', ') : String(value);
}

function asRecord(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {}; // just asked
}
