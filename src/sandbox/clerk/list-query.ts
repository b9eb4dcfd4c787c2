import { tooMany, wrongValue } from "./field-errors.js";
import type { Inclusion } from "./organization.js";
import { type ClerkError, refusal } from "./refusal.js";
import type { ClerkSettings } from "./settings.js";

const defaultLimit = 10;
const maxLimit = 500;
const maxOrganizationIds = 100;

/** Holds ids to include and to exclude. */
export interface IdFilter {
  readonly included: ReadonlySet<string>;
  readonly excluded: ReadonlySet<string>;
}

/** Names a field to order by. */
export type OrderField = "name" | "created_at" | "members_count";

/** Holds the parameters of a list. */
export interface ListQuery {
  readonly limit: number;
  readonly offset: number;
  readonly text: string;
  readonly orderBy: OrderField;
  readonly isDescending: boolean;
  readonly users: IdFilter;
  readonly organizations: IdFilter;
}

/** Reads the parameters of a list; an empty one counts as absent. */
export function readListQuery(params: URLSearchParams, { limitMode }: ClerkSettings): ListQuery {
  const errors: ClerkError[] = [];

  function integer(param: string, fallback: number, isAllowed: (value: number) => boolean): number {
    const text = params.get(param) || String(fallback);
    if (/^-?\d+$/.test(text) && isAllowed(Number(text))) return Number(text);
    errors.push(wrongValue(param, text));
    return fallback;
  }

  const isInBounds = (limit: number) => limit >= 1 && limit <= maxLimit;
  const limit = integer("limit", defaultLimit, (value) => limitMode === "fallback" || isInBounds(value));
  const offset = integer("offset", 0, (value) => value >= 0);
  const order = params.get("order_by") || "-created_at";
  const [, sign, orderBy] = /^([+ -]?)(name|created_at|members_count)$/.exec(order) ?? [];
  if (orderBy === undefined) errors.push(wrongValue("order_by", order));
  const organizationIds = params.getAll("organization_id");
  if (organizationIds.length > maxOrganizationIds) errors.push(tooMany("organization_id", maxOrganizationIds));
  if (errors.length > 0) throw refusal(422, errors);
  return {
    limit: isInBounds(limit) ? limit : defaultLimit,
    offset,
    text: params.get("query") ?? "",
    orderBy: orderBy as OrderField,
    isDescending: sign === "-",
    users: idFilter(params.getAll("user_id")),
    organizations: idFilter(organizationIds),
  };
}

/** Reads which optional fields a list or a get asks for. */
export function readInclusion(params: URLSearchParams): Inclusion {
  const isOn = (param: string) => ["true", "1"].includes(params.get(param) ?? "");
  return {
    membersCount: isOn("include_members_count"),
    missingMemberWithElevatedPermissions: isOn("include_missing_member_with_elevated_permissions"),
  };
}

/** A raw `+` in a query is a space once the query is decoded. */
function idFilter(items: readonly string[]): IdFilter {
  const ids = items.filter((item) => item !== "");
  return {
    included: new Set(ids.filter((id) => !id.startsWith("-")).map((id) => id.replace(/^[+ ]/, ""))),
    excluded: new Set(ids.filter((id) => id.startsWith("-")).map((id) => id.slice(1))),
  };
}
