import { appendAudit } from "#lib/db/audit.ts";
import {
  incarnationId,
  readLastCredentials,
  readNamed,
  readSearchedDomains,
  type LastCredential,
  type NamedIncarnation,
  type SearchedDomain,
} from "#lib/db/credential-names.ts";
import type { CredentialAnswer, CredentialMatch } from "#lib/domain/credentials/answer.ts";
import type { CredentialName } from "#lib/domain/credentials/credential-name.ts";
import { unconnectedWords } from "#lib/domain/credentials/unconnected.ts";
import { plainSentence } from "#lib/domain/inventory/verdict.ts";
import { systemOf } from "#lib/domain/systems/registry.ts";
import type { NamedSubject, SeenCredential } from "#lib/domain/systems/system.ts";
import { NotFound } from "#lib/errors.ts";
import { authorize } from "./authorize.ts";
import type { Context } from "./context.ts";
import { readCoverageOf } from "./coverage-read.ts";
import { readIdentityFacts } from "./identity-facts.ts";
import { readIdentityHead } from "./identity-head.ts";
import { readOverview } from "./identity-tabs.ts";
import { isListed, neverRead, readsKeysOf, searchedIn } from "./searched-sources.ts";

/** Identities shown of those that a credential may prove, and sentences of what each may do. */
const MATCHES_SHOWN = 5;
const ACCESS_SHOWN = 3;
const NAMESAKES_SHOWN = 10;

/** A trust domain with what the credential would be there. */
interface Place {
  domain: SearchedDomain;
  subject: NamedSubject;
}

/** An identity in question. */
interface Candidate {
  named: NamedIncarnation;
  place: Place;
  by: SeenCredential["by"];
  credential: LastCredential | null;
}

/**
 * Whose a leaked credential is, by the part that names it: which identity, where it is stored, what it reaches, whether it
 * still works and what to do first. An empty answer says what was searched and what could not be. Audited with the name,
 * which is all that came here.
 */
export async function findCredential(context: Context, name: CredentialName): Promise<CredentialAnswer> {
  authorize(context.actor, "inventory.read");
  const { pool } = context.database;
  const [domains, { sources, coverage }] = await Promise.all([
    readSearchedDomains(pool),
    readCoverageOf(context, null),
  ]);
  const places = domains.flatMap((domain): Place[] => {
    const subject = systemOf(domain.system).namedBy(name, domain);
    return subject ? [{ domain, subject }] : [];
  });
  const searched = (place: Place) => searchedIn(place, sources, coverage, context.now);
  // What a source that is being connected again knew is shown nowhere until it is read.
  const watched = new Set(sources.map(({ trustDomainId }) => trustDomainId));
  const { candidates, namesakes } = await findCandidates(
    context,
    places.filter(({ domain }) => watched.has(domain.id)),
  );
  const shown = candidates.slice(0, MATCHES_SHOWN);
  const described = await Promise.all(
    shown.map((found) => describe(context, name, found, isListed(searched(found.place))).catch(unlessGone)),
  );
  const matches = described.filter((match) => match !== null);
  await appendAudit(pool, {
    actor: context.actor,
    action: "credential.search",
    subject: `credential:${name.kind}`,
    detail: { name: JSON.parse(JSON.stringify(name)), matches: candidates.length },
  });
  return {
    name,
    matches,
    moreMatches: candidates.length - shown.length,
    namesakes: namesakes.slice(0, NAMESAKES_SHOWN),
    searched: [
      ...places.flatMap(searched),
      ...sources
        .filter(
          ({ trustDomainId, system, slug }) =>
            trustDomainId === null && systemOf(system).namedBy(name, { slug, key: slug }),
        )
        .map(({ slug, system }) => neverRead(slug, system)),
    ],
    unconnected: unconnectedWords(
      name,
      places.length > 0,
      (account) => candidates.length > 0 || readsKeysOf(account, coverage),
    ),
  };
}

/** Its source was removed since the candidates were read: the others still count. */
function unlessGone(error: unknown): null {
  if (error instanceof NotFound) return null;
  throw error;
}

async function findCandidates({ database: { pool } }: Context, places: readonly Place[]) {
  const byDomain = new Map(places.map((place) => [place.domain.id, place]));
  const ids = new Set(places.flatMap(idOf));
  const aliases = places.flatMap(({ subject }) => subject.identities);
  const held = (sure: boolean) =>
    places.filter(({ subject }) => subject.unmistakable === sure).flatMap(({ subject }) => subject.credential ?? []);
  const credentials = await readLastCredentials(pool, aliases, held(false), held(true));
  const unmistakable = new Set(held(true));
  const holders = credentials.filter(({ alias }) => unmistakable.has(alias)).map(({ identity }) => identity);
  const named = await readNamed(pool, [...ids], aliases, holders);
  const found = named.flatMap((one): Candidate[] => {
    const place = byDomain.get(one.trustDomainId);
    if (!place) return [];
    // One that cannot be mistaken is of everybody it names: of its groups as of its user.
    const credential = credentials.find(
      ({ trustDomainId, identity }) =>
        trustDomainId === one.trustDomainId && (place.subject.unmistakable || identity === one.alias),
    );
    return [{ named: one, place, credential: credential ?? null, by: leadOf(one, place, credential, ids, places) }];
  });
  const other = (one: Candidate) => one.by === "name" && hasOtherId(one);
  const sure = found.some(({ by }) => by !== "name");
  const candidates = found.filter((one) => (sure ? one.by !== "name" : !other(one)));
  return {
    candidates: candidates.toSorted(
      (one, two) => Number(two.named.present) - Number(one.named.present) || orderIn(one) - orderIn(two),
    ),
    namesakes: found
      .filter((one) => !candidates.includes(one))
      .map((one) => ({
        id: one.named.id,
        key: one.named.alias,
        because: hasOtherId(one) ? "It has another uid: it is of the same name only." : "It is of the same name only.",
      })),
  };
}

function idOf({ domain, subject }: Place): string[] {
  return subject.immutable ? [incarnationId(domain, subject.immutable.kind, subject.immutable.key)] : [];
}

/** What leads to an identity, the strongest first. */
function leadOf(
  named: NamedIncarnation,
  place: Place,
  credential: LastCredential | undefined,
  ids: ReadonlySet<string>,
  places: readonly Place[],
): SeenCredential["by"] {
  if (ids.has(named.id)) return "id";
  const { immutable, issuer } = place.subject;
  if (credential && place.subject.unmistakable) return "credential";
  const issuing = places.filter(({ domain }) => issuer !== null && domain.issuers.includes(issuer));
  return immutable === null && issuing.length === 1 && issuing[0] === place ? "issuer" : "name";
}

/** It is told apart by an id of the provider's, which is not the one that the credential says. */
function hasOtherId({ named, place: { domain, subject } }: Pick<Candidate, "named" | "place">): boolean {
  if (!subject.immutable) return false;
  return named.id !== incarnationId(domain, subject.immutable.kind, named.alias);
}

/** Whom it proves stands before the groups it puts that one in. */
function orderIn({ named, place: { subject } }: Candidate): number {
  return subject.identities.indexOf(named.alias);
}

async function describe(
  context: Context,
  name: CredentialName,
  { named, place, by, credential }: Candidate,
  listed: boolean,
): Promise<CredentialMatch> {
  const found = await readIdentityFacts(context, named.id, null);
  const [head, overview] = await Promise.all([
    readIdentityHead(context, found),
    readOverview(context, found, { tab: "overview", show: ["credentials"] }),
  ]);
  const judgement = systemOf(place.domain.system).judge(name, {
    identity: named.alias,
    by,
    present: named.present,
    gone: named.gone,
    credential: credential && { open: credential.open, gone: credential.gone, content: credential.content },
    listed,
    now: context.now,
  });
  const { access } = overview;
  const held = overview.credentials.items.find(({ key }) => key === place.subject.credential);
  return {
    ...judgement,
    identity: head.row,
    present: head.present,
    verdict: plainSentence(head.verdict),
    sure: by !== "name",
    stored: held?.storedCopies ?? [],
    access: access.slice(0, ACCESS_SHOWN),
    more: Math.max(access.length - ACCESS_SHOWN, 0),
  };
}
