import type { Catalogue } from '../../core/catalogue/catalogue.ts';

/** The name of a department of the county by its id. */
export function departmentNames({ home }: Pick<Catalogue, 'home'>): (department: string) => string {
  return (department) => home.departments.find(({ id }) => id === department)?.name ?? department;
}
