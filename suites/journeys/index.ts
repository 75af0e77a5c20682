/** Every journey, in the order a reader of the report meets them. */
import { alipayConsentDeclined } from './alipay-consent-declined.js';
import { alipayJdBack } from './alipay-jd-back.js';
import { alipayJdProbe } from './alipay-jd-probe.js';
import { alipayResumeComplete } from './alipay-resume-complete.js';
import { alipayResumeIncomplete } from './alipay-resume-incomplete.js';
import { alipayReturningUser } from './alipay-returning-user.js';
import { alipayStatus } from './alipay-status.js';
import { gigRealName } from './gig-real-name.js';
import { selfFirstApply } from './self-first-apply.js';
import { selfJdProbe } from './self-jd-probe.js';
import { selfReturningUser } from './self-returning-user.js';
import { selfStatus } from './self-status.js';
import { statusUnderFaults } from './status-under-faults.js';
import type { Journey } from '../journey.js';

export const journeys: readonly Journey[] = [
  alipayResumeIncomplete, alipayResumeComplete, alipayReturningUser, alipayJdBack, alipayJdProbe, alipayConsentDeclined, alipayStatus, selfFirstApply, selfReturningUser, selfJdProbe, selfStatus, gigRealName, statusUnderFaults,
];
