export const cancelled = '取消';
