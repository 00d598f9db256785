import { describe, expect, it } from "vitest";
import { ACME, Host, inAcme } from "../../systems/github/edges/testing/host.ts";
import { isEdge, type GraphEdge } from "../edge.ts";
import type { DomainFacts, EstateFact, GraphJoin } from "../estate.ts";
import { kubeconfig } from "./kubeconfig.ts";
import { runnerHost } from "./runner-host.ts";
import { staticKey } from "./static-key.ts";

const ARCHIVE = `${ACME}/api:workflow:.github/workflows/archive.yml`;
const RUNNER = `${ACME}:organization-runner:r1`;

const SIGN_IN = (id: string) => `
on: [push]
jobs:
  upload:
    runs-on: ubuntu-24.04
    steps:
      - uses: aws-actions/configure-aws-credentials@v4
        with:
          aws-access-key-id: ${id}
          aws-secret-access-key: \${{ secrets.KEY }}
          aws-region: eu-central-1
`;

const KUBECONFIG = `
on: [push]
jobs:
  deploy:
    runs-on: ubuntu-24.04
    steps:
      - uses: azure/k8s-set-context@v4
        with:
          method: kubeconfig
          kubeconfig: \${{ secrets.KUBECONFIG }}
      - run: kubectl apply -f .
`;

function fact(kind: string, alias: string, own: Partial<EstateFact> = {}): EstateFact {
  const none = { container: null, identity: null, document: null, credential: null };
  return { kind, key: alias, alias, name: alias, scope: "", content: {}, ...none, ...own };
}

function domain(system: string, facts: Partial<Record<string, EstateFact[]>>): DomainFacts {
  const of: DomainFacts["of"] = (noun, ...kinds) =>
    (facts[noun] ?? []).filter(({ kind }) => kinds.length === 0 || kinds.includes(kind));
  return { system, slug: system, fromServer: true, of, listings: [] };
}

const AWS = domain("aws", {
  resource: [fact("account", "aws:account")],
  credential: [
    fact("access-key", "aws:key", {
      key: "AKIAIOSFODNN7EXAMPLE",
      identity: "aws:archive",
      content: { status: "Active" },
    }),
    fact("access-key", "aws:off", { identity: "aws:gone", content: { status: "Inactive" } }),
  ],
});

function cluster(...sets: EstateFact[]): DomainFacts {
  return domain("kubernetes", {
    resource: [fact("cluster", "k:cluster"), fact("namespace", "k:namespace")],
    consumer: sets,
  });
}

function edges(join: GraphJoin, host: Host, ...domains: DomainFacts[]): GraphEdge[] {
  return [...join.build({ at: host.at, domains: [host.facts(), ...domains] })].filter(isEdge);
}

const said = (found: readonly GraphEdge[]) => found.map(({ from, to, answer }) => [from, to, answer]);

describe("access keys that workflows sign in with", () => {
  const some = "hub:aws#some-access-key";

  it("are of every user with an active one, perhaps, where a secret holds the id", () => {
    const found = edges(staticKey, new Host().workflow("archive.yml", SIGN_IN("${{ secrets.KEY_ID }}")), AWS);

    expect(said(found)).toEqual([
      [ARCHIVE, some, "unknown"],
      [some, "aws:archive", "unknown"],
    ]);
  });

  it("may be of any user whose keys were not read", () => {
    const unread = domain("aws", { identity: [fact("user", "aws:deploy", { scope: "account/1" })] });
    const read = { ...unread, listings: [{ kind: "access-keys", scope: "account/1", complete: true, reason: "" }] };
    const host = new Host().workflow("archive.yml", SIGN_IN("${{ secrets.KEY_ID }}"));

    expect(said(edges(staticKey, host, unread))).toEqual([
      [ARCHIVE, some, "unknown"],
      [some, "aws:deploy", "unknown"],
    ]);
    expect(said(edges(staticKey, host, read))).toEqual([[ARCHIVE, some, "unknown"]]);
  });

  it("lead nowhere where nobody signs in with one", () => {
    expect(edges(staticKey, new Host().workflow("archive.yml", KUBECONFIG), AWS)).toEqual([]);
  });
});

describe("credentials of clusters in secrets", () => {
  it("may be of any cluster and namespace", () => {
    const found = edges(kubeconfig, new Host().workflow("archive.yml", KUBECONFIG), cluster(), AWS);

    const some = "hub:kubernetes#some-credential";
    expect(said(found)).toEqual([
      [ARCHIVE, some, "unknown"],
      [some, "k:cluster", "unknown"],
      [some, "k:namespace", "unknown"],
    ]);
  });

  it("lead nowhere where nobody signs in with one", () => {
    expect(edges(kubeconfig, new Host().workflow("archive.yml", SIGN_IN("x")), cluster())).toEqual([]);
  });
});

describe("hosts of runners", () => {
  const unknown = "hub:estate#unknown-host";
  const runner = (ephemeral: boolean) => new Host().group("Default", {}).runner("r1", "Default", ["deploy"], ephemeral);
  const set = (kind: string, scaleSet: string | null) =>
    fact(kind, "kubernetes:prod:runnerset:build/deploy", {
      content: {
        ...{ kind, serviceAccount: "ci-runner" },
        runners: { at: { host: "github.com", owner: "acme", repository: null }, scaleSet, labels: ["deploy"] },
      },
    });
  const account = "kubernetes:prod:serviceaccount:build/ci-runner";

  it("may have anything where nobody knows them", () => {
    const found = edges(runnerHost, runner(false), cluster(), AWS);

    expect(said(found)).toEqual([
      [RUNNER, unknown, "unknown"],
      [unknown, "k:cluster", "unknown"],
      [unknown, "k:namespace", "unknown"],
      [unknown, "aws:account", "unknown"],
    ]);
  });

  it("are the account of the scale set that brings them up", () => {
    const found = edges(runnerHost, runner(true), cluster(set("runner-set", "deploy")));

    expect(said(found)).toEqual([[RUNNER, account, "yes"]]);
  });

  it("may be that of a runner deployment with the same labels, or another", () => {
    const found = edges(runnerHost, runner(false), cluster(set("runner-deployment", null)));

    expect(said(found).slice(0, 2)).toEqual([
      [RUNNER, account, "conditional"],
      [RUNNER, unknown, "unknown"],
    ]);
  });

  it("of runners that were not read stand behind a hub", () => {
    const found = edges(runnerHost, new Host().unread("organization-runners"), cluster());

    expect(said(found)[0]).toEqual([inAcme("unread-runners"), unknown, "unknown"]);
  });
});
