import type { DomainFacts, EstateFact } from "../../../../reach/estate.ts";
import { textOf } from "../../../content.ts";
import { accountAlias, thingAlias } from "../../aliases.ts";
import { accountOf } from "../../policy/arn.ts";
import { factsFrom, type OrganizationSpec } from "../../trust/testing/account-spec.ts";

/** Organization of accounts that name none: limits of an account are known only where its place in one is. */
const ORGANIZATION = "o-1";

const OF_ACCOUNT = ["authorization-details", "identity-providers", "credential-report"];
const OF_REGION = [
  "instances",
  "functions",
  "task-definitions",
  "build-projects",
  "access-entries",
  "secrets",
  "parameters",
];

/** The facts and listings a complete collection of these accounts leaves; of unread ones nothing but their names. */
export function domainFactsFrom(spec: OrganizationSpec): DomainFacts {
  const placed = Object.fromEntries(
    Object.entries(spec).map(([id, account]) => [id, { organization: ORGANIZATION, ...account }]),
  );
  const facts = factsFrom(placed);
  const nouns: Record<string, EstateFact[]> = {
    identity: [...facts.identities].map((one) => ({ ...EMPTY, ...one, key: one.alias, scope: scopeOf(one.content) })),
    "policy-document": [...facts.documents].map((one) => ({ ...EMPTY, ...one, key: one.alias })),
    attachment: [...facts.attachments].map((one) => ({ ...EMPTY, ...one, kind: textOf(one.content.kind) })),
    resource: [...facts.resources].map((one) => {
      const key = textOf(one.content.id) || textOf(one.content.arn);
      const alias = one.kind === "account" ? accountAlias("aws", key) : thingAlias("aws", one.kind, key);
      return { ...EMPTY, ...one, key, alias, name: key };
    }),
    consumer: [...(facts.consumers ?? [])].map(ofArn),
    "stored-copy": [...(facts.storedCopies ?? [])].map(ofArn),
    credential: [...(facts.credentials ?? [])].map((one) => ({ ...EMPTY, ...one, alias: `${one.identity}#password` })),
  };
  const read = Object.entries(placed).filter(([, account]) => !account.unread);
  const listings = [
    ...read.flatMap(([id]) => [
      ...OF_ACCOUNT.map((kind) => ({ kind, scope: `account/${id}` })),
      ...OF_REGION.map((kind) => ({ kind, scope: `account/${id}/region/eu-west-1` })),
    ]),
    ...[...new Set(read.map(([, { organization }]) => organization))].map((id) => ({
      kind: "organization-policies",
      scope: `organization/${id}`,
    })),
  ];
  return {
    system: "aws",
    slug: "aws",
    fromServer: true,
    of: (noun, ...kinds) => (nouns[noun] ?? []).filter(({ kind }) => kinds.length === 0 || kinds.includes(kind)),
    listings: listings.map((one) => ({ ...one, complete: true, reason: "" })),
  };
}

const EMPTY: EstateFact = {
  kind: "",
  key: "",
  alias: "",
  name: "",
  scope: "",
  container: null,
  identity: null,
  document: null,
  credential: null,
  content: {},
};

function scopeOf(content: EstateFact["content"]): string {
  return `account/${accountOf(textOf(content.arn)) ?? ""}`;
}

function ofArn(one: Pick<EstateFact, "kind" | "content">): EstateFact {
  const arn = textOf(one.content.arn);
  const name = arn.slice(Math.max(arn.lastIndexOf("/"), arn.lastIndexOf(":")) + 1);
  const alias = thingAlias("aws", one.kind, `${accountOf(arn) ?? ""}/${arn.split(":")[3]}/${name}`);
  return { ...EMPTY, ...one, key: arn, alias, name };
}
