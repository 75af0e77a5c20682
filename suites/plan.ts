/** What one run is to play. Written by the command line as runs/<id>/plan.json, read by each process that plays. */
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { handbookStatusSchema, journeyIds, resumeModes, subjects } from '../evidence/contract.js';

const triggerSchema = z.object({
  status: handbookStatusSchema, method: z.string(), url: z.string(), headers: z.record(z.string(), z.string()).default({}),
  /** Sent as JSON when an object, as it stands when a string. `{outApplyId}` `{userId}` `{outJobId}` are filled in anywhere. */
  body: z.unknown().optional(),
});

export const planSchema = z.object({
  runDir: z.string(),
  journeys: z.array(z.enum(journeyIds)),
  mock: z.object({ controlUrl: z.string(), controlToken: z.string() }),
  app: z.object({ appId: z.string(), name: z.string(), subject: z.enum(subjects), resumeMode: z.enum(resumeModes) }),
  jobs: z.array(z.object({ outJobId: z.string(), jobName: z.string() })).min(1),
  triggers: z.array(triggerSchema),
  statusCodes: z.record(z.string(), z.string()),
  selectors: z.object({ apply: z.string().optional(), success: z.string().optional(), returnButton: z.string().optional() }).default({}),
  limits: z.object({ pushMs: z.number().default(30_000), stepMs: z.number().default(8_000), settleMs: z.number().default(5_000), probes: z.number().default(12) }).prefault({}),
  /** Absent: our own container. Otherwise the automation port to act through. */
  stage: z.object({ automator: z.string() }).optional(),
  screenshots: z.boolean().default(true),
  /** Puts the pictures of each journey together to a recording. */
  film: z.boolean().default(true),
  /** Names, phones and the like are masked on pictures too; a reviewer may want to see the page as it was. */
  maskPictures: z.boolean().default(true),
});

export type Plan = z.infer<typeof planSchema>;
export type StatusTrigger = Plan['triggers'][number];

export const readPlan = (file: string): Plan => planSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
