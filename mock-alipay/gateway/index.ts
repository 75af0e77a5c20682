/** The gateway room's only door. */
export { startGateway, type Gateway, type GatewayOptions } from './gateway.js';
export { certificateFiles, type CertificateFiles } from './certificates.js';
export { createWorld, type WorldOptions } from './world-state.js';
export { defaultPolicy, type Policy } from './policy.js';
export { ledger, type LedgerId, type LedgerLine } from './ledger.js';
export { createAlipayKeys, bareBase64, pem, readPrivateKey, readPublicKey } from './keys.js';
export { chinaTime, readChinaTime } from './clock.js';
export { methods } from './methods/registry.js';
export type { FaultKind, FaultRule, Faults } from './faults.js';
export { retryDelays, type Clock, type Delivery, type Notification, type Notifier } from './notifier.js';
export { journalFile, readLines, type JournalFile } from './journal-file.js';
/** The vocabulary of parameters, for the mock's other servers. */
export { dateTime, flag, listOf, record, text, whole } from './biz.js';
export { validator, type Validation } from './validate.js';
export { startIntercept, type Intercept, type InterceptOptions } from './intercept/index.js';
export { mountLive, type LiveOptions } from './live/index.js';
export { ledgerPage } from './ledger-page.js';
export { serveHttps, type HttpsOptions } from './https.js';
