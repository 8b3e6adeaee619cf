/** The chain of the board is broken: said before anything else on every page of it. */
export function BoardBanner({ faults }: { faults: readonly string[] }) {
  if (faults.length === 0) return null;
  return (
    <section class="broken" role="alert">
      <p class="broken-title">公示板的记录对不上</p>
      <p>有人绕过系统改了记录,查明以前,以本人手里的凭证和补发窗口核实的为准。</p>
      <ul>
        {faults.map((fault) => (
          <li key={fault}>{fault}</li>
        ))}
      </ul>
    </section>
  );
}
