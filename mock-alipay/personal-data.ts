/** What must not leave the mock unmasked: the seeded data of a test person. */
import type { AlipayUser } from './world.js';

export interface PersonalData { name: string; nickName: string; phone: string; certNo: string; email?: string }

export function personalData({ userName, nickName, phone, certNo, resume }: AlipayUser): PersonalData {
  const email = resume.EMAIL?.['email'];
  return { name: userName, nickName, phone, certNo, ...(typeof email === 'string' ? { email } : {}) };
}
