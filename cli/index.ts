/** What the package exports: the configuration helper, and the types of the configuration and of result.json. */
import type { YanshouConfig } from './config/schema.js';

export type { YanshouConfig } from './config/schema.js';
export type { Cell, Finding, Grade, NextGrade, RedLine, Result, Verdict } from '../rubric/result.js';

/** Gives yanshou.config.ts its types. */
export function defineConfig(config: YanshouConfig): YanshouConfig {
  return config;
}
