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

/** Reads words aloud. */
export function readAloud(words: string): void {
  plugin()?.textToSpeech({
    lang: 'zh_CN',
    content: words.slice(0, MOST_CHARACTERS),
    success: ({ filename }) => {
      const sound = wx.createInnerAudioContext();
      sound.src = filename;
      sound.onEnded(() => sound.destroy());
      sound.play();
    },
    fail: () => void wx.showToast({ title: '现在念不了', icon: 'none' }),
  });
}
