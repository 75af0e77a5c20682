import { listJobs } from '../../api/jobs';

Page({
  data: { state: 'loading', cities: ['全部'], city: '全部', jobs: [], shown: [] },

  async onLoad() {
    try {
      const { jobs } = await listJobs();
      const cities = ['全部', ...new Set(jobs.map((job) => job.city))];
      this.setData({ state: 'ready', jobs, shown: jobs, cities });
    } catch (error) {
      this.setData({ state: 'failed' });
    }
  },

  pickCity(event) {
    const { city } = event.currentTarget.dataset;
    const shown = this.data.jobs.filter((job) => city === '全部' || job.city === city);
    this.setData({ city, shown });
  },

  openJob(jobId) {
    my.navigateTo({ url: '/pages/job/detail?jobId=' + encodeURIComponent(jobId) });
  },
});
