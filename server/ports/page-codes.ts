/** Codes that WeChat draws: scanned, they open a page of the mini-program. */
export interface PageCodes {
  /** The code of a notice, a JPEG; null while there is none. It never waits: what is missing is asked for meanwhile. */
  ofNotice(number: string): Buffer | null;
}
