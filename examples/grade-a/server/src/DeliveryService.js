import crypto from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { UserFacingError } from './errors.js';

export const STATE_CODES = {
  已投递: 'APPLYING',
  沟通中: 'PROCESSING',
  面试中: 'PROCESSING',
  未录取: 'APPLY_FAILED',
  已录取: 'APPLY_SUCCESS',
  已入职: 'APPLY_SUCCESS',
  停止招聘: 'APPLY_FAILED',
};

export class DeliveryService {
  #prepared = new Map();
  #deliveries = new Map();

  constructor({ alipay, dingtalk, jobs }) {
    Object.assign(this, { alipay, dingtalk, jobs });
  }

  prepare(user, jobId, channel) {
    const job = this.jobs.get(jobId);
    const deliveryNo = `QC${Date.now()}${crypto.randomInt(1000, 9999)}`;
    const agreementNo = `QCU${user.id}`;
    const onceToken = crypto.randomBytes(16).toString('hex');
    this.#prepared.set(deliveryNo, { user, job, channel, agreementNo, onceToken });
    return { deliveryNo, order: this.alipay.buildWorkCardOrder({ agreementNo, jobId: job.id, onceToken }) };
  }

  async create(user, deliveryNo) {
    const prepared = this.#prepared.get(deliveryNo);
    if (!prepared || prepared.user !== user) throw new UserFacingError('投递已失效，请重新投递');
    this.#prepared.delete(deliveryNo);
    const resume = await this.alipay.execute('zhima.customer.jobworth.cloudresume.query', {
      conn_key: prepared.agreementNo,
      once_token: prepared.onceToken,
    });
    const time = beijingTime();
    const delivery = { deliveryNo, user, job: prepared.job, channel: prepared.channel, resume, time, state: '已投递' };
    this.#deliveries.set(deliveryNo, delivery);
    void this.report(delivery, '已投递', time);
    void this.dingtalk.send(resume, prepared.job);
    return delivery;
  }

  setState(deliveryNo, state) {
    const delivery = this.#deliveries.get(deliveryNo);
    if (!delivery) throw new UserFacingError('投递单不存在');
    if (!STATE_CODES[state]) throw new UserFacingError('不支持的状态');
    delivery.state = state;
    delivery.changedAt = nextSecond(delivery.changedAt ?? delivery.time);
    // 自有渠道只回传投递本身，后续进展在小程序内查看
    if (delivery.channel === 'alipay') void this.report(delivery, state, delivery.changedAt);
    return delivery;
  }

  saveIntention(user, deliveryNo, intention) {
    const delivery = this.#deliveries.get(deliveryNo);
    if (!delivery || delivery.user !== user) throw new UserFacingError('投递单不存在');
    delivery.intention = intention;
  }

  ofUser(user) {
    return [...this.#deliveries.values()].filter((delivery) => delivery.user === user).sort((a, b) => b.time.localeCompare(a.time));
  }

  async report(delivery, state, changeTime) {
    for (let attempt = 1; attempt <= 5; attempt++) {
      try {
        await this.alipay.execute('alipay.ebpp.industry.job.applyinfo.sync', {
          out_apply_id: delivery.deliveryNo,
          out_job_id: delivery.job.id,
          user_id: delivery.user.uid,
          apply_status: STATE_CODES[state],
          apply_time: delivery.time,
          apply_change_time: changeTime,
          apply_info_url: this.alipay.pageUrl('pages/delivery/delivery'),
        });
        return;
      } catch (err) {
        console.error(`[status] ${delivery.deliveryNo} ${state} 第 ${attempt} 次回传失败: ${err.message}`);
        await sleep(attempt * 800);
      }
    }
  }
}

function beijingTime(date = new Date()) {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', dateStyle: 'short', timeStyle: 'medium' }).format(date);
}

/** 变更时间按投递单递增，避免同一秒的两次变更被支付宝判为重复 */
function nextSecond(previous) {
  const floor = new Date(`${previous.replace(' ', 'T')}+08:00`).getTime() + 1000;
  return beijingTime(new Date(Math.max(Date.now(), floor)));
}
