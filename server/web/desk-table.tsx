/** Facts beside each other at the desk: a label and a value a row. */
export function DeskTable({ caption, rows }: { caption: string; rows: readonly DeskRow[] }) {
  return (
    <table class="counts">
      <caption>{caption}</caption>
      <tbody>
        {rows.map(({ label, value }) => (
          <tr key={label}>
            <th scope="row">{label}</th>
            <td>{value}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

export type DeskRow = { readonly label: string; readonly value: string };
