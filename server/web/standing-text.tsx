const DAYS = /(第 \d+ 天)/u;

/** How a notice stands, in which the days are not torn apart at the end of a line. */
export function StandingText({ text }: { readonly text: string }) {
  return <>{text.split(DAYS).map((part) => (DAYS.test(part) ? <span class="days">{part}</span> : part))}</>;
}
