/** The number of a complaint in an address; null when it is none. */
export function readComplaintNumber(text: string | undefined): string | null {
  return /^(?:MB|TS|QP)-\d{8}-\d{4,6}$/.exec(text ?? '')?.[0] ?? null;
}
