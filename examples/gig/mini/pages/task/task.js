const app = getApp();

Page({
  data: { task: null, enrolled: false, fromAlipay: false },
  async onLoad({ id }) {
    this.setData({ fromAlipay: app.scene === '1205', task: await app.api.task(id) });
  },
  async enrol() {
    if (this.sending) return;
    this.sending = true;
    try {
      await app.api.enrol(this.data.task.id);
      this.setData({ enrolled: true });
    } catch (e) {
      my.showToast({ content: e.message });
    }
    this.sending = false;
  },
  leave() {
    my.exitMiniProgram({});
  },
});
