export const wechat = '微信';
