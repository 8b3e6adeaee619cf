import { origin } from './origin.ts';

/** Fetches a PDF of the county's server and shows it; from there it can be kept and sent on. */
export function openPaper(path: string): Promise<void> {
  void wx.showLoading({ title: '正在打开' });
  return new Promise((resolve) => {
    const end = (fault: string | null): void => {
      wx.hideLoading();
      if (fault !== null) void wx.showToast({ title: fault, icon: 'none' });
      resolve();
    };
    wx.downloadFile({
      url: origin + path,
      success: ({ statusCode, tempFilePath }) => {
        if (statusCode !== 200) return end('现在打不开,过一会儿再试');
        wx.openDocument({
          filePath: tempFilePath,
          fileType: 'pdf',
          showMenu: true,
          success: () => end(null),
          fail: () => end('手机打不开这个文件'),
        });
      },
      fail: () => end('现在连不上网'),
    });
  });
}
