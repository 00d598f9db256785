import { describe, expect, it } from "vitest";
import { matchedActions, servicesNamed, takesNoResource } from "#lib/domain/systems/aws/policy/action-list.ts";
import { awsServiceActions, awsServices, awsServicesWithRcps } from "./aws-actions.ts";

async function known(prefix: string) {
  const service = await awsServiceActions(prefix);
  if (service === null) throw new Error(`no service ${prefix}`);
  return service;
}

describe("the actions of AWS", () => {
  it("are known by service, whatever its case", async () => {
    const s3 = await known("S3");

    expect(s3).toMatchObject({ prefix: "s3", name: "Amazon S3" });
    expect(s3.actions).toContainEqual({ name: "ListAllMyBuckets", access: ["List"], resources: [] });
    expect(s3.actions.find(({ name }) => name === "GetObject")).toMatchObject({ access: ["Read"] });
    expect(s3.actions.find(({ name }) => name === "PutBucketPolicy")?.access).toContain("Permissions management");
  });

  it("of a service that is not known are not known", async () => {
    expect(await awsServiceActions("hovercraft")).toBeNull();
    expect(await awsServiceActions("__proto__")).toBeNull();
  });

  it("have services by the hundred, some of them under RCPs", async () => {
    expect((await awsServices()).length).toBeGreaterThan(300);
    expect(await awsServicesWithRcps()).toContain("sts");
    expect(await awsServicesWithRcps()).not.toContain("ec2");
  });
});

describe("a pattern of actions", () => {
  it("matches some of all actions of a service", async () => {
    const sqs = await known("sqs");
    const [matched] = matchedActions({ not: false, patterns: ["SQS:*Message", "sqs:list*"] }, [
      sqs,
      await known("sns"),
    ]);

    expect(matched?.service.name).toBe("Amazon SQS");
    expect(matched?.matched.map(({ name }) => name)).toEqual(
      expect.arrayContaining(["DeleteMessage", "ReceiveMessage", "SendMessage", "ListQueues"]),
    );
    expect(matched?.matched.length).toBeLessThan(sqs.actions.length);
  });

  it("of NotAction matches the others, of every service", async () => {
    const services = [await known("sqs"), await known("sns")];

    const matched = matchedActions({ not: true, patterns: ["sqs:*"] }, services);

    expect(matched).toEqual([{ service: services[1], matched: services[1]?.actions }]);
    expect(servicesNamed({ not: true, patterns: ["sqs:*"] })).toBeNull();
  });

  it("names services, unless any may be meant", () => {
    expect(servicesNamed({ not: false, patterns: ["S3:Get*", "sqs:*"] })).toEqual(new Set(["s3", "sqs"]));
    expect(servicesNamed({ not: false, patterns: ["s3:Get*", "s*:List*"] })).toBeNull();
    expect(servicesNamed({ not: false, patterns: ["*"] })).toBeNull();
  });

  it("takes a resource or none", async () => {
    const s3 = await known("s3");

    expect(takesNoResource("s3:listallmybuckets", s3)).toBe(true);
    expect(takesNoResource("s3:GetObject", s3)).toBe(false);
    expect(takesNoResource("s3:Hover", s3)).toBeNull();
  });
});
