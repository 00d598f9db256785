const ARN = /^arn:aws[a-z-]{0,20}:iam::\d{12}:(role|user)\/[A-Za-z0-9+=,.@_/-]{1,576}$/;

/**
 * The key a role or user of AWS has in one cluster: `kubernetes:prod:awsrole:arn:aws:iam::111122223333:role/admin`. That it
 * is the same one in another cluster, or in AWS itself, is for joins to say. Undefined for what EKS would never match.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html#identifiers-arns
 */
export function awsPrincipalAlias(slug: string, arn: string): string | undefined {
  const kind = ARN.exec(arn)?.[1];
  return kind === undefined ? undefined : `kubernetes:${slug}:aws${kind}:${arn}`;
}
