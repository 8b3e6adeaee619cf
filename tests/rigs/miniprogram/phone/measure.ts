type Owner = {
  readonly _$?: { getBackendElement?(): Element | null; getShadowRoot?(): { getBackendElement?(): Element } | null };
};
type Wanted = (node: Element | null) => unknown;

/** `wx.createSelectorQuery`, in the way TDesign asks: by class or id, for size and place or for a canvas. */
export class SelectorQuery {
  private owner: Owner | null = null;
  private readonly asked: {
    find: () => Element[];
    many: boolean;
    wanted: Wanted;
    then: ((found: unknown) => void) | undefined;
  }[] = [];

  in(owner: Owner): this {
    this.owner = owner;
    return this;
  }

  select(selector: string): Question {
    return new Question(this, () => this.find(selector), false);
  }

  selectAll(selector: string): Question {
    return new Question(this, () => this.find(selector), true);
  }

  selectViewport(): Question {
    return new Question(this, () => [document.documentElement], false);
  }

  ask(find: () => Element[], many: boolean, wanted: Wanted, then?: (found: unknown) => void): this {
    this.asked.push({ find, many, wanted, then });
    return this;
  }

  exec(done?: (found: unknown[]) => void): void {
    requestAnimationFrame(() => {
      const all = this.asked.map(({ find, many, wanted, then }) => {
        const nodes = find();
        const found = many ? nodes.map(wanted) : wanted(nodes[0] ?? null);
        then?.(found);
        return found;
      });
      done?.(all);
    });
  }

  /** Classes of isolated components carry a scope, ids a prefix. What has no node of its own is looked for on the page on top. */
  private find(selector: string): Element[] {
    const name = CSS.escape(selector.slice(1));
    const wide = selector.startsWith('#')
      ? `[id="${name}"],[id$="--${name}"]`
      : `.${name},[class$="--${name}"],[class*="--${name} "]`;
    const onTop = [...document.querySelectorAll('.phone-page')].at(-1);
    const within = this.owner?._$?.getBackendElement?.() ?? onTop ?? document;
    return [...within.querySelectorAll(wide)];
  }
}

class Question {
  private readonly query: SelectorQuery;
  private readonly find: () => Element[];
  private readonly many: boolean;

  constructor(query: SelectorQuery, find: () => Element[], many: boolean) {
    this.query = query;
    this.find = find;
    this.many = many;
  }

  boundingClientRect(then?: (found: unknown) => void): SelectorQuery {
    return this.query.ask(this.find, this.many, (node) => node?.getBoundingClientRect().toJSON() ?? null, then);
  }

  scrollOffset(then?: (found: unknown) => void): SelectorQuery {
    return this.query.ask(this.find, this.many, () => ({ scrollTop: window.scrollY, scrollLeft: 0 }), then);
  }

  fields(_: object, then?: (found: unknown) => void): SelectorQuery {
    return this.query.ask(this.find, this.many, canvasIn, then);
  }

  node(then?: (found: unknown) => void): SelectorQuery {
    return this.fields({}, then);
  }
}

function canvasIn(node: Element | null): unknown {
  if (node === null) return null;
  const canvas = node.querySelector('canvas');
  const { width, height } = node.getBoundingClientRect();
  if (canvas)
    Object.assign(canvas, {
      requestAnimationFrame: requestAnimationFrame.bind(window),
      createImage: () => new Image(),
    });
  return { node: canvas, width, height };
}
