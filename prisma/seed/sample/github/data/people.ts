import type { Person } from "../model/organization.ts";

/** Mira Vance left with the team that was dissolved; the last two are no people, which GitHub does not tell. */
export const people: Person[] = [
  { login: "jonas-beck", role: "admin", team: "platform", born: 1600 },
  { login: "luis-ferro", role: "admin", team: "platform", born: 900 },
  { login: "petra-lind", role: "member", team: "data", born: 1400 },
  { login: "noor-haddad", role: "member", team: "data", born: 700 },
  { login: "anna-koch", role: "member", team: "web", born: 1300 },
  { login: "sofia-maes", role: "member", team: "web", born: 420 },
  { login: "deniz-arslan", role: "member", team: "payments", born: 1500 },
  { login: "emil-novak", role: "member", team: "payments", born: 610 },
  { login: "hanna-roos", role: "member", team: "payments", born: 30 },
  { login: "mira-vance", role: "member", team: "loyalty", born: 1450, until: 100 },
  { login: "ravi-menon", role: "outside_collaborator", born: 300 },
  { login: "tickets-bot", role: "member", born: 1200 },
  { login: "tickets-release", role: "member", born: 520 },
];
