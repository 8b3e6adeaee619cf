import { wechat } from '../wechat/channel.ts';
export const other = wechat;
