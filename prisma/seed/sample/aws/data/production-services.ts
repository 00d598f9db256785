import { AWS_ACCOUNTS } from "#prisma/seed/sample/model/organization.ts";
import type { FunctionEntry, Role } from "../model/account.ts";
import { allow } from "../model/policies.ts";
import { principals, roleArn, rootOf, service } from "../model/trust.ts";

const account = AWS_ACCOUNTS.production;
const secret = (name: string) => `arn:aws:secretsmanager:eu-central-1:${account}:secret:${name}`;

export const productionServiceRoles: readonly Role[] = [
  // Story 4: an instance of the retired kiosks may become what deploys.
  {
    name: "kiosk-host",
    born: 1290,
    trust: [service("ec2")],
    attached: ["aws/AmazonSSMManagedInstanceCore"],
    inline: {
      "update-kiosks": [
        allow("sts:AssumeRole", roleArn(account, "ci-deployer")),
        allow("s3:GetObject", "arn:aws:s3:::tickets-kiosk-images/*"),
      ],
    },
    used: 0.2,
  },
  {
    name: "ticket-pdf",
    team: "web",
    born: 720,
    trust: [service("lambda")],
    attached: ["aws/AWSLambdaBasicExecutionRole"],
    inline: { pdf: [allow("s3:GetObject s3:PutObject", "arn:aws:s3:::tickets-pdf/*")] },
    used: 0.02,
  },
  {
    name: "seat-image-resize",
    team: "web",
    born: 410,
    trust: [service("lambda")],
    attached: ["aws/AWSLambdaBasicExecutionRole"],
    inline: { images: [allow("s3:GetObject s3:PutObject", "arn:aws:s3:::tickets-seat-images/*")] },
    used: 0.5,
  },
  {
    name: "psp-settlement",
    team: "payments",
    born: 800,
    trust: [service("lambda")],
    attached: ["aws/AWSLambdaBasicExecutionRole"],
    inline: { settle: [allow("secretsmanager:GetSecretValue", secret("payments/psp-credentials-*"))] },
    used: 0.6,
  },
  // Made for a proof of concept that became the product.
  {
    name: "points-import",
    team: "loyalty",
    born: 1090,
    trust: [service("lambda")],
    attached: ["aws/AWSLambdaBasicExecutionRole"],
    inline: { import: [allow("secretsmanager:GetSecretValue"), allow("s3:*")] },
    used: 205,
  },
  // Another company reads costs; the one without an external id can be talked into reading for anybody.
  {
    name: "cost-insight",
    team: "platform",
    born: 510,
    trust: [principals(rootOf("999900001111"), { StringEquals: { "sts:ExternalId": "tickets-example-7741" } })],
    inline: { costs: [allow("ce:Get* organizations:Describe* organizations:List*")] },
    used: 1,
  },
  {
    name: "bigmove-migration",
    born: 460,
    description: "For the months of the move",
    trust: [principals(rootOf("888800002222"))],
    inline: { move: [allow("ec2:* rds:* s3:*")] },
    used: 395,
  },
  // The one that came back: recreated 20 days ago, so another role under the same name.
  { name: "trace-exporter", team: "platform", born: 600, until: 150, trust: [service("ec2")], used: 160 },
  {
    name: "trace-exporter",
    team: "platform",
    born: 20,
    trust: [service("ec2")],
    inline: { traces: [allow("xray:PutTraceSegments")] },
    used: 0.1,
  },
];

export const productionServiceFunctions: readonly FunctionEntry[] = [
  { name: "ticket-pdf", role: "ticket-pdf", born: 720 },
  { name: "seat-image-resize", role: "seat-image-resize", born: 410 },
  { name: "psp-settlement", role: "psp-settlement", born: 800 },
  { name: "points-import", role: "points-import", born: 1090 },
];
