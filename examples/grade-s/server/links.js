const startApp = (appId, page, query = '') =>
  `alipays://platformapi/startapp?appId=${appId}&page=${encodeURIComponent(query ? `${page}?${query}` : page)}`;

export const jobPageUrl = (appId, jobId) => startApp(appId, 'pages/job/detail', `jobId=${jobId}`);
export const applicationsPageUrl = (appId) => startApp(appId, 'pages/mine/index');
