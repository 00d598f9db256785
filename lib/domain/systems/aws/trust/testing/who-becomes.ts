import type { JsonObject } from "../../../../facts/json.ts";
import { type Becoming, isOpen } from "../becoming.ts";
import { whoCanBecomeRole } from "../who-can-become.ts";
import { type AccountSpec, type OrganizationSpec, type RoleSpec, worldFrom } from "./account-spec.ts";

/** Accounts, and the role in the first of them that is asked about. */
export const A = "111111111111";
export const B = "222222222222";
export const C = "333333333333";
export const TARGET = `arn:aws:iam::${A}:role/target`;

/** Everybody who may become the role, in few words: `role/app yes`, `account 3… conditional (sts:ExternalId)`. */
export function answers(spec: OrganizationSpec, target = TARGET): string[] {
  return whoCanBecomeRole(worldFrom(spec), target)
    .filter(isOpen)
    .map((becoming) => {
      const keys = [...new Set(becoming.conditions.map(({ condition }) => condition.key))];
      return `${nameOf(becoming)} ${becoming.answer}${keys.length > 0 ? ` (${keys.join(", ")})` : ""}`;
    });
}

function nameOf({ who }: Becoming): string {
  switch (who.kind) {
    case "actor":
    case "stranger":
    case "session":
      return who.arn.replace(/^arn:aws:(?:iam|sts)::/u, "");
    case "holders":
      return `holders ${who.account}`;
    case "account":
      return `account ${who.account}`;
    case "service":
      return who.service;
    case "federated":
      return who.provider;
    case "anyone":
      return "anyone";
  }
}

/** Account A with the role, trusted as said, among others. */
export function organization(
  trust: RoleSpec["trust"],
  more: AccountSpec = {},
  others: OrganizationSpec = {},
): OrganizationSpec {
  return { [A]: { ...more, roles: { target: { trust: trust ?? [] }, ...more.roles } }, ...others };
}

export const ASSUME = "sts:AssumeRole";

/** A statement of a trust policy. */
export function allow(
  principal: JsonObject | string,
  condition?: JsonObject,
  action: string | string[] = ASSUME,
): JsonObject {
  return { Effect: "Allow", Principal: principal, Action: action, ...(condition ? { Condition: condition } : {}) };
}

/** The same, denying. */
export function deny(principal: JsonObject | string, condition?: JsonObject): JsonObject {
  return { ...allow(principal, condition), Effect: "Deny" };
}

/** Principals that trust policies name. */
export const app = `arn:aws:iam::${A}:role/app`;
export const other = `arn:aws:iam::${B}:role/app`;
export const root = `arn:aws:iam::${A}:root`;
