import { operationOf } from "../vendor.js";

/** Lists the operations and where they are. */
export const routes = [
  { operation: "listOrganizations", method: "GET", path: "/v2/orgs" },
  { operation: "createOrganization", method: "POST", path: "/v2/orgs" },
  { operation: "getOrganization", method: "GET", path: "/v2/orgs/:org_id" },
  { operation: "updateOrganization", method: "PATCH", path: "/v2/orgs/:org_id" },
  { operation: "deleteOrganization", method: "DELETE", path: "/v2/orgs/:org_id" },
  { operation: "getActiveOrganization", method: "GET", path: "/v2/orgs/active/org" },
  { operation: "statsOrganization", method: "GET", path: "/v2/orgs/:org_id/stats" },
  { operation: "getApiKeyScope", method: "GET", path: "/v2/api-key/scope" },
] as const;

/** Names an operation. */
export type OperationName = (typeof routes)[number]["operation"];

/** Lists the methods with which a path reaches an operation. */
export function methodsOf(path: string): string[] {
  return ["GET", "POST", "PATCH", "DELETE"].filter((method) => operationOf("permit", routes, method, path));
}
