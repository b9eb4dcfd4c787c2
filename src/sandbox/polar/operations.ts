import { json } from "../json.js";
import { againstRule, crash, invalid, notFound, notPermitted } from "./answers.js";
import { type Caller, managedOrganizations } from "./caller.js";
import { checkCreateBody, checkListQuery, checkUpdateBody, type ListQuery } from "./input.js";
import { instantOf, isInCalendar } from "./instant.js";
import type { Problem } from "./problems.js";
import type { Store } from "./store.js";
import { type Token, tokenJson } from "./token.js";
import { checkUuid } from "./uuid.js";

/** What an operation works on, once the caller may call it. */
export interface Call {
  readonly caller: Extract<Caller, { kind: "organization" | "user" }>;
  readonly store: Store;
  readonly now: () => number;
  readonly grantable: readonly string[];
}

/** Lists the tokens of the organizations that the caller manages. */
export function listTokens(call: Call, query: URLSearchParams): Response {
  const problems: Problem[] = [];
  const { page, limit, sorting, organizationIds } = checkListQuery(query, problems);
  if (problems.length > 0) return invalid(problems);
  const managed = managedOrganizations(call.caller);
  const tokens = call.store
    .list()
    .filter(({ organizationId }) => managed.has(organizationId))
    .filter(({ organizationId }) => organizationIds?.includes(organizationId) ?? true)
    .sort(orderOf(sorting));
  const items = tokens.slice(limit * (page - 1), limit * page).map(tokenJson);
  const pagination = { total_count: tokens.length, max_page: Math.ceil(tokens.length / limit) };
  return json(200, { items, pagination });
}

type Order = (left: Token, right: Token) => number;

const sortKeys: Readonly<Record<string, (token: Token) => bigint | string | null>> = {
  created_at: (token) => token.createdAt,
  comment: (token) => token.comment,
  last_used_at: (token) => token.lastUsedAt,
  organization_id: (token) => token.organizationId,
};

function orderOf(sorting: ListQuery["sorting"]): Order {
  const orders = sorting.map((value): Order => {
    const key = sortKeys[value.replace(/^-/, "")] ?? (() => null);
    const sign = value.startsWith("-") ? -1 : 1;
    return (left, right) => sign * compare(key(left), key(right));
  });
  return (left, right) => orders.map((order) => order(left, right)).find((result) => result !== 0) ?? 0;
}

/** As in PostgreSQL, null is above everything. */
function compare(left: bigint | string | null, right: bigint | string | null): number {
  if (left === right) return 0;
  if (left === null || right === null) return left === null ? 1 : -1;
  return left < right ? -1 : 1;
}

/** Creates a token and answers with its secret, for the only time. */
export function createToken(call: Call, body: unknown): Response {
  const problems: Problem[] = [];
  const wanted = checkCreateBody(body, call.grantable, problems);
  if (!wanted || problems.length > 0) return invalid(problems);
  const { comment, scopes, expiresIn } = wanted;
  const organizationId = organizationFor(call.caller, wanted.organizationId);
  if (organizationId instanceof Response) return organizationId;
  if (!managedOrganizations(call.caller).has(organizationId)) {
    return notPermitted("You don't have permission to manage the organization");
  }
  const refusal = refuseScopes(call.caller, scopes);
  if (refusal) return refusal;
  const lifetime = expiresIn || undefined;
  if (!isInCalendar(instantOf(call.now()) + (lifetime ?? 0n))) return crash();
  const token = call.store.add({ organizationId, comment, scopes, lifetime });
  return json(201, { organization_access_token: tokenJson(token), token: token.secret });
}

function organizationFor(caller: Call["caller"], wanted: string | undefined): string | Response {
  const loc = ["body", "organization_id"];
  if (caller.kind === "organization") {
    if (wanted === undefined) return caller.organizationId;
    const msg = "Setting organization_id is disallowed when using an organization token.";
    return againstRule({ type: "organization_token", loc, msg, input: wanted });
  }
  if (wanted === undefined) {
    return againstRule({ type: "missing", loc, msg: "organization_id is required.", input: null });
  }
  if (caller.roles.has(wanted)) return wanted;
  return againstRule({ type: "value_error", loc, msg: "Organization not found.", input: wanted });
}

function refuseScopes(caller: Call["caller"], scopes: readonly string[]): Response | undefined {
  const excess = [...new Set(scopes)].filter((scope) => !caller.scopes.has(scope)).sort();
  if (excess.length === 0) return undefined;
  const msg = "Requested scopes exceed the caller's own scopes.";
  return againstRule({ type: "value_error", loc: ["body", "scopes"], msg, input: excess });
}

/** Updates the comment and the scopes of a token. */
export function updateToken(call: Call, id: string, body: unknown): Response {
  const problems: Problem[] = [];
  const uuid = checkUuid(id, ["path", "id"], problems);
  const wanted = checkUpdateBody(body, call.grantable, problems);
  if (uuid === undefined || !wanted || problems.length > 0) return invalid(problems);
  const token = findManaged(call, uuid);
  if (!token) return notFound();
  const { comment, scopes } = wanted;
  const refusal = scopes ? refuseScopes(call.caller, scopes) : undefined;
  if (refusal) return refusal;
  if (comment === null) return crash();
  if (comment !== undefined) token.comment = comment;
  if (scopes) token.scopes = scopes;
  if (comment !== undefined || scopes) token.modifiedAt = instantOf(call.now());
  return json(200, tokenJson(token));
}

/** Deletes a token. */
export function deleteToken(call: Call, id: string): Response {
  const problems: Problem[] = [];
  const uuid = checkUuid(id, ["path", "id"], problems);
  if (uuid === undefined) return invalid(problems);
  const token = findManaged(call, uuid);
  if (!token) return notFound();
  token.isDeleted = true;
  return new Response(null, { status: 204, headers: { "content-type": "application/json" } });
}

function findManaged(call: Call, id: string): Token | undefined {
  const token = call.store.find(id);
  const isThere = token && !token.isDeleted && managedOrganizations(call.caller).has(token.organizationId);
  return isThere ? token : undefined;
}
