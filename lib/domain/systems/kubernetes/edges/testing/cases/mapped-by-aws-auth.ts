import type { Cases } from "../case.ts";
import { awsAuth, EKS, space } from "../write.ts";

const ARN = "arn:aws:iam::111122223333:role/deployer";

export const cases: Cases = {
  holds: [
    {
      name: "the user and the groups it names",
      objects: [space("kube-system"), EKS, awsAuth(ARN, "deployer", ["ops", "system:masters"])],
      from: `awsrole:${ARN}`,
      to: ["user:deployer yes", "group:ops yes", "group:system:masters yes"],
    },
    {
      name: "a user name that the sign-in fills in is nobody known",
      objects: [space("kube-system"), EKS, awsAuth(ARN, "system:node:{{EC2PrivateDNSName}}", ["system:nodes"])],
      from: `awsrole:${ARN}`,
      to: ["group:system:nodes yes"],
    },
  ],
  fails: [
    {
      name: "what is no ARN of a role or user",
      objects: [space("kube-system"), EKS, awsAuth("arn:aws:s3:::bucket", "deployer", ["ops"])],
      from: "awsrole:arn:aws:s3:::bucket",
      to: [],
    },
  ],
};
