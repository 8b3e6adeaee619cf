/** What is shared: a page of the program, named so that it can be understood without opening it. Nothing of who shares it goes along. */
type Shared = { readonly title: string; readonly page: string; readonly query?: string };

/** Sent to somebody, or into a group. */
export function toSomebody({ title, page, query = '' }: Shared): { title: string; path: string } {
  return { title, path: `/${page}${query && `?${query}`}` };
}

/** Shown to all friends: WeChat opens the page from which it was shared, where nobody is signed in. */
export function toEverybody({ title, query = '' }: Shared): { title: string; query: string } {
  return { title, query };
}

/** A page that says of itself what is shared. */
type Sharing = { shared(): Shared };

/** What such a page does when it is shared. */
export const sharing = {
  onShareAppMessage(this: Sharing): { title: string; path: string } {
    return toSomebody(this.shared());
  },
  onShareTimeline(this: Sharing): { title: string; query: string } {
    return toEverybody(this.shared());
  },
};
