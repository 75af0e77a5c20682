import { request, silentLogin, toast } from '../../api';

Page({
  data: { records: [] },
  async onShow() {
    try {
      await silentLogin();
      this.setData(await request('/records'));
    } catch (e) {
      toast(e.message);
    }
  },
});
