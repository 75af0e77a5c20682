export default defineAppConfig({
  pages: ['pages/index/index', 'pages/mine/index'],
  subPackages: [{ root: 'pages/job', pages: ['detail'] }],
  window: {
    navigationBarTitleText: '青禾直聘',
    navigationBarBackgroundColor: '#0b7a4b',
    navigationBarTextStyle: 'white',
    backgroundColor: '#f3f6f4',
  },
  tabBar: {
    color: '#8a938e',
    selectedColor: '#0b7a4b',
    backgroundColor: '#ffffff',
    list: [
      { pagePath: 'pages/index/index', text: '找工作' },
      { pagePath: 'pages/mine/index', text: '投递' },
    ],
  },
});
