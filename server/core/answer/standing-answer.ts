import type { County } from '../catalogue/county.ts';
import type { Choice } from '../conversation/message.ts';
import type { Answer } from './answer.ts';
import { AFTER_ADVICE, NO, PERSON, REPHRASE, YES } from './choices.ts';
import type { Circumstances } from './circumstances.ts';
import type { VerdictName } from './verdict.ts';

/** Replies that belong to the conversation and not to a question: greeting, handing over, keeping silent. */
export function standing(
  around: Circumstances,
  verdict: VerdictName,
  headline: string,
  lines: readonly string[],
  choices: readonly Choice[],
): Answer {
  return {
    behaviour: 'chat',
    intent: 'smalltalk',
    proofId: null,
    certificateKind: null,
    candidates: [],
    verdict,
    headline,
    lines,
    choices,
    citation: null,
    confidence: 1,
    why: '',
    on: around.on,
    place: around.place,
  };
}

export function greeting(around: Circumstances): Answer {
  const { home } = around.catalogue;
  return standing(
    around,
    'advice',
    '要办什么事、窗口跟您要什么证明,直接说',
    [
      '比如:小孩上学报名还要开居住证明吗',
      `答案照${home.name}清单来,说不准的会直说;急事打 ${home.hotline}(${home.hours})`,
    ],
    [],
  );
}

/** 菜单: everything that can be typed at any time, by what it is for. */
export function menu(around: Circumstances): Answer {
  const { home } = around.catalogue;
  return standing(
    around,
    'advice',
    '能发这些',
    [
      '问证明:直接说办什么事、窗口要哪份',
      '答完以后:要凭条 · 窗口还是要 · 换个问法 · 找人 · 退出',
      '不用您跑的:委托代跑 · 我的 · 撤回 · 谁查了我 · 合并',
      '签一份承诺书代替证明:签承诺 加办什么',
      '证件丢了:登记遗失 · 查公示 加编号',
      `急事打 ${home.hotline}(${home.hours})`,
    ],
    [PERSON],
  );
}

export function askedAgain(around: Circumstances): Answer {
  const answer = standing(around, 'ask-back', '请再说具体一点', ['换个说法:办什么事?窗口要的是哪一份?'], [PERSON]);
  return { ...answer, behaviour: 'ask-back', intent: 'proof' };
}

/** After the second failure: one question, whether a person should take over. */
export function askPerson(around: Circumstances): Answer {
  const answer = standing(
    around,
    'ask-back',
    '请再说具体一点',
    ['我还是没听明白。要转给值班的人吗?'],
    [
      { ...YES, label: PERSON.label },
      { ...NO, label: '我再说一次' },
    ],
  );
  return { ...answer, behaviour: 'ask-back', intent: 'proof' };
}

/** 转人工到时: said first when nobody came back to the citizen in time. */
export const LAPSED = '刚才转给值班的人,没能及时回您,现在由我接着答';

/** The same, sent when the time is over and the citizen has not written since. */
export function lapseNotice(number: number, home: Pick<County, 'hotline' | 'hours'>): readonly string[] {
  return [LAPSED, `编号 ${number} 还留着,等不及就打 ${home.hotline}(${home.hours})`];
}

export function slipIssued(number: string, address: string, validUntil: string, around: Circumstances): Answer {
  return {
    ...standing(
      around,
      'advice',
      `凭条 ${number}`,
      [`给窗口看这个编号,或打开 ${address}`, `${validUntil} 前有效;规则变了,凭条上会写明`],
      AFTER_ADVICE,
    ),
    behaviour: 'answer',
    intent: 'proof',
  };
}

export function nothingToPrint(around: Circumstances): Answer {
  return standing(
    around,
    'advice',
    '现在没有可以出凭条的答复',
    ['先问一份证明,得到答复后再点「要凭条」'],
    [REPHRASE, PERSON],
  );
}

export function unreadable(what: 'voice' | 'image', around: Circumstances): Answer {
  const line = what === 'voice' ? '这段语音没听清' : '图片我看不了';
  return standing(around, 'advice', line, ['打字说一句就行:办什么事,窗口要哪份证明'], [PERSON]);
}

export function staleChoice(around: Circumstances): Answer {
  return standing(around, 'advice', '这个选项已经过去了', ['请把问题再说一遍'], [PERSON]);
}

/** Something to read, and a person for who wants to ask about it. */
export function advice(headline: string, lines: readonly string[], around: Circumstances): Answer {
  return standing(around, 'advice', headline, lines, [PERSON]);
}

export function goodbye(around: Circumstances): Answer {
  return standing(around, 'advice', '好的,有事再问', [], []);
}

/** A telephone number was left with a nomination. */
export function contactKept(nomination: string, masked: string, around: Circumstances): Answer {
  const { keepers } = around.catalogue.home;
  return standing(
    around,
    'advice',
    `记下了:${masked}`,
    [`专班核实 ${nomination} 以后打这个号回您,只用来办这一件`, `改号、不想留了,打 ${keepers.telephone}`],
    AFTER_ADVICE,
  );
}

/** What was sent as a telephone number is none, and was not kept. */
export function contactMalformed(fault: 'id-number' | 'malformed', around: Circumstances): Answer {
  const headline = fault === 'id-number' ? '这像身份证号,不用发,我没有记' : '这不像电话号码,我没有记';
  return standing(around, 'advice', headline, ['手机号是 11 位;座机连区号一起写', '不要回复就不用管,直接问别的'], []);
}
