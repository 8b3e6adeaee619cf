export const ask = '问';
