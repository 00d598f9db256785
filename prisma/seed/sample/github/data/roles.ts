import type { Role } from "../model/organization.ts";

/** The machine user that releases got a role for a week of moving repositories, and kept it: it may push to all of them. */
export const roles: Role[] = [
  { name: "all_repo_admin", predefined: true, baseRole: "admin", permissions: [], teams: [], people: [], born: 1600 },
  {
    name: "all_repo_read",
    predefined: true,
    baseRole: "read",
    permissions: [],
    teams: ["platform"],
    people: [],
    born: 1600,
  },
  {
    name: "security_manager",
    predefined: true,
    baseRole: "read",
    permissions: ["view_secret_scanning_alerts", "read_code_scanning"],
    teams: [],
    people: ["jonas-beck"],
    born: 1600,
  },
  {
    name: "repository mover",
    baseRole: "maintain",
    permissions: ["edit_org_custom_properties_values"],
    teams: [],
    people: ["tickets-release"],
    born: 470,
  },
  {
    name: "auditor",
    baseRole: null,
    permissions: ["read_audit_logs", "read_organization_custom_org_role"],
    teams: ["data"],
    people: ["deniz-arslan"],
    born: 200,
  },
];
