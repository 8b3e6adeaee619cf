/**
 * What an exception may hang on, in the words of its question (`asked`), the words by which people say that it applies
 * (`applies`), and those by which they say that it does not, without a negation (`elsewhere`).
 */
const CIRCUMSTANCES: readonly {
  readonly asked: RegExp;
  readonly applies: RegExp;
  readonly elsewhere: RegExp | null;
}[] = [
  {
    asked: /外地|外省|外市|市外|省外/u,
    applies: /外地|外省|外市|外县|省外|市外|县外|异地|出省|(?:别的|其他|另一个)(?:地方|城市|省|市|县)/gu,
    elsewhere: /本地|本县|本市|本省|当地|县里|镇上|村里|家门口|我们这(?:里|儿|边)/u,
  },
  { asked: /公检法/u, applies: /公检法|公安|派出所|检察|法院|法庭|打官司|起诉/gu, elsewhere: null },
  { asked: /涉台|台湾/u, applies: /涉台|台湾|台胞|去台|赴台/gu, elsewhere: /大陆/u },
  { asked: /出国|公证/u, applies: /出国|国外|境外|海外|公证|签证|移民|留学/gu, elsewhere: /国内/u },
];

/** Whoever asks back or is not sure has not answered. */
const UNSURE = /[?\uFF1F]|吗|呢|什么|怎么|哪|不知|不清楚|不确定|不晓得|可能|也许|好像|大概|说不准|或者/u;
const NEGATED = /(?:不|没|非|无|未|别)[^,\uFF0C。;、但]{0,4}$/u;
const YES = /^(?:是|对|嗯|有)(?:的|啊|呀|哦|滴)?$/u;
const NO = /^(?:不是?|没有?|否|都?不是)(?:的|啊|呀|哦|滴|用|要)?$/u;

/** A longer message is more than an answer. */
const LONGEST = 40;

/**
 * Whether a person who was asked an exception question (是拿到外地用,或公检法要求吗?) said yes or no in words of his own;
 * null when that is not clear. One circumstance that applies is a yes, whatever else he denies.
 */
export function spokenException(said: string, question: string): 'yes' | 'no' | null {
  const text = said
    .normalize('NFKC')
    .trim()
    .replace(/[\s。.!~]+$/u, '');
  if ([...text].length > LONGEST || UNSURE.test(text)) return null;
  if (YES.test(text)) return 'yes';
  if (NO.test(text)) return 'no';
  const heard = CIRCUMSTANCES.filter(({ asked }) => asked.test(question)).flatMap((each) => hear(text, each));
  if (heard.includes('yes')) return 'yes';
  return heard.includes('no') ? 'no' : null;
}

function hear(text: string, { applies, elsewhere }: (typeof CIRCUMSTANCES)[number]): readonly ('yes' | 'no')[] {
  const named = [...text.matchAll(applies)].map(({ index }) => (NEGATED.test(text.slice(0, index)) ? 'no' : 'yes'));
  return elsewhere !== null && isSaid(text, elsewhere) ? [...named, 'no'] : named;
}

/** 本地用 says so; 不在本地用 says nothing that is clear. */
function isSaid(text: string, words: RegExp): boolean {
  const at = text.search(words);
  return at >= 0 && !NEGATED.test(text.slice(0, at));
}
