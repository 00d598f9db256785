import type { DocumentOf } from "../documents/documents.ts";
import { teamAlias, userAlias } from "../names.ts";
import { eachRow, given, placeOf, repositoryFact, type RepositoryView } from "./view.ts";

/** GitHub's pages say read and write where some of its answers still say pull and push. */
const ROLES = new Map([
  ["pull", "read"],
  ["push", "write"],
]);

/** From the strongest to the weakest, as the answer of a server names them that knows no roles. */
const RIGHTS = ["admin", "maintain", "push", "triage", "pull"] as const;

/** Who has which role in a repository; custom roles go by their name. */
export const repositoryAccess = eachRow<RepositoryView, DocumentOf<"repository-access">>((view, row, evidence) => {
  const place = placeOf(view);
  const role = roleOf(row);
  const subject =
    "login" in row
      ? { key: `user/${row.id}`, word: `user/${row.login}`, identity: userAlias(place, row.login) }
      : { key: `team/${row.id}`, word: `team/${row.slug}`, identity: teamAlias(place, row.slug) };
  return [
    repositoryFact(view, "attachment", "repository-role", evidence, {
      key: subject.key,
      word: subject.word,
      name: role ?? "unknown role",
      refs: { identity: subject.identity },
      content: given({
        attachment: "repository-role",
        ...("login" in row ? { user: row.login, affiliation: row.affiliation } : { team: row.slug }),
        role,
      }),
    }),
  ];
});

function roleOf(row: DocumentOf<"repository-access">): string | undefined {
  const held = "login" in row ? row.permissions : undefined;
  const named =
    row.role_name ?? ("permission" in row ? row.permission : RIGHTS.find((right) => held?.[right] === true));
  return named ? (ROLES.get(named) ?? named) : undefined;
}
