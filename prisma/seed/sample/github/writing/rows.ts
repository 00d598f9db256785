import type { DaysAgo } from "#prisma/seed/sample/model/entry.ts";
import { DAY } from "#prisma/seed/sample/writing/clock.ts";
import { spread } from "#prisma/seed/sample/writing/identifiers.ts";
import type { Organization, Person, Selected } from "../model/organization.ts";
import { isThere, type Lifetime } from "../model/time.ts";

/** One reading of the organization: what day it is, and how the present looks from there. */
export class Moment {
  readonly organization: Organization;
  readonly now: Date;
  /** How many days ago it is. */
  readonly day: DaysAgo;
  readonly readAt: Date;

  constructor(organization: Organization, now: Date, reading: Organization["readings"][number]) {
    this.organization = organization;
    this.now = now;
    this.day = "days" in reading ? reading.days : 0;
    this.readAt = new Date(now.getTime() - ("days" in reading ? reading.days * DAY : reading.minutes * 60_000));
  }

  /** What of these was there. */
  there<Entry extends Lifetime>(entries: readonly Entry[] | undefined): Entry[] {
    return (entries ?? []).filter((entry) => isThere(entry, this.day));
  }

  /** As GitHub writes times; days to come are below zero. */
  time(days: DaysAgo): string {
    // Nobody makes everything at one minute of the day: the hour is made of the day.
    const minutes = spread(600, "minute", days);
    const time = new Date(this.now.getTime() - days * DAY - minutes * 60_000);
    return `${time.toISOString().slice(0, 19)}Z`;
  }

  /** A last use as it was known then: later ones had not happened. */
  lastUse(days: DaysAgo | undefined): string | null {
    return days === undefined ? null : this.time(Math.max(days, this.day));
  }

  /** Somebody as answers name them; who was removed is still named by what they made. */
  person(login: string) {
    const found = this.organization.people.find((person) => person.login === login);
    return { login, id: idOf("user", login), type: found ? "User" : "Organization" };
  }

  members(team: Person["team"]): Person[] {
    return this.there(this.organization.people).filter((person) => person.team === team);
  }

  /** Which repositories were chosen, as GitHub's answer about them says it. */
  selection(chosen: Exclude<Selected, "all">) {
    if (chosen === null) return { unknown: "Which repositories it was given, only the App itself can list." };
    const repositories = this.there(this.organization.repositories).filter(({ name }) => chosen.includes(name));
    const { login } = this.organization;
    return { known: repositories.map(({ name }) => ({ id: idOf("repository", name), full_name: `${login}/${name}` })) };
  }
}

/** An id as GitHub gives them, always the same for the same words. */
export function idOf(...words: string[]): number {
  return 100_000 + spread(900_000_000, ...words);
}

/** Makes a row of each, with the call it would have come from. */
export function rowsFrom<Entry>(call: string, entries: readonly Entry[], row: (entry: Entry) => object) {
  return entries.map((entry) => ({ value: row(entry), evidence: `GET ${call}` }));
}
