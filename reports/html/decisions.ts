/** The file that the report exports and `yanshou grade RUN --decisions FILE` takes in; its schema is rubric/decisions.ts. Written by page-script.ts. */
export type { Decision, Decisions } from '../../rubric/decisions.js';
