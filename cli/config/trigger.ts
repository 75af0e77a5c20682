/** How the ISV's back office changes an application's state: one HTTP request for each handbook status. */
import { z } from 'zod';
import type { handbookStatuses } from '../../evidence/contract.js';

/** 已投递 comes from the delivery itself; the others are asked for. */
export const triggeredStatuses = ['沟通中', '面试中', '未录取', '已录取', '已入职', '停止招聘'] as const satisfies readonly (typeof handbookStatuses)[number][];
export const placeholders = ['outApplyId', 'userId', 'outJobId'] as const;

const requestSchema = z.strictObject({
  // A string at the door: `method: 'POST'` in an object that a function of the ISV's returns is one to TypeScript.
  method: z.string().toUpperCase().pipe(z.enum(['GET', 'POST', 'PUT', 'PATCH', 'DELETE'])).default('POST').describe('HTTP 方法'),
  url: z.string().regex(/^https?:\/\//, { error: '要写完整的 http:// 或 https:// 地址' }).describe('后台地址，可用 {outApplyId} {userId} {outJobId}'),
  headers: z.record(z.string(), z.string()).default({}).describe('请求头'),
  body: z.union([z.string(), z.record(z.string(), z.unknown())]).optional().describe('请求体；写对象则按 JSON 发送'),
});

const notOfferedSchema = z.strictObject({ notOffered: z.string().min(1).describe('小程序没有这个状态的原因') });

export const triggerSchema = z.union([requestSchema, notOfferedSchema]);
export type Trigger = z.output<typeof triggerSchema>;
export type TriggerRequest = z.output<typeof requestSchema>;

/** Placeholders in any string of `value` that nobody fills in. */
export function unknownPlaceholders(value: unknown): string[] {
  const known: readonly string[] = placeholders;
  const found = JSON.stringify(value).matchAll(/\{([A-Za-z_]\w*)\}/g);
  return [...found].map((match) => match[1] ?? '').filter((name) => !known.includes(name));
}
