import { Arn, document, Flag, Name, Tags, Time, Word } from "./parts.ts";
import { PolicyDocument } from "./policy-document.ts";

/** `ListSecrets` without description and versions, with `GetResourcePolicy`: null where there is none, absent where it was not read. */
export const Secret = document({
  ARN: Arn,
  Name,
  KmsKeyId: Name.nullish(),
  RotationEnabled: Flag,
  LastRotatedDate: Time.nullish(),
  LastAccessedDate: Time.nullish(),
  CreatedDate: Time.nullish(),
  DeletedDate: Time.nullish(),
  Tags: Tags.nullish(),
  ResourcePolicy: PolicyDocument.nullish(),
});

/** `DescribeParameters` without description and history. */
export const Parameter = document({
  ARN: Arn,
  Name,
  Type: Word,
  KeyId: Name.nullish(),
  LastModifiedDate: Time.nullish(),
  Tags: Tags.nullish(),
});

/** `DescribeRepositories` of ECR with `GetRepositoryPolicy`. */
export const ImageRepository = document({
  repositoryArn: Arn,
  repositoryName: Name,
  createdAt: Time.nullish(),
  imageTagMutability: Word.nullish(),
  policyText: PolicyDocument.nullish(),
});

/** `GetKeyPolicy` of a key that a secret or parameter is encrypted with. */
export const Key = document({ KeyId: Name, Arn, Policy: PolicyDocument.nullish() });
