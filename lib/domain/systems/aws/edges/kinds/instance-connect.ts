import { type EdgeKind, pathfinding } from "../edge.ts";
import { enters } from "../running.ts";

/** The key is taken for a minute, by whoever can reach the port or the serial console. */
export const instanceConnect: EdgeKind = {
  id: "instance-connect",
  sentence: "signs in to an instance with a key of its own",
  ability: "execute",
  fix: "Allow it only for what is meant by its ARN, and give what runs there no more rights than it needs.",
  references: [pathfinding("ec2instanceconnect-003")],
  find: (powers) =>
    enters(powers, {
      consumer: "ec2-instance",
      any: "arn:aws:ec2:*:{account}:instance/*",
      service: "ec2.amazonaws.com",
      ways: [["ec2-instance-connect:SendSSHPublicKey"], ["ec2-instance-connect:SendSerialConsoleSSHPublicKey"]],
      provided: ["the instance can be reached and takes such keys"],
      exists: "an instance runs as it",
    }),
};
