/** Kinds of the listings that show identities with their policies, and policies of the organization. */
export const IAM_LISTING = "authorization-details";
export const LIMITS_LISTING = "organization-policies";
