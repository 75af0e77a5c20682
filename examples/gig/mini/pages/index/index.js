Page({
  data: { tasks: [] },
  async onLoad() {
    this.setData({ tasks: await getApp().api.tasks() });
  },
  open(id) {
    my.navigateTo({ url: `/pages/task/task?id=${id}` });
  },
});
