/**
 * A small vocabulary for business parameters: each word makes a JSON Schema for ajv and carries the TypeScript type with it.
 * `noted` marks what is not in the current document: a breach is written down but not refused.
 */
import type { AnySchemaObject } from 'ajv';

export interface Field<T> { schema: AnySchemaObject; /** only for the compiler */ of?: T }
export type Fields = Record<string, Field<unknown>>;
export type Biz<F extends Fields> = { [K in keyof F]?: F[K] extends Field<infer T> ? T : never };

/** Cross-file keyword: a breach of this schema is noted, not refused. */
export const notedKeyword = 'noted';

/** Cross-file keyword: what a pattern wants, in words. */
export const hintKeyword = 'hint';

interface TextRules { max?: number; pattern?: string; hint?: string; enum?: readonly string[]; noted?: true }

export const text = ({ max, pattern, hint, enum: values, noted }: TextRules = {}): Field<string> => ({
  schema: {
    type: 'string', ...(max === undefined ? {} : { maxLength: max }), ...(pattern === undefined ? {} : { pattern }),
    ...(hint === undefined ? {} : { [hintKeyword]: hint }), ...(values === undefined ? {} : { enum: [...values] }), ...(noted ? { [notedKeyword]: true } : {}),
  },
});
export const whole = (): Field<number> => ({ schema: { type: 'integer' } });
export const flag = (): Field<boolean> => ({ schema: { type: 'boolean' } });
export const listOf = <T>(item: Field<T>, max?: number): Field<T[]> => ({
  schema: { type: 'array', items: item.schema, ...(max === undefined ? {} : { maxItems: max, [notedKeyword]: true }) },
});
export const record = <F extends Fields>(fields: F, required: readonly (keyof F & string)[] = []): Field<Biz<F>> => ({ schema: objectOf(fields, required) });

/** `yyyy-MM-dd HH:mm:ss`. */
export const dateTime = (): Field<string> => text({ pattern: '^\\d{4}-\\d{2}-\\d{2} \\d{2}:\\d{2}:\\d{2}$', hint: 'yyyy-MM-dd HH:mm:ss' });

export function objectOf(fields: Fields, required: readonly string[]): AnySchemaObject {
  return {
    type: 'object', additionalProperties: false, required: [...required],
    properties: Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, field.schema])),
  };
}
