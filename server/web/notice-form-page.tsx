import type { ComponentChildren } from 'preact';
import type { FormView } from '../app/notice-form/view-form.ts';
import type { Problems, Written } from '../core/notice/whole-form.ts';
import type { Refusal } from '../core/result.ts';
import { html, Page } from './page.tsx';
import type { Site } from './site.ts';

export type NoticeForms = {
  readonly token: string;
  /** A form that was refused: what is wrong with which field, and what was written. */
  readonly failed: { readonly problems: Problems; readonly written: Written; readonly kind: string } | null;
};

/** One button, so that whatever opens links by itself does not use this one up. */
export function noticeEnterPage(site: Site, link: string): string {
  return html(
    <Page site={site} title="登记遗失 · 证跑跑" session unlisted>
      <section class="stop">
        <h1>登记遗失</h1>
        <p class="lead">这条链接只能打开一次,是微信里给您的。身份证、营业执照丢了不在这里登。</p>
        <form method="post" action={`/notices/new/${link}`}>
          <button class="primary" type="submit">
            开始填
          </button>
        </form>
      </section>
    </Page>,
  );
}

/** The whole form on one page; what is wrong stands above it and at each field, and what was written stays. */
export function noticeFormPage(site: Site, view: FormView, { token, failed }: NoticeForms): string {
  const written = failed?.written ?? { ...EMPTY, 'lost-on': view.lostOn, 'lost-at': view.lostAt, name: view.name };
  const problems = failed?.problems ?? {};
  const kind = view.kinds.find(({ id }) => id === failed?.kind) ?? view.kind;
  return html(
    <Page site={site} title={`${failed ? '有填得不对的 · ' : ''}登记遗失 · 证跑跑`} session unlisted>
      <section class="list-head">
        <h1>登记遗失</h1>
        <p class="lead">不收钱,不用登报。公示板上不写姓名全名、身份证号、电话和住址。</p>
      </section>
      <Summary problems={problems} />
      <form class="ask sheet-form" method="post" action="/notices/new" encType="multipart/form-data" noValidate>
        <input type="hidden" name="token" value={token} />
        <Field name="kind" label="哪种证" hint="别的证不在这里登,回微信问一句就知道去哪里" problem={problems.kind}>
          <select id="kind" name="kind" aria-describedby="kind-hint kind-problem">
            {view.kinds.map(({ id, name }) => (
              <option key={id} value={id} selected={id === kind.id}>
                {name}
              </option>
            ))}
          </select>
        </Field>
        <Text
          {...{ name: 'certificate-number', label: '证号', problem: problems['certificate-number'] }}
          {...{ value: written['certificate-number'], hint: `${kind.number.hint}${kept(view.certificateTail)}` }}
        />
        <Text
          {...{ name: 'lost-on', label: '哪一天丢的', type: 'date', problem: problems['lost-on'] }}
          {...{ value: written['lost-on'], hint: '记不准就填最后一次见到它的那天', max: view.today }}
        />
        <Text
          {...{ name: 'lost-at', label: '在哪里丢的', problem: problems['lost-at'], list: view.towns }}
          {...{ value: written['lost-at'], hint: '写镇名或县名;说不清就写“不清楚”' }}
        />
        <Text
          {...{ name: 'name', label: '您的姓名', problem: problems.name, autocomplete: 'name' }}
          {...{ value: written.name, hint: '照身份证上的写' }}
        />
        <Text
          {...{ name: 'id-number', label: '您的身份证号', problem: problems['id-number'] }}
          {...{ value: written['id-number'], hint: `只用来核对,不公开,谁看过都有留痕${kept(view.idTail)}` }}
        />
        <Field
          name="photo"
          label="照片(没有就不选)"
          hint={`${kind.name}以前的照片或复印件。不公开,只给审核的人看,30 天后删${view.photo === 'kept' ? '。已经收到一张,再选就换掉' : ''}`}
          problem={problems.photo}
        >
          <input
            id="photo"
            name="photo"
            type="file"
            accept="image/jpeg,image/png,image/webp"
            aria-describedby="photo-hint photo-problem"
            aria-invalid={problems.photo ? 'true' : undefined}
          />
        </Field>
        <button class="primary" type="submit">
          下一步:看会公示什么
        </button>
      </form>
    </Page>,
  );
}

const EMPTY: Written = { 'certificate-number': '', 'lost-on': '', 'lost-at': '', name: '', 'id-number': '' };

function kept(tail: string | null): string {
  return tail === null ? '' : `。已经填过(尾号 ${tail.replace(/^.*?([0-9A-Z]{2,4}).*$/u, '$1')}),不改就空着`;
}

function Summary({ problems }: { problems: Problems }) {
  const all = Object.entries(problems);
  if (all.length === 0) return null;
  return (
    <section class="notice problems" role="alert" aria-labelledby="problems">
      <h2 class="notice-title" id="problems">
        还有 {all.length} 处要改,别的都记下了
      </h2>
      <ul>
        {all.map(([field, { message }]) => (
          <li key={field}>
            <a href={`#${field}`}>{message}</a>
          </li>
        ))}
      </ul>
    </section>
  );
}

type FieldProps = {
  readonly name: string;
  readonly label: string;
  readonly hint: string;
  readonly problem: Refusal | undefined;
};

function Field({ name, label, hint, problem, children }: FieldProps & { children: ComponentChildren }) {
  return (
    <div class="field" data-wrong={problem ? '' : undefined}>
      <label for={name}>{label}</label>
      <p class="quiet" id={`${name}-hint`}>
        {hint}
      </p>
      {children}
      <p class="problem" id={`${name}-problem`}>
        {problem && `${problem.message}${problem.next}`}
      </p>
    </div>
  );
}

type TextProps = FieldProps & {
  readonly value: string;
  readonly type?: 'text' | 'date';
  readonly autocomplete?: 'name' | 'off';
  readonly max?: string;
  readonly list?: readonly string[];
};

function Text({ value, type = 'text', autocomplete = 'off', max, list, ...field }: TextProps) {
  const { name, problem } = field;
  return (
    <Field {...field}>
      <input
        {...{ id: name, name, type, value, max, autocomplete }}
        list={list && `${name}-list`}
        maxLength={200}
        spellcheck={false}
        aria-describedby={`${name}-hint ${name}-problem`}
        aria-invalid={problem ? 'true' : undefined}
      />
      {list && (
        <datalist id={`${name}-list`}>
          {list.map((each) => (
            <option key={each} value={each} />
          ))}
        </datalist>
      )}
    </Field>
  );
}
