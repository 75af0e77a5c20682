// What the docs' pictures show: for each row and red line where it passes in a conforming example, and the defect (with the journeys that meet it) where it fails.

/** The nth screen of a journey at a moment. */
const screen = (journey, moment, nth = 0) => (evidence) => {
  const shown = streamOf(evidence, journey).filter((event) => event.kind === 'screen' && event.moment === moment && event.file !== null);
  const picked = shown.at(nth) ?? shown.at(-1);
  if (!picked) throw new Error(`${journey} took no picture at ${moment}`);
  return { journey, file: picked.file };
};
const events = (journey, wanted, count = 1) => (evidence) => ({ events: streamOf(evidence, journey).filter(wanted).slice(0, count) });
const streamOf = (evidence, journey) => (journey === 'world' ? evidence.world : evidence.journeys.find(({ header }) => header.journey === journey)?.events ?? []);

const jd = screen('alipay-resume-complete', 'jd-opened');
const jdEnd = screen('alipay-resume-complete', 'jd-end');
const sheet = screen('alipay-resume-complete', 'sheet');
const delivered = screen('alipay-resume-complete', 'after-delivery');
const jobSync = events('world', (event) => event.kind === 'gateway' && event.method === 'alipay.ebpp.industry.job.sync');
const statusSync = (event) => event.kind === 'gateway' && event.method === 'alipay.ebpp.industry.job.applyinfo.sync';
const changeAndPush = (evidence) => {
  const stream = streamOf(evidence, 'self-status');
  const trigger = stream.find((event) => event.kind === 'trigger' && event.status === '面试中');
  return { events: [trigger, stream.find((event) => statusSync(event) && event.at > trigger.at)] };
};
const complete = ['alipay-resume-complete'];

/** Where a failure is best seen when the finding points at an event: on the next picture, or on the screen where what was tapped just before is seen. */
const afterwards = (journey, first) => {
  const shown = journey.events.find((event) => event.kind === 'screen' && event.file !== null && event.seq > first.seq);
  return shown && { file: shown.file };
};
const tapped = (journey, first) => {
  const tap = journey.events.findLast((event) => event.kind === 'tap' && event.seq < first.seq && event.screen);
  // It was scrolled to before it was tapped: the picture is the one on which it stands, not the one that was taken last.
  const places = tap && journey.events.flatMap((event) => (event.kind === 'screen' && event.file !== null && event.seq < first.seq ? event.tree.filter((node) => node.inView && node.text.includes(tap.text)).map(({ box }) => ({ file: event.file, box })) : []));
  return places?.find(({ box }) => box.y >= 0 && box.y + box.h <= 844);
};

export const subjects = {
  'JD.no-login': { pass: jd, defect: 'jd-login-form-over-content', journeys: complete },
  'JD.no-other-jobs': { pass: jdEnd, defect: 'jd-similar-jobs-alipay', journeys: complete },
  'JD.no-external-links': { pass: jdEnd, defect: 'jd-company-site-alipay', journeys: ['alipay-jd-probe'], show: tapped },
  'JD.back-to-alipay': { pass: screen('alipay-jd-back', 'after-back'), defect: 'back-confirm', journeys: ['alipay-jd-back'], show: afterwards },
  'APPLY.no-login': { pass: sheet, defect: 'apply-sms-login', journeys: complete },
  'APPLY.opens-work-card': { pass: sheet, defect: 'choose-way-sheet', journeys: complete, show: afterwards },
  'APPLY.activates-work-card': { pass: sheet, defect: 'declined-still-delivers', journeys: ['alipay-consent-declined'], show: afterwards },
  'APPLY.resume-in-work-card': { pass: screen('alipay-resume-incomplete', 'sheet', 1), defect: 'own-form-before-card', journeys: ['alipay-resume-incomplete'] },
  'DELIVER.one-tap': { pass: delivered, defect: 'confirm-before-sheet-alipay', journeys: complete, show: afterwards },
  'DELIVER.no-second-resume': { pass: delivered, defect: 'second-resume-alipay', journeys: complete },
  'AFTER.only-button': { pass: delivered, defect: 'second-button', journeys: complete },
  'AFTER.obvious-button': { pass: delivered, defect: 'no-return-button', journeys: complete },
  'STATUS.synced': { pass: screen('alipay-resume-complete', 'records'), defect: 'status-missing-interview', journeys: ['alipay-status'] },
  'RED.component-version': { pass: events('alipay-resume-complete', (event) => event.kind === 'sheet' && event.order), defect: 'component-old-product', journeys: complete },
  'RED.over-privilege': { pass: events('alipay-resume-complete', (event) => event.kind === 'jsapi' && event.name === 'my.getAuthCode'), defect: 'avatar-nickname', journeys: ['alipay-jd-probe'] },
  'RED.unmerged-dialogs': { base: 'gig', pass: screen('gig-real-name', 'sheet'), defect: 'gig-dialogs-unmerged', journeys: ['gig-real-name'], show: afterwards },
  'RED.extra-dialogs': { pass: sheet, defect: 'apply-location-dialog', journeys: complete, show: afterwards },
  'RED.new-page-after-delivery': { pass: delivered, defect: 'new-page-redirect', journeys: complete, show: afterwards },
  'RED.other-terminals': { pass: delivered, defect: 'delivered-qr', journeys: complete },
  'RED.other-jobs-after-delivery': { pass: delivered, defect: 'delivered-recommends', journeys: complete },
  'RED.paid-jobs': { pass: jobSync, defect: 'paid-registration-fee', journeys: complete, fields: ['out_job_id', 'job_name', 'job_detail'] },
  'RED.incomplete-chain': { pass: screen('alipay-resume-complete', 'records'), defect: 'delivered-not-pushed-alipay', journeys: complete },
  'RED.status-over-30s': { pass: changeAndPush, defect: 'status-one-late', journeys: [] }, // the whole run: what is late must still arrive in it
  'RED.employer-name': { pass: jobSync, defect: 'employer-brand', journeys: ['alipay-jd-back'], fields: ['out_job_id', 'job_name', 'employer_name'] },
  'RED.job-address': { pass: jobSync, defect: 'geo-swapped', journeys: ['alipay-jd-back'], fields: ['out_job_id', 'job_name', 'address'] },
  'RED.uid-mapping': { pass: events('alipay-resume-complete', statusSync), defect: 'uid-first-user', journeys: ['alipay-resume-complete', 'alipay-resume-incomplete'] },
};
