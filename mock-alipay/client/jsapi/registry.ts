/** Every JSAPI the app answers. A new one touches its own file and one line here and there. */
import { getAuthorize } from './authorize-button.js';
import type { Jsapi } from './jsapi.js';
import { alert } from './my.alert.js';
import { navigateToAlipayPage } from './my.ap.navigateToAlipayPage.js';
import { openAlipayApp } from './my.ap.openAlipayApp.js';
import { openCreditEvaluation } from './my.ap.openCreditEvaluation.js';
import { openURL } from './my.ap.openURL.js';
import { chooseCity } from './my.chooseCity.js';
import { chooseDistrict } from './my.chooseDistrict.js';
import { chooseImage } from './my.chooseImage.js';
import { chooseLocation } from './my.chooseLocation.js';
import { choosePhoneContact } from './my.choosePhoneContact.js';
import { chooseVideo } from './my.chooseVideo.js';
import { clearStorage } from './my.clearStorage.js';
import { compressImage } from './my.compressImage.js';
import { confirm } from './my.confirm.js';
import { datePicker } from './my.datePicker.js';
import { disableAlertBeforeUnload } from './my.disableAlertBeforeUnload.js';
import { downloadFile } from './my.downloadFile.js';
import { enableAlertBeforeUnload } from './my.enableAlertBeforeUnload.js';
import { exitMiniProgram } from './my.exitMiniProgram.js';
import { getAddress } from './my.getAddress.js';
import { getAuthCode } from './my.getAuthCode.js';
import { getAuthUserInfo } from './my.getAuthUserInfo.js';
import { getBatteryInfo } from './my.getBatteryInfo.js';
import { getClipboard } from './my.getClipboard.js';
import { getExtConfig } from './my.getExtConfig.js';
import { getFileInfo } from './my.getFileInfo.js';
import { getImageInfo } from './my.getImageInfo.js';
import { getLocation } from './my.getLocation.js';
import { getMenuButtonBoundingClientRect } from './my.getMenuButtonBoundingClientRect.js';
import { getNetworkType } from './my.getNetworkType.js';
import { getOpenUserInfo } from './my.getOpenUserInfo.js';
import { getPhoneNumber } from './my.getPhoneNumber.js';
import { getRunScene } from './my.getRunScene.js';
import { getSavedFileList } from './my.getSavedFileList.js';
import { getScreenBrightness } from './my.getScreenBrightness.js';
import { getServerTime } from './my.getServerTime.js';
import { getSetting } from './my.getSetting.js';
import { getStorage } from './my.getStorage.js';
import { getStorageInfo } from './my.getStorageInfo.js';
import { getSystemInfo } from './my.getSystemInfo.js';
import { getTitleColor } from './my.getTitleColor.js';
import { hideAddToDesktopMenu } from './my.hideAddToDesktopMenu.js';
import { hideAllAddToDesktopMenu } from './my.hideAllAddToDesktopMenu.js';
import { hideBackHome } from './my.hideBackHome.js';
import { hideFavoriteMenu } from './my.hideFavoriteMenu.js';
import { hideKeyboard } from './my.hideKeyboard.js';
import { hideLoading } from './my.hideLoading.js';
import { hideNavigationBarLoading } from './my.hideNavigationBarLoading.js';
import { hideOptionMenu } from './my.hideOptionMenu.js';
import { hideShareMenu } from './my.hideShareMenu.js';
import { hideTabBar } from './my.hideTabBar.js';
import { hideTabBarRedDot } from './my.hideTabBarRedDot.js';
import { hideToast } from './my.hideToast.js';
import { httpRequest } from './my.httpRequest.js';
import { loadFontFace } from './my.loadFontFace.js';
import { makePhoneCall } from './my.makePhoneCall.js';
import { multiLevelSelect } from './my.multiLevelSelect.js';
import { navigateBack } from './my.navigateBack.js';
import { navigateBackMiniProgram } from './my.navigateBackMiniProgram.js';
import { navigateTo } from './my.navigateTo.js';
import { navigateToMiniProgram } from './my.navigateToMiniProgram.js';
import { openLocation } from './my.openLocation.js';
import { openOtherApp } from './my.openOtherApp.js';
import { openSetting } from './my.openSetting.js';
import { optionsSelect } from './my.optionsSelect.js';
import { paySignCenter } from './my.paySignCenter.js';
import { previewImage } from './my.previewImage.js';
import { prompt } from './my.prompt.js';
import { reLaunch } from './my.reLaunch.js';
import { redirectTo } from './my.redirectTo.js';
import { regionPicker } from './my.regionPicker.js';
import { removeStorage } from './my.removeStorage.js';
import { removeTabBarBadge } from './my.removeTabBarBadge.js';
import { reportAnalytics } from './my.reportAnalytics.js';
import { reportMonitor } from './my.reportMonitor.js';
import { request } from './my.request.js';
import { requestSubscribeMessage } from './my.requestSubscribeMessage.js';
import { saveFile } from './my.saveFile.js';
import { saveImage } from './my.saveImage.js';
import { saveImageToPhotosAlbum } from './my.saveImageToPhotosAlbum.js';
import { scan } from './my.scan.js';
import { setBackgroundColor } from './my.setBackgroundColor.js';
import { setBackgroundTextStyle } from './my.setBackgroundTextStyle.js';
import { setCanPullDown } from './my.setCanPullDown.js';
import { setClipboard } from './my.setClipboard.js';
import { setKeepScreenOn } from './my.setKeepScreenOn.js';
import { setNavigationBar } from './my.setNavigationBar.js';
import { setNavigationBarColor } from './my.setNavigationBarColor.js';
import { setNavigationBarTitle } from './my.setNavigationBarTitle.js';
import { setOptionMenu } from './my.setOptionMenu.js';
import { setScreenBrightness } from './my.setScreenBrightness.js';
import { setStorage } from './my.setStorage.js';
import { setTabBarBadge } from './my.setTabBarBadge.js';
import { setTabBarItem } from './my.setTabBarItem.js';
import { setTabBarStyle } from './my.setTabBarStyle.js';
import { showActionSheet } from './my.showActionSheet.js';
import { showAuthGuide } from './my.showAuthGuide.js';
import { showFavoriteMenu } from './my.showFavoriteMenu.js';
import { showLoading } from './my.showLoading.js';
import { showModal } from './my.showModal.js';
import { showNavigationBarLoading } from './my.showNavigationBarLoading.js';
import { showShareMenu } from './my.showShareMenu.js';
import { showSharePanel } from './my.showSharePanel.js';
import { showTabBar } from './my.showTabBar.js';
import { showTabBarRedDot } from './my.showTabBarRedDot.js';
import { showToast } from './my.showToast.js';
import { startAPVerify } from './my.startAPVerify.js';
import { switchTab } from './my.switchTab.js';
import { tradePay } from './my.tradePay.js';
import { unsubscribeMessage } from './my.unsubscribeMessage.js';
import { uploadFile } from './my.uploadFile.js';
import { vibrate } from './my.vibrate.js';
import { vibrateLong } from './my.vibrateLong.js';
import { vibrateShort } from './my.vibrateShort.js';
import { contactShare, share } from './share-button.js';

export const jsapis: readonly Jsapi[] = [
  getAuthorize, share, contactShare, alert, navigateToAlipayPage, openAlipayApp, openCreditEvaluation, openURL, chooseCity, chooseDistrict, chooseImage, chooseLocation, choosePhoneContact,
  chooseVideo, clearStorage, compressImage, confirm, datePicker, disableAlertBeforeUnload, downloadFile, enableAlertBeforeUnload, exitMiniProgram,
  getAddress, getAuthCode, getAuthUserInfo, getBatteryInfo, getClipboard, getExtConfig, getFileInfo, getImageInfo, getLocation,
  getMenuButtonBoundingClientRect, getNetworkType, getOpenUserInfo, getPhoneNumber, getRunScene, getSavedFileList, getScreenBrightness, getServerTime,
  getSetting, getStorage, getStorageInfo, getSystemInfo, getTitleColor, hideAddToDesktopMenu, hideAllAddToDesktopMenu, hideBackHome, hideFavoriteMenu,
  hideKeyboard, hideLoading, hideNavigationBarLoading, hideOptionMenu, hideShareMenu, hideTabBar, hideTabBarRedDot, hideToast, httpRequest, loadFontFace,
  makePhoneCall, multiLevelSelect, navigateBack, navigateBackMiniProgram, navigateTo, navigateToMiniProgram, openLocation, openOtherApp, openSetting,
  optionsSelect, paySignCenter, previewImage, prompt, reLaunch, redirectTo, regionPicker, removeStorage, removeTabBarBadge, reportAnalytics,
  reportMonitor, request, requestSubscribeMessage, saveFile, saveImage, saveImageToPhotosAlbum, scan, setBackgroundColor, setBackgroundTextStyle,
  setCanPullDown, setClipboard, setKeepScreenOn, setNavigationBar, setNavigationBarColor, setNavigationBarTitle, setOptionMenu, setScreenBrightness,
  setStorage, setTabBarBadge, setTabBarItem, setTabBarStyle, showActionSheet, showAuthGuide, showFavoriteMenu, showLoading, showModal,
  showNavigationBarLoading, showShareMenu, showSharePanel, showTabBar, showTabBarRedDot, showToast, startAPVerify, switchTab, tradePay,
  unsubscribeMessage, uploadFile, vibrate, vibrateLong, vibrateShort,
];
