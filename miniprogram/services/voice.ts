/** 微信同声传译: a plugin that the county adds in the console. What we use of it. */
type SpeechPlugin = {
  getRecordRecognitionManager(): {
    start(asked: { lang: string; duration: number }): void;
    stop(): void;
    onStop?: (heard: { result: string }) => void;
    onError?: (fault: unknown) => void;
  };
  textToSpeech(asked: {
    lang: string;
    content: string;
    success(given: { filename: string }): void;
    fail(): void;
  }): void;
};

/** Null where the plugin was not added: buttons for it are not shown then. */
function plugin(): SpeechPlugin | null {
  try {
    return requirePlugin('WechatSI') as SpeechPlugin;
  } catch {
    return null;
  }
}

export function canSpeak(): boolean {
  return plugin() !== null;
}

/** Milliseconds of one question spoken. */
const LONGEST = 30_000;

/** Listens until `stop`; `heard` gets the words, empty when nothing was understood. Null where it cannot. */
export function listen(heard: (words: string) => void): { stop(): void } | null {
  const recorder = plugin()?.getRecordRecognitionManager();
  if (!recorder) return null;
  recorder.onStop = ({ result }) => heard(result.trim());
  recorder.onError = () => heard('');
  recorder.start({ lang: 'zh_CN', duration: LONGEST });
  return { stop: () => recorder.stop() };
}

/** The plugin takes no more at once. */
const MOST_CHARACTERS = 300;

/** A text in parts that end where a sentence does. */
function breaths(words: string): readonly string[] {
  const sentences = words.match(/[^。!?;\n]+[。!?;\n]*/gu) ?? [];
  const parts: string[] = [];
  for (const sentence of sentences) {
    const last = parts[parts.length - 1];
    const fits = last !== undefined && last.length + sentence.length <= MOST_CHARACTERS;
    if (fits) parts.splice(-1, 1, last + sentence);
    else parts.push(sentence.slice(0, MOST_CHARACTERS));
  }
  return parts;
}

/** Reads words aloud, to their end or until `stop`; `ended` says that it is quiet again. */
export function readAloud(words: string, ended: () => void): { stop(): void } {
  const left = [...breaths(words)];
  let sound: WechatMiniprogram.InnerAudioContext | null = null;
  let over = false;
  const stop = (): void => {
    if (over) return;
    over = true;
    sound?.destroy();
    ended();
  };
  const next = (): void => {
    const content = left.shift();
    const speech = plugin();
    if (over || content === undefined || speech === null) {
      stop();
      return;
    }
    const play = ({ filename }: { filename: string }): void => {
      sound?.destroy();
      if (over) return;
      sound = wx.createInnerAudioContext();
      sound.src = filename;
      sound.onEnded(next);
      sound.onError(stop);
      sound.play();
    };
    const fail = (): void => {
      void wx.showToast({ title: '现在念不了', icon: 'none' });
      stop();
    };
    speech.textToSpeech({ lang: 'zh_CN', content, success: play, fail });
  };
  next();
  return { stop };
}
