/** The migrated database of a run's cluster that test databases are copied from. */
export const TEMPLATE = 'template_zhengpaopao';

/** The same server, another database. */
export function within(url: string, database: string): string {
  const other = new URL(url);
  other.pathname = `/${database}`;
  return other.href;
}
