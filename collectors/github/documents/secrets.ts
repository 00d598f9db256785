import { z } from "zod";
import { document, Name, Selection, Time, Word } from "./parts.ts";

/** Of a secret GitHub gives nothing but its name and times; of a variable `value` is dropped here. */
const NAMED = { name: Name, created_at: Time.nullish(), updated_at: Time.nullish() };

const Store = z.enum(["actions", "dependabot"]);

/** `GET /orgs/{org}/actions/secrets` and `…/dependabot/secrets`, with the selected repositories. */
export const OrganizationSecret = document({
  ...NAMED,
  store: Store,
  visibility: Word.nullish(),
  repositories: Selection.nullish(),
});

/** `GET /orgs/{org}/actions/variables`, with the selected repositories. */
export const OrganizationVariable = document({
  ...NAMED,
  visibility: Word.nullish(),
  repositories: Selection.nullish(),
});

/** `GET /repos/{owner}/{repo}/actions/secrets` and `…/dependabot/secrets`. */
export const RepositorySecret = document({ ...NAMED, store: Store });

/** `GET /repos/{owner}/{repo}/environments/{environment}/secrets`. */
export const EnvironmentSecret = document({ ...NAMED, environment: Name });

/** `GET /repos/{owner}/{repo}/actions/variables`, and those of each environment. */
export const RepositoryVariable = document({ ...NAMED, environment: Name.nullish() });
