/** Every check, one file each. A new check is one line here and one in the handbook's data. */
import type { Check } from '../check.js';
import { activationOnlyWay } from './activation-only-way.js';
import { backReturnsToAlipay } from './back-returns-to-alipay.js';
import { chainComplete } from './chain-complete.js';
import { componentVersion } from './component-version.js';
import { deliveredStatusArrives } from './delivered-status-arrives.js';
import { dialogsMerged } from './dialogs-merged.js';
import { employerName } from './employer-name.js';
import { everyStatusArrives } from './every-status-arrives.js';
import { jdPageShowsJob } from './jd-page-shows-job.js';
import { jobAddress } from './job-address.js';
import { noBlankPages } from './no-blank-pages.js';
import { noExternalLinksOnJd } from './no-external-links-on-jd.js';
import { noExtraDialogs } from './no-extra-dialogs.js';
import { noForbiddenWording } from './no-forbidden-wording.js';
import { noLoginOnApply } from './no-login-on-apply.js';
import { noLoginOnJd } from './no-login-on-jd.js';
import { noNewPageAfterDelivery } from './no-new-page-after-delivery.js';
import { noOtherJobsAfterDelivery } from './no-other-jobs-after-delivery.js';
import { noOtherJobsOnJd } from './no-other-jobs-on-jd.js';
import { noOtherTerminals } from './no-other-terminals.js';
import { noOverPrivilege } from './no-over-privilege.js';
import { noPaidJobs } from './no-paid-jobs.js';
import { noRawValues } from './no-raw-values.js';
import { noScriptErrors } from './no-script-errors.js';
import { noSecondResume } from './no-second-resume.js';
import { obviousReturnButton } from './obvious-return-button.js';
import { oneTapApply } from './one-tap-apply.js';
import { onlyReturnButton } from './only-return-button.js';
import { resumeOnlyInWorkCard } from './resume-only-in-work-card.js';
import { resumeWrittenInWorkCard } from './resume-written-in-work-card.js';
import { resumeForwardedIntact } from './resume-forwarded-intact.js';
import { statusSurvivesFaults } from './status-survives-faults.js';
import { statusWithin30s } from './status-within-30s.js';
import { successOnCurrentPage } from './success-on-current-page.js';
import { uidMapping } from './uid-mapping.js';
import { usableAfterDecline } from './usable-after-decline.js';
import { workCardActivated } from './work-card-activated.js';
import { workCardOffered } from './work-card-offered.js';
import { workCardOnlyWay } from './work-card-only-way.js';

/** Beside the grade: their findings change no letter. */
export const hygieneChecks: readonly Check[] = [noBlankPages, noForbiddenWording, noRawValues, noScriptErrors, resumeForwardedIntact, statusSurvivesFaults, usableAfterDecline];

export const checks: readonly Check[] = [
  activationOnlyWay, backReturnsToAlipay, chainComplete, componentVersion, deliveredStatusArrives, dialogsMerged, employerName, everyStatusArrives,
  jdPageShowsJob, jobAddress, noExternalLinksOnJd, noExtraDialogs, noLoginOnApply, noLoginOnJd, noNewPageAfterDelivery, noOtherJobsAfterDelivery,
  noOtherJobsOnJd, noOtherTerminals, noOverPrivilege, noPaidJobs, noSecondResume, obviousReturnButton, oneTapApply, onlyReturnButton,
  resumeOnlyInWorkCard, resumeWrittenInWorkCard, statusWithin30s, successOnCurrentPage, uidMapping, workCardActivated, workCardOffered,
  workCardOnlyWay,
  ...hygieneChecks,
];

const byId = new Map(checks.map((check) => [check.id, check]));

export const findCheck = (id: string): Check | undefined => byId.get(id);

/** @throws when the handbook's data names a check that is not here: a fault of ours that a test catches. */
export function checkById(id: string): Check {
  const check = findCheck(id);
  if (!check) throw new Error(`No check has the id ${id}; add it to rubric/checks/index.ts.`);
  return check;
}
