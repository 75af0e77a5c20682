export default defineAppConfig({
  pages: ['pages/index/index', 'pages/job/detail', 'pages/mine/index'],
  window: {
    navigationBarTitleText: '鹿鸣求职',
    navigationBarBackgroundColor: '#fdf7ee',
    navigationBarTextStyle: 'black',
    backgroundColor: '#fdf7ee',
  },
});
