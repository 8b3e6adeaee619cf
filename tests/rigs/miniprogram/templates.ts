import { createRequire } from 'node:module';
import { bare } from '../../../miniprogram/build/files.ts';
import { TAGS } from './tags.ts';

type Diagnosis = { readonly message: string; readonly startLine?: number };

type TemplateGroup = {
  addTmpl(path: string, source: string): readonly Diagnosis[];
  addScript(path: string, source: string): void;
  getInlineScriptModuleNames(path: string): readonly string[];
  getInlineScript(path: string, name: string): string;
  setInlineScript(path: string, name: string, source: string): void;
  getTmplGenObjectGroups(): string;
};

const { TmplGroup } = createRequire(import.meta.url)('glass-easel-template-compiler') as {
  TmplGroup: new () => TemplateGroup;
};

const BY_LENGTH = [...TAGS].sort((a, b) => b.length - a.length).join('|');
const OWN_TAG = new RegExp(`<(/?)(${BY_LENGTH})(?=[\\s/>])`, 'g');
const BARE_EVENT = /(\s)(capture-bind|capture-catch|mut-bind|bind|catch)([a-z][\w-]*)(?=\s*=)/g;
const SCRIPT_OR_REMARK = /(<wxs[\s\S]*?(?:<\/wxs>|\/>)|<!--[\s\S]*?-->)/;

/** Compiles every template with the compiler of WeChat's component framework; the JavaScript of all, and what it complained about. */
export function compileTemplates(sources: ReadonlyMap<string, string>): {
  code: string;
  complaints: readonly string[];
} {
  const group = new TmplGroup();
  const complaints: string[] = [];
  for (const [file, text] of sources) if (file.endsWith('.wxs')) group.addScript(bare(file), asScript(text));
  for (const [file, text] of sources) if (file.endsWith('.wxml')) complaints.push(...addTemplate(group, file, text));
  return { code: group.getTmplGenObjectGroups(), complaints };
}

function addTemplate(group: TemplateGroup, file: string, text: string): string[] {
  const path = bare(file);
  const said = group
    .addTmpl(path, prefixed(text))
    .map(({ message, startLine = 0 }) => `${file}:${startLine + 1} ${message}`);
  for (const name of group.getInlineScriptModuleNames(path)) {
    const inline = group.getInlineScript(path, name);
    if (inline) group.setInlineScript(path, name, asScript(inline));
  }
  return file.startsWith('miniprogram_npm/') ? [] : said;
}

function prefixed(wxml: string): string {
  const parts = wxml.split(SCRIPT_OR_REMARK);
  return parts
    .map((part, index) =>
      index % 2 === 1
        ? part
        : part.replace(OWN_TAG, '<$1wx-$2').replace(BARE_EVENT, '$1$2:$3').replaceAll(' aria-role=', ' role='),
    )
    .join('');
}

const WXS_OWN =
  'var getRegExp=function(a,b){return new RegExp(a,b)},getDate=function(){return arguments.length?' +
  'new (Function.prototype.bind.apply(Date,[null].concat([].slice.call(arguments))))():new Date()};';

/** WXS is not quite JavaScript: `x.constructor === 'Array'`, raw backslashes in getRegExp, file endings in require. */
function asScript(wxs: string): string {
  const script = wxs
    .replace(/require\((['"])([^'"]+)\.wxs\1\)/g, 'require($1$2$1)')
    .replace(
      /([A-Za-z_$][\w$.]*(?:\[[^\]]+\])?)\.constructor\s*(===?|!==?)\s*(['"])/g,
      '(($1)==null?"":($1).constructor.name) $2 $3',
    )
    .replace(/getRegExp\((['"])((?:\\.|(?!\1).)*)\1/g, (_, quote: string, body: string) => {
      return `getRegExp(${quote}${body.replace(/\\(?!\\)/g, '\\\\')}${quote}`;
    });
  return WXS_OWN + script;
}
