import Koa from 'koa';
export const app = Koa;
