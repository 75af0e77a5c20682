import { applicationOf, deliver, ensureStatusConsent, getJob } from '../../api/jobs';

const app = getApp();

Page({
  data: { state: 'loading', job: null, fromEmployment: false, applied: false, delivered: false, busy: false },

  async onLoad(query) {
    this.jobId = query.jobId;
    this.setData({ fromEmployment: app.globalData.fromEmployment });
    try {
      this.setData({ job: await getJob(this.jobId), state: 'ready' });
    } catch (error) {
      this.setData({ state: 'failed' });
      return;
    }
    this.showEarlierApplication();
  },

  /** 老用户再次进来时显示已投递；查不到不影响浏览。 */
  async showEarlierApplication() {
    try {
      const { application } = await applicationOf(this.jobId);
      if (!this.data.delivered) this.setData({ applied: Boolean(application) });
    } catch (error) {
      console.warn('暂时查不到投递记录', error.message);
    }
  },

  async apply() {
    if (this.data.busy) return;
    this.setData({ busy: true });
    try {
      if (!this.data.fromEmployment) await ensureStatusConsent();
      const application = await deliver(this.jobId);
      if (application) this.setData({ delivered: true });
      else my.showToast({ content: '已取消，您可以随时再次投递' });
    } catch (error) {
      my.showToast({ content: error.code === 11 ? '已取消，您可以随时再次投递' : error.message });
    }
    this.setData({ busy: false });
  },

  backToEmployment() {
    // navigateBackMiniProgram 只在由其他小程序打开时有效，其余情况直接退出小程序，同样回到支付宝。
    if (app.globalData.openedByMiniProgram) my.navigateBackMiniProgram({});
    else my.exitMiniProgram({});
  },
});
