import { request, toast } from '../../api';

Page({
  data: { kinds: ['全部', '全职', '实习'], kind: '全部', jobs: [] },
  async onLoad() {
    try {
      this.setData(await request('/jobs'));
    } catch (e) {
      toast(e.message);
    }
  },
  onKind({ target }) {
    this.setData({ kind: target.dataset.kind });
  },
  go({ currentTarget }) {
    my.navigateTo({ url: `/pages/jd/jd?job=${currentTarget.dataset.id}` });
  },
});
