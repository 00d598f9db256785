import type { Token } from "../model/organization.ts";

/** Fine-grained tokens that were let in, by whom they act for. */
export const tokens: Token[] = [
  // Story 1: ended and still tried every night by the sync of the dissolved team.
  {
    name: "loyalty nightly sync",
    owner: "tickets-bot",
    born: 569,
    expires: 204,
    used: 204,
    repositories: ["loyalty-sync", "shop"],
    permissions: { repository: { contents: "write", metadata: "read" } },
  },
  {
    name: "release notes",
    owner: "tickets-release",
    born: 200,
    expires: -165,
    used: 1,
    repositories: ["payments-api", "refunds", "ticket-vault", "fares"],
    permissions: { repository: { contents: "read", metadata: "read", pull_requests: "read" } },
  },
  {
    name: "org audit",
    owner: "jonas-beck",
    born: 80,
    expires: -10,
    used: 0,
    repositories: "all",
    permissions: { organization: { administration: "read", members: "read" }, repository: { metadata: "read" } },
  },
  {
    name: "terraform",
    owner: "luis-ferro",
    born: 610,
    expires: null,
    used: 3,
    repositories: "all",
    permissions: {
      organization: { administration: "write", members: "write" },
      repository: { administration: "write", contents: "write", metadata: "read", secrets: "write" },
    },
  },
  {
    name: "occupancy notebooks",
    owner: "petra-lind",
    born: 50,
    expires: -40,
    used: 6,
    repositories: ["occupancy"],
    permissions: { repository: { contents: "read", metadata: "read" } },
  },
  {
    name: "laptop",
    owner: "anna-koch",
    born: 4,
    expires: -26,
    repositories: ["shop"],
    permissions: { repository: { contents: "write", metadata: "read", workflows: "write" } },
  },
];

/** Asked for and not decided. */
export const tokenRequests: Token[] = [
  {
    name: "partner export",
    owner: "noor-haddad",
    born: 2,
    expires: -88,
    repositories: ["partner-gateway", "streams"],
    permissions: { repository: { contents: "read", metadata: "read" } },
  },
];
