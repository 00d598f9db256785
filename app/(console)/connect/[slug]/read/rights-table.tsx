import { Sentence } from "#components/name.tsx";
import type { PermissionRule } from "#collectors/types.ts";

/** Every right of the permission manifest; all but the required ones can be left out. */
export function RightsTable({ rights, chosen }: { rights: readonly PermissionRule[]; chosen: ReadonlySet<string> }) {
  return (
    <table className="tbl loose rights">
      <caption className="sr-only">Rights</caption>
      <thead>
        <tr>
          <th scope="col">Right</th>
          <th scope="col">Used for</th>
          <th scope="col">Without it</th>
        </tr>
      </thead>
      <tbody>
        {rights.map((right) => (
          <tr key={right.id}>
            <th scope="row">
              <label className="flex items-start gap-2.5">
                <input
                  type="checkbox"
                  name="permissions"
                  value={right.id}
                  defaultChecked={right.need === "required" || chosen.has(right.id)}
                  disabled={right.need === "required"}
                  className="cb mt-[3px]"
                />
                <span className="min-w-0">
                  <code>{right.right}</code>
                  <span className="block text-xs text-ink-3">{right.need}</span>
                </span>
              </label>
            </th>
            <td className="text-ink-2" data-label="Used for">
              <Sentence text={right.usedFor} />
              {right.risk && (
                <span className={`mt-1 block text-xs ${right.need === "optional" ? "text-medium" : "text-ink-3"}`}>
                  <Sentence text={right.risk} />
                </span>
              )}
            </td>
            <td className="text-ink-2" data-label="Without it">
              <Sentence text={right.without} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
