/** Every my.* of @mini-types/my 3.0.14, and the older ones that real programs still call. All of them exist; those the app lacks answer as unsupported. */

/** Take {success, fail, complete} and return a promise. */
export const asyncNames = [
  'addPhoneContact', 'alert', 'calculateRoute', 'cancelBluetoothPair', 'canvasToTempFilePath', 'checkBeforeAddOrder', 'checkIsIfaaEnrolledInDevice',
  'checkIsSupportIfaaAuthentication', 'chooseAlipayContact', 'chooseCity', 'chooseContact', 'chooseDistrict', 'chooseImage', 'chooseLocation',
  'choosePhoneContact', 'chooseVideo', 'clearStorage', 'closeBluetoothAdapter', 'closeSocket', 'compressImage', 'confirm', 'connectBLEDevice', 'connectWifi',
  'datePicker', 'detectFileType', 'disableAlertBeforeUnload', 'disconnectBLEDevice', 'downloadFile', 'enableAlertBeforeUnload', 'exitMiniProgram',
  'generateImageFromCode', 'getAddress', 'getAuthCode', 'getAvailableAudioSources', 'getBackgroundFetchData', 'getBatteryInfo', 'getBeacons',
  'getBLEDeviceCharacteristics', 'getBLEDeviceRSSI', 'getBLEDeviceServices', 'getBLEDeviceStatus', 'getBLEMTU', 'getBluetoothAdapterState',
  'getBluetoothDevices', 'getBluetoothPairs', 'getClipboard', 'getConnectedBluetoothDevices', 'getConnectedWifi', 'getExtConfig', 'getFileInfo',
  'getImageInfo', 'getLocalIPAddress', 'getLocation', 'getMapInfo', 'getNetworkType', 'getOpenUserInfo', 'getPhoneNumber', 'getRunData', 'getRunScene',
  'getSavedFileInfo', 'getSavedFileList', 'getScreenBrightness', 'getServerTime', 'getSetting', 'getStorage', 'getStorageInfo', 'getSystemInfo',
  'getTitleColor', 'getVideoInfo', 'getWifiList', 'hideAddToDesktopMenu', 'hideAllAddToDesktopMenu', 'hideBackHome', 'hideKeyboard', 'hideLoading',
  'hideNavigationBarLoading', 'hideShareMenu', 'hideTabBar', 'hideTabBarRedDot', 'hideToast', 'isScreenReaderEnabled', 'loadFontFace', 'loadPlugin',
  'makeBluetoothPair', 'makePhoneCall', 'multiLevelSelect', 'navigateBack', 'navigateBackMiniProgram', 'navigateTo', 'navigateToMiniProgram',
  'notifyBLECharacteristicValueChange', 'openBluetoothAdapter', 'openDocument', 'openKBVoucherDetail', 'openLocation', 'openMerchantTicketList',
  'openMerchantVoucherList', 'openOtherApp', 'openSetting', 'openTicketDetail', 'openTicketList', 'openVoucherDetail', 'openVoucherList', 'optionsSelect',
  'pageScrollTo', 'paySignCenter', 'previewImage', 'prompt', 'readBLECharacteristicValue', 'redirectTo', 'regionPicker', 'registerSSID', 'reLaunch',
  'removeSavedFile', 'removeStorage', 'removeTabBarBadge', 'request', 'requestSubscribeMessage', 'rsa', 'saveFile', 'saveFileToDisk', 'saveImage',
  'saveImageToPhotosAlbum', 'saveVideoToPhotosAlbum', 'scan', 'sendSocketMessage', 'setBackgroundColor', 'setBackgroundTextStyle', 'setBLEMTU',
  'setCanPullDown', 'setClipboard', 'setKeepScreenOn', 'setLocatedCity', 'setNavigationBar', 'setNavigationBarBottomLineColor', 'setNavigationBarColor',
  'setNavigationBarTitle', 'setScreenBrightness', 'setStorage', 'setTabBarBadge', 'setTabBarItem', 'setTabBarStyle', 'setVisualEffectOnCapture',
  'setWifiList', 'showActionSheet', 'showAuthGuide', 'showBLEPermissionGuide', 'showLoading', 'showModal', 'showNavigationBarLoading', 'showShareMenu',
  'showTabBar', 'showTabBarRedDot', 'showToast', 'startAccelerometer', 'startAPVerify', 'startBeaconDiscovery', 'startBluetoothDevicesDiscovery',
  'startCompass', 'startGyroscope', 'startIfaaAuthentication', 'startPullDownRefresh', 'startWifi', 'stopAccelerometer', 'stopBeaconDiscovery',
  'stopBluetoothDevicesDiscovery', 'stopCompass', 'stopGyroscope', 'stopPullDownRefresh', 'stopWifi', 'switchTab', 'tradePay', 'unregisterSSID',
  'unsubscribeMessage', 'uploadFile', 'vibrate', 'vibrateLong', 'vibrateShort', 'watchShake', 'writeBLECharacteristicValue',
  // Not in the typings, in real use.
  'httpRequest', 'getAuthUserInfo', 'call', 'reportAnalytics', 'reportMonitor', 'setOptionMenu', 'hideFavoriteMenu', 'showFavoriteMenu', 'openRpc',
  'getSiteInfo', 'createFavorite', 'addCardAuth', 'verifyIdentity', 'startBizService', 'getTitleAndStatusbarHeight', 'hideOptionMenu', 'contactShare',
  'chooseFileFromDisk', 'chooseFile', 'getDeviceInfo',
] as const;

/** my.ap.* */
export const apNames = ['openURL', 'openAlipayApp', 'navigateToAlipayPage', 'faceVerify', 'openCreditEvaluation', 'openVerifyIdentity', 'ocrIdCard', 'ocrBankCard', 'openCardList', 'bikeCheckIn'] as const;

/** Answer at once. */
export const syncNames = [
  'arrayBufferToBase64', 'base64ToArrayBuffer', 'clearStorageSync', 'connectSocket', 'createAnimation', 'createCanvasContext', 'createInnerAudioContext',
  'createIntersectionObserver', 'createLottieContext', 'createMapContext', 'createOffscreenCanvas', 'createRewardedAd', 'createSelectorQuery',
  'createVideoContext', 'createWorker', 'getAccessibilityManager', 'getAccountInfoSync', 'getAppAuthorizeSetting', 'getAppBaseInfo',
  'getAppIdSync', 'getBackgroundAudioManager', 'getBatteryInfoSync', 'getEnterOptionsSync', 'getExtConfigSync', 'getFileSystemManager', 'getGeocoder',
  'getLaunchOptionsSync', 'getLeftButtonsBoundingClientRect', 'getMenuButtonBoundingClientRect', 'getParentAppId', 'getParentAppIdSync', 'getPluginIdSync',
  'getRecorderManager', 'getStorageInfoSync', 'getStorageSync', 'getSystemInfoSync', 'getSystemSetting', 'getUpdateManager', 'getWindowInfo',
  'offAccelerometerChange', 'offAppHide', 'offAppShow', 'offAudioInterruptionBegin', 'offAudioInterruptionEnd', 'offBeaconServiceChange', 'offBeaconUpdate',
  'offBLECharacteristicValueChange', 'offBLEConnectionStateChanged', 'offBluetoothAdapterStateChange', 'offBluetoothDeviceFound', 'offCompassChange',
  'offComponentError', 'offDeviceMotionChange', 'offError', 'offGetWifiList', 'offGyroscopeChange', 'offLocatedComplete', 'offMemoryWarning',
  'offNetworkStatusChange', 'offPageNotFound', 'offSocketClose', 'offSocketError', 'offSocketMessage', 'offSocketOpen', 'offUnhandledRejection',
  'offUserCaptureScreen', 'offWifiConnected', 'onAccelerometerChange', 'onAppHide', 'onAppShow', 'onAudioInterruptionBegin', 'onAudioInterruptionEnd',
  'onBeaconServiceChange', 'onBeaconUpdate', 'onBLECharacteristicValueChange', 'onBLEConnectionStateChanged', 'onBluetoothAdapterStateChange',
  'onBluetoothDeviceFound', 'onCompassChange', 'onComponentError', 'onDeviceMotionChange', 'onError', 'onGetWifiList', 'onGyroscopeChange',
  'onLocatedComplete', 'onMemoryWarning', 'onNetworkStatusChange', 'onPageNotFound', 'onSocketClose', 'onSocketError', 'onSocketMessage', 'onSocketOpen',
  'onUnhandledRejection', 'onUserCaptureScreen', 'onWifiConnected', 'removeStorageSync', 'setStorageSync', 'showSharePanel',
] as const;

/** Those of them that need what this phone has not: they answer as unsupported, and canIUse says so. */
export const lackingSyncNames: readonly string[] = [
  'connectSocket', 'createInnerAudioContext', 'createLottieContext', 'createMapContext', 'createOffscreenCanvas',
  'createVideoContext', 'createWorker', 'getAccessibilityManager', 'getBackgroundAudioManager', 'getFileSystemManager',
  'getGeocoder', 'getRecorderManager',
];

/** Those that answer the same on every phone. */
export const fixedSyncNames: readonly string[] = [
  'createRewardedAd', 'getAppAuthorizeSetting', 'getBatteryInfoSync', 'getExtConfigSync', 'getLeftButtonsBoundingClientRect', 'getParentAppId',
  'getParentAppIdSync', 'getPluginIdSync', 'getSystemSetting', 'getUpdateManager', 'showSharePanel',
];
