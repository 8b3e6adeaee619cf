declare module 'glass-easel-miniprogram-adapter' {
  export type Caller = Record<string, unknown> & { readonly data: Record<string, unknown> };

  export type ComponentEnv = {
    Page(definition: unknown): void;
    Component(definition: unknown): void;
  };

  export type Registered = { readonly _$: unknown };

  export type CodeSpace = {
    addComponentStaticConfig(path: string, config: object): void;
    addCompiledTemplate(path: string, template: object): void;
    addStyleSheet(path: string, name: string, scope?: string): void;
    component(path: string): { definition(definition: object): { register(): Registered } };
    behavior(): { definition(definition: unknown): { register(): unknown } };
    componentEnv(path: string, work: (env: ComponentEnv) => void): void;
    getComponentSpace(): { setGlobalUsingComponent(tag: string, definition: unknown): void };
  };

  export type Root = {
    get(): Caller;
    attach(parent: Element, placeholder: Element): void;
    release(): void;
    getComponent(): {
      triggerPageLifetime(name: string, args: unknown[]): void;
      addListener(name: string, told: (event: { readonly detail: unknown }) => void): void;
    };
  };

  export class MiniProgramEnv {
    getGlobalCodeSpace(): CodeSpace;
    createCodeSpace(path: string, isMain: boolean): CodeSpace;
    associateBackend(backend: unknown): {
      registerStyleSheetContent(name: string, css: string): void;
      createRoot(tag: string, space: CodeSpace, url: string): Root;
    };
  }
}
