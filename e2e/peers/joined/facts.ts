import type { Collected } from "#collectors/shared/testing/collected.ts";
import type { Fact } from "#lib/domain/facts/fact.ts";
import type { TokenHolder } from "#lib/domain/chains/openings.ts";
import { workflowHolders } from "#lib/domain/chains/token-holders.ts";
import { github } from "#lib/domain/systems/github/github.ts";
import { isWorkflow } from "#lib/domain/systems/github/kinds.ts";
import { worldOf } from "#lib/domain/systems/aws/trust/world-of.ts";
import type { World } from "#lib/domain/systems/aws/trust/world.ts";

/** The world that a collection of AWS shows: what it read completely counts as read. */
export function worldFrom({ facts, slices, head }: Collected, partition = "aws"): World {
  const of = (noun: Fact["noun"]) => facts.filter((fact) => fact.noun === noun);
  return worldOf({
    partition,
    at: head.readAt.toISOString(),
    identities: of("identity"),
    documents: of("policy-document"),
    attachments: of("attachment"),
    resources: of("resource"),
    consumers: of("consumer"),
    storedCopies: of("stored-copy"),
    credentials: of("credential").map(({ kind, refs }) => ({ kind, identity: refs.identity ?? "" })),
    read: () => slices.length > 0,
  });
}

/** The workflows of a collection of GitHub that can ask for tokens. */
export function holdersFrom({ facts }: Collected): TokenHolder[] {
  const byAlias = new Map(facts.map((fact) => [`${fact.noun} ${fact.alias}`, fact]));
  const jobs = facts.filter(({ noun }) => noun === "consumer");
  const workflows = facts.filter(({ noun, kind }) => noun === "identity" && isWorkflow(kind));
  return workflowHolders(
    workflows.map(({ alias, name, content, refs }) => {
      const repository = byAlias.get(`resource ${refs.container ?? ""}`);
      const organization = byAlias.get(`resource ${repository?.refs.container ?? ""}`);
      const settings = github.settingsAround(alias).map((one) => byAlias.get(`policy-document ${one}`));
      return {
        ...{ alias, name, content },
        consumers: jobs.filter((job) => job.refs.identity === alias).map((job) => job.content),
        around: [repository, organization, ...settings].filter((fact) => fact !== undefined),
      };
    }),
  );
}
