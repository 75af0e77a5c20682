import api from './api'

App({
  onLaunch() {
    // 接口约定的请求头 X-location、X-city。
    my.getLocation({
      type: 1,
      success: ({ longitude, latitude, city }) => api.setPlace(city || '', longitude + '-' + latitude),
      fail: () => my.showToast({ content: '请打开定位，为您推荐附近岗位' })
    })
  }
})
