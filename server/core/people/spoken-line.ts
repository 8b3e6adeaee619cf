import { TYPED_NUMBER, typedNumber } from './typed-number.ts';

/** What people say before they come to it. */
const FILLERS = /^(?:(?:嗯+|呃+|额+|啊+|哎+|喂|那个|那|就是|你好|您好|证跑跑|机器人|麻烦|请|帮我|我说)[\s,、。.!~]*)+/u;
/** What is said around a verb or a number and changes nothing. */
const PADDING =
  /一下(?=[\s,、]*[第#0-9零〇一幺二两三四五六七八九十百千])|第(?=[#0-9零〇一幺二两三四五六七八九十百千])/gu;
/** 十二号单, 十二号任务. */
const THINGS = /(?<=号)的?(?:单子|任务|协查|单)(?=$|[\s,、。.!~我来接办开继退取没答看])/u;

/** Words of the same sound that a recogniser writes where it does not know ours. 结单 is not among them: it may be 接单 and 办结. */
const SAME_SOUND: readonly (readonly [RegExp, string])[] = [
  [/^(?:[街阶皆揭][单丹]|接丹)/u, '接单'],
  [/^(?:半截|半结|办节|办洁|办杰)(?=[\s,、]*[#0-9零〇一幺二两三四五六七八九十百千])/u, '办结'],
  [/^推单/u, '退单'],
];

/** 把十二号单接了, 十二号我来接, 三十四号答否: the number first, with 号, and one of these verbs. */
const NUMBER_FIRST = new RegExp(
  `^把?${TYPED_NUMBER.replace(/\?$/u, '')}[\\s,、]*(?:我来|我)?(接单|接|开始办|开始|继续|办结|没办成|有结果|退单|取消|答|看)(?:了|吧)?([\\s\\S]*)$`,
  'u',
);

/** 回五十六号: what goes to a citizen is typed with digits; said, it needs 号, so that 回一下 is no line. */
const TO_CITIZEN = /^(回复|回|交还)[\s,、]*([0-9]{1,9}|[零〇一幺二两三四五六七八九十百千]{1,9})\s*号/u;

/** What a platform recognised of speech, as the same person would have typed it, where it may be a line of staff; else as it was. */
export function asTyped(recognised: string): string {
  const said = recognised.normalize('NFKC').trim();
  const bare = said.replace(FILLERS, '').replace(PADDING, '').replace(THINGS, '');
  const heard = SAME_SOUND.reduce((text, [sound, meant]) => text.replace(sound, meant), bare);
  const turned = heard.replace(
    NUMBER_FIRST,
    (_, number: string, verb: string, rest: string) => `${verb} ${typedNumber(number)} ${rest}`,
  );
  return turned.replace(
    TO_CITIZEN,
    (_, verb: string, number: string) => `${verb === '交还' ? verb : '回'} ${typedNumber(number)} 号`,
  );
}
