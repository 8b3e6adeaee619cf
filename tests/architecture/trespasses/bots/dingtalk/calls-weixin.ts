import { wechat } from '../weixin/account.ts';
export const other = wechat;
