import { spokenTime } from '../calendar/spoken-time.ts';
import { scrub } from '../privacy/scrub.ts';
import type { Instant } from '../time.ts';
import { type HandOver, REASONS } from './hand-over.ts';

const TURNS_SHOWN = 6;
const LONGEST_TURN = 120;

const CHANNELS: Readonly<Record<string, string>> = {
  ...{ wechat: '微信', miniprogram: '微信小程序', dingtalk: '钉钉', web: '网页', console: '终端' },
};

export function channelLabel(channel: string): string {
  return CHANNELS[channel] ?? channel;
}

/** What the county group is told when a conversation is handed over: number, why, where, what was said last, how to answer. */
export function handOverPost(handOver: HandOver, now: Instant): readonly string[] {
  const { number, reason, talk, place, slip, complaint, transcript, openedAt } = handOver;
  const said = transcript.slice(-TURNS_SHOWN);
  return [
    `${number} 号 · 转人工 · ${REASONS[reason]}`,
    `${place} · ${channelLabel(talk.channel)} · ${spokenTime(openedAt, now)}`,
    ...(slip === null ? [] : [`凭条 ${slip}`]),
    ...(complaint === undefined ? [] : [`编号 ${complaint}`]),
    ...(said.length < transcript.length ? [`(前面还有 ${transcript.length - said.length} 句)`] : []),
    ...said.map(shown),
    howToAnswer(number),
  ];
}

/** What the citizen said afterwards, for the group. */
export function furtherPost(number: number, text: string, urgent: boolean): readonly string[] {
  return [`${number} 号 · 群众又说${urgent ? ' · 急事' : ''}`, shown(text), howToAnswer(number)];
}

/** The citizen went back to the bot by himself. */
export function leftPost(number: number): readonly string[] {
  return [`${number} 号 · 群众自己退出,已经结束`, '机器人接着答,不用再回'];
}

export function howToAnswer(number: number): string {
  return `回他:回 ${number} 您的话;说完了:交还 ${number}`;
}

/** One line of bounded length, personal data taken out whatever it went through before. */
function shown(text: string): string {
  const line = [...scrub(text).replace(/\s+/gu, ' ')];
  return line.length <= LONGEST_TURN ? line.join('') : `${line.slice(0, LONGEST_TURN).join('')}…`;
}
