/**
 * The heads of a table that is laid out as cards where it is narrow. The roles repeat what the elements already mean,
 * because that layout loses it in some browsers.
 */
export function TableHead({ heads }: { heads: readonly string[] }) {
  return (
    <thead role="rowgroup">
      <tr role="row">
        {heads.map((head) => (
          <th key={head} role="columnheader" scope="col">
            {head}
          </th>
        ))}
      </tr>
    </thead>
  );
}
