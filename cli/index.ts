/** What the package exports: the configuration helper, and the types of the configuration, of result.json and of a file of decisions. */
import type { YanshouConfig } from './config/schema.js';

export type { YanshouConfig } from './config/schema.js';
export type { Cell, DecisionRecord, Finding, Grade, NextGrade, RedLine, Result, Verdict } from '../rubric/result.js';
export type { Decision, Decisions } from '../rubric/decisions.js';

/** Gives yanshou.config.ts its types. */
export function defineConfig(config: YanshouConfig): YanshouConfig {
  return config;
}
