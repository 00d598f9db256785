import type { EdgeKind } from "../edge.ts";
import { passes } from "../pass-role.ts";

/** Whoever can work on a machine gets the credentials of the role that is put there. */
export const passRoleToRunningInstance: EdgeKind = {
  id: "pass-role-to-running-instance",
  sentence: "gives an instance the role and works on it",
  ability: "execute",
  fix: "Allow iam:PassRole only for the roles that are meant, with a condition on iam:PassedToService.",
  references: ["https://hackingthe.cloud/aws/exploitation/iam_privilege_escalation/"],
  find: (powers) =>
    passes(powers, {
      services: ["ec2.amazonaws.com"],
      ways: [
        [
          ["ec2:AssociateIamInstanceProfile", "arn:aws:ec2:*:{account}:instance/*"],
          ["ssm:StartSession", "arn:aws:ec2:*:{account}:instance/*"],
        ],
        [
          ["ec2:AssociateIamInstanceProfile", "arn:aws:ec2:*:{account}:instance/*"],
          ["ssm:SendCommand", "arn:aws:ec2:*:{account}:instance/*"],
        ],
        [
          ["ec2:ReplaceIamInstanceProfileAssociation", "arn:aws:ec2:*:{account}:instance/*"],
          ["ssm:StartSession", "arn:aws:ec2:*:{account}:instance/*"],
        ],
        [
          ["ec2:ReplaceIamInstanceProfileAssociation", "arn:aws:ec2:*:{account}:instance/*"],
          ["ssm:SendCommand", "arn:aws:ec2:*:{account}:instance/*"],
        ],
      ],
      provided: ["the role has an instance profile", "Systems Manager manages an instance"],
    }),
};
