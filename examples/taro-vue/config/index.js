module.exports = {
  projectName: 'luming-qiuzhi',
  date: '2026-7-3',
  designWidth: 750,
  deviceRatio: { 640: 2.34 / 2, 750: 1, 828: 1.81 / 2 },
  sourceRoot: 'src',
  outputRoot: 'dist',
  framework: 'vue3',
  compiler: { type: 'webpack5', prebundle: { enable: false } },
  cache: { enable: true },
  plugins: [],
  mini: { postcss: { pxtransform: { enable: true } } },
};
