import type { SheetEntry } from '../../journal.js';
import type { OrderReading } from '../rpc-contract.js';
import type { JsapiContext } from './jsapi.js';
import { JsapiError } from './jsapi.js';

/**
 * 智能简历 / 芝麻工作证. The parameter's name is unpublished, so the order string is taken bare or under any name. First time: the user agrees
 * (开通), fills what the job requires and delivers. A returning user with nothing missing sees it happen (情况③).
 */
export const openCreditEvaluation = {
  name: 'my.ap.openCreditEvaluation',
  async run(params: unknown, context: JsapiContext): Promise<unknown> {
    const { phone, waitsForUser } = context;
    waitsForUser();
    const reading = await phone.ask('readOrder', { params });
    const passage = new Passage(context, reading);
    return reading.ok ? passage.play() : passage.refuse();
  },
};

class Passage {
  constructor(private readonly context: JsapiContext, private readonly reading: OrderReading) {}

  async play(): Promise<unknown> {
    const { firstTime, missing } = this.reading;
    const { phone } = this.context;
    this.note({ phase: 'opened', order: this.reading.order, firstTime });
    if (firstTime && (await this.show('authorise')) !== 'agree') return this.cancel();
    if (firstTime) this.note({ phase: 'authorised', firstTime });
    if (missing.length > 0 && !(await this.fill())) return this.cancel();
    if (!(await this.confirmed(firstTime || missing.length > 0))) return this.cancel();
    const { creditAgreementId, outAgreementNo } = await phone.ask('authorise', { order: this.reading.order });
    const resultStatus = '9000';
    this.note({ phase: 'submitted', firstTime, resultStatus, ...(missing.length > 0 ? { modules: missing } : {}) });
    return { resultStatus, result: { credit_agreement_id: creditAgreementId, out_agreement_no: outAgreementNo } }; // assumption sheet.result
  }

  async refuse(): Promise<unknown> {
    const { reason = '授权订单无法识别', order, firstTime } = this.reading;
    const resultStatus = this.context.phone.boot.behaviour.sheetRefused;
    this.note({ phase: 'refused', order, firstTime, reason, resultStatus });
    await this.show('refused', reason);
    return this.failure(resultStatus, reason);
  }

  private async fill(): Promise<boolean> {
    const { missing } = this.reading;
    if ((await this.show('fill')) !== 'submit') return false;
    await this.context.phone.ask('fillModules', { modules: missing });
    this.note({ phase: 'filled', modules: missing });
    return true;
  }

  /** Someone who was asked for nothing sees for a moment what is being done for him, and may still close it. */
  private async confirmed(alreadyAgreed: boolean): Promise<boolean> {
    if (alreadyAgreed) return true;
    return (await this.show('confirm')) !== 'cancel';
  }

  private show(step: 'authorise' | 'fill' | 'confirm' | 'refused', reason?: string): Promise<'agree' | 'submit' | 'cancel'> {
    const { firstTime, missing } = this.reading;
    return this.context.phone.sheet({ sheet: 'smart-resume', step, firstTime, modules: missing, scopes: [], ...(reason === undefined ? {} : { reason }) });
  }

  private cancel(): unknown {
    const resultStatus = this.context.phone.boot.behaviour.sheetCancelled;
    this.note({ phase: 'cancelled', firstTime: this.reading.firstTime, resultStatus });
    return this.failure(resultStatus, '用户取消');
  }

  private failure(resultStatus: string, memo: string): unknown {
    if (this.context.phone.boot.behaviour.sheetFailureVia === 'fail') throw new JsapiError(resultStatus, memo, { resultStatus });
    return { resultStatus, memo };
  }

  private note(entry: Omit<SheetEntry, 'kind' | 'sheet'>): void {
    const { phone, call } = this.context;
    phone.note({ kind: 'sheet', sheet: 'smart-resume', ...(call.page === undefined ? {} : { page: call.page }), ...entry });
  }
}
