Page({
  data: { records: [] },
  async onShow() {
    this.setData({ records: await getApp().api.records() });
  },
});
