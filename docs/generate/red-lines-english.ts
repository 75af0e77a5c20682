/** Titles of the red lines for English pages; the rows have theirs in reports/wording.ts. */
export const redLineEnglish: Record<string, string> = {
  'RED.component-version': 'The new 智能简历 component, with the right parameters', 'RED.over-privilege': 'No user data asked for beyond need',
  'RED.unmerged-dialogs': 'Real-name consent and status consent in one dialog', 'RED.extra-dialogs': 'No extra consent dialog while applying',
  'RED.new-page-after-delivery': 'No new page after delivery', 'RED.other-terminals': 'Users are not led to WeChat, apps or elsewhere',
  'RED.other-jobs-after-delivery': 'No other jobs recommended after delivery', 'RED.paid-jobs': 'No paid jobs', 'RED.incomplete-chain': 'A fresh account walks steps ①–⑥ in one go',
  'RED.status-over-30s': 'Statuses arrive within 30 seconds', 'RED.employer-name': 'The employer’s registered company name', 'RED.job-address': 'The job’s real address',
  'RED.uid-mapping': 'Alipay users and own users map one to one',
};
