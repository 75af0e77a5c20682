import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { resultSchema } from '../../rubric/result.js';
import { everyResult } from '../results.fixture.js';

const schema = z.toJSONSchema(resultSchema, { target: 'draft-2020-12' });
const validate = new Ajv2020({ strict: false }).compile(schema);

describe('the published JSON Schema of result.json', () => {
  it('is current (run `npx vitest run reports/json -u` after a change of rubric/result.ts)', async () => {
    await expect(`${JSON.stringify({ $id: 'yanshou:result', title: 'Yanshou result.json', ...schema }, null, 2)}\n`).toMatchFileSnapshot('./result.schema.json');
  });

  it.each(Object.entries(everyResult))('accepts the result %s as it is written to disk', (_name, result) => {
    expect(validate(JSON.parse(JSON.stringify(result()))), JSON.stringify(validate.errors)).toBe(true);
  });

  it('refuses a grade that the handbook does not know', () => {
    expect(validate({ ...everyResult.S(), grade: 'C' })).toBe(false);
  });

  it('refuses a cell without a verdict', () => {
    const { cells: [cell], ...rest } = everyResult.S();
    const { verdict: _, ...bare } = cell ?? { verdict: 'pass' };
    expect(validate({ ...rest, cells: [bare] })).toBe(false);
  });
});
