import { request, silentLogin, toast } from '../../api';

Page({
  data: {
    job: null,
    others: [],
    step: 'read', // read → login → choose → resume → done
    way: 'card',
    phone: '', code: '', name: '', summary: '',
    fromAlipay: false,
  },

  async onLoad({ job }) {
    const fromAlipay = getApp().fromAlipayJob;
    try {
      const { job: detail, others } = await request(`/jobs/${job}`);
      this.setData({ job: detail, others: fromAlipay ? [] : others, fromAlipay });
    } catch (e) {
      toast(e.message);
    }
  },

  input({ target, detail }) {
    this.setData({ [target.dataset.field]: detail.value });
  },

  go({ currentTarget }) {
    my.redirectTo({ url: `/pages/jd/jd?job=${currentTarget.dataset.id}` });
  },

  closeSheet() {
    this.setData({ step: 'read' });
  },

  async start() {
    await this.guard(async () => {
      const { member } = await silentLogin();
      this.setData({ step: member || this.member ? 'choose' : 'login' });
    });
  },

  async login() {
    await this.guard(async () => {
      await request('/login/phone', { phone: this.data.phone, code: this.data.code });
      this.member = true;
      this.setData({ step: 'choose' });
    });
  },

  pick({ detail }) {
    this.setData({ way: detail.value });
  },

  async confirm() {
    if (this.data.way === 'resume') return this.setData({ step: 'resume' });
    await this.guard(async () => {
      if (!this.data.fromAlipay) await this.consent();
      const { order, key } = await request(`/jobs/${this.data.job.id}/card-order`, {});
      this.setData({ step: 'read' });
      const { resultStatus } = await my.ap.openCreditEvaluation({ orderStr: order });
      if (`${resultStatus}` !== '9000') return toast('已取消投递');
      await request(`/jobs/${this.data.job.id}/apply`, { key });
      this.setData({ step: 'done' });
    });
  },

  // 自有流量：首次投递取得应聘状态回传授权
  async consent() {
    const { data } = await my.getStorage({ key: 'status-consent' }).catch(() => ({}));
    if (data) return;
    await my.getAuthCode({ scopes: ['yingpin'] });
    await my.setStorage({ key: 'status-consent', data: 1 });
  },

  async submitResume() {
    await this.guard(async () => {
      const { name, phone, summary } = this.data;
      await request(`/jobs/${this.data.job.id}/apply`, { resume: { userName: name, phone, personDesc: summary } });
      this.setData({ step: 'done' });
    });
  },

  back() {
    my.exitMiniProgram({});
  },

  progress() {
    my.switchTab({ url: '/pages/progress/progress' });
  },

  async guard(work) {
    if (this.busy) return;
    this.busy = true;
    try {
      await work();
    } catch (e) {
      toast(e.message || e.errorMessage || '操作未完成');
    } finally {
      this.busy = false;
    }
  },
});
