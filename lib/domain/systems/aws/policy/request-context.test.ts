import { describe, expect, it } from "vitest";
import { decide } from "./decide.ts";
import { requestContext } from "./request-context.ts";
import { allow, question, role, service, set, user } from "./testing/by-hand.ts";

const HOME = "111122223333";
const BUCKET = "arn:aws:s3:::ledger/home/ann";

describe("what follows from who asks", () => {
  it("is who they are, and what they are not", () => {
    const context = requestContext(user(`arn:aws:iam::${HOME}:user/staff/ann`), { resourceAccount: HOME });

    expect(context.get("aws:username")).toEqual(["ann"]);
    expect(context.get("aws:principalaccount")).toEqual([HOME]);
    expect(context.get("aws:principalisawsservice")).toEqual(["false"]);
    expect(context.get("aws:principalservicename")).toBeNull();
    expect(context.get("aws:sourceip")).toBeUndefined();
    expect(context.get("aws:principalorgid")).toBeUndefined();
  });

  it("decides what would otherwise depend on it", () => {
    const ann = user(`arn:aws:iam::${HOME}:user/staff/ann`);
    const own = set({ identity: [[allow("s3:GetObject", { resource: "arn:aws:s3:::ledger/home/${aws:username}" })]] });
    const context = requestContext(ann, { resourceAccount: HOME });

    expect(decide(question(ann, "s3:GetObject", BUCKET), own)).toMatchObject({
      answer: "conditional",
      conditions: [{ condition: { operator: "ResourceVariable", key: "aws:username" } }],
    });
    expect(decide({ ...question(ann, "s3:GetObject", BUCKET), context }, own).answer).toBe("yes");
    expect(decide({ ...question(ann, "s3:GetObject", "arn:aws:s3:::ledger/home/bob"), context }, own).answer).toBe(
      "no",
    );
  });

  it("leaves tags open that a session may bring", () => {
    const shop = role(`arn:aws:iam::${HOME}:role/shop`);
    const context = requestContext(shop, { resourceAccount: HOME, tags: { Team: "blue" } });

    expect(context.get("aws:principaltag/team")).toEqual(["blue"]);
    expect(context.get("aws:principaltag/cost")).toBeUndefined();
  });

  it("of a service is its name, and no principal", () => {
    const context = requestContext(service("sns.amazonaws.com"), { resourceAccount: HOME });

    expect(context.get("aws:principalservicename")).toEqual(["sns.amazonaws.com"]);
    expect(context.get("aws:principalarn")).toBeNull();
  });
});
