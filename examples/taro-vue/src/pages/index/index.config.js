export default definePageConfig({ navigationBarTitleText: '鹿鸣求职' });
