export default definePageConfig({ navigationBarTitleText: '青禾直聘' });
