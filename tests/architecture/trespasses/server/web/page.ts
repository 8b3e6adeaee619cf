export const page = '页';
