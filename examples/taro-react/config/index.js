module.exports = {
  projectName: 'qinghe-zhipin',
  date: '2026-9-12',
  designWidth: 750,
  deviceRatio: { 640: 2.34 / 2, 750: 1, 828: 1.81 / 2 },
  sourceRoot: 'src',
  outputRoot: 'dist',
  framework: 'react',
  compiler: { type: 'webpack5', prebundle: { enable: false } },
  cache: { enable: true },
  plugins: [],
  mini: { postcss: { pxtransform: { enable: true } } },
};
