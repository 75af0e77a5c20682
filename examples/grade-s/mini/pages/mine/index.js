import { myApplications } from '../../api/jobs';

Page({
  data: { state: 'loading', applications: [] },

  async onShow() {
    try {
      const { applications } = await myApplications();
      this.setData({ state: 'ready', applications });
    } catch (error) {
      this.setData({ state: 'failed' });
    }
  },
});
