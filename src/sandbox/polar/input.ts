import { isJsonObject, type JsonObject } from "../json.js";
import { parsePythonJson } from "../python-json.js";
import { frameworkError, invalid } from "./answers.js";
import { checkDuration } from "./duration.js";
import { type Check, checkEnum, checkList, checkPositiveInteger, checkText, type Problem } from "./problems.js";
import { checkUuid } from "./uuid.js";

const sortValues = ["created_at", "comment", "last_used_at", "organization_id"].flatMap((name) => [name, `-${name}`]);
/** The vendor's framework names the member of a union in the place of a problem. */
const unionMember =
  "json-or-python[json=list[uuid],python=chain[is-instance[Sequence],function-wrap[sequence_validator()]]]";

/** The query of a list, checked. */
export interface ListQuery {
  readonly page: number;
  readonly limit: number;
  readonly sorting: readonly string[];
  readonly organizationIds: readonly string[] | undefined;
}

/** The body of a create, checked. */
export interface CreateBody {
  readonly organizationId: string | undefined;
  readonly comment: string;
  /** In microseconds. */
  readonly expiresIn: bigint | undefined;
  readonly scopes: readonly string[];
}

/** The body of an update, checked; null is what the caller sent as null. */
export interface UpdateBody {
  readonly comment?: string | null | undefined;
  readonly scopes?: readonly string[] | null | undefined;
}

/** Reads a JSON body; a text that is not sent as JSON stays text. Answers at once when it claims to be JSON and is not. */
export function readBody(contentType: string | undefined, bytes: ArrayBuffer): { body: unknown } | Response {
  if (bytes.byteLength === 0) return { body: null };
  if (!/^\s*application\/(?:[^;\s]+\+)?json\s*(?:;|$)/i.test(contentType ?? "")) {
    return { body: new TextDecoder().decode(bytes) };
  }
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return frameworkError(400, "There was an error parsing the body");
  }
  const parsed = parsePythonJson(text);
  if (parsed.ok) return { body: parsed.value };
  const { message, offset } = parsed;
  const ctx = { error: message };
  return invalid([{ type: "json_invalid", loc: ["body", offset], msg: "JSON decode error", input: {}, ctx }]);
}

/** Checks the query of a list. */
export function checkListQuery(query: URLSearchParams, problems: Problem[]): ListQuery {
  const one = (name: string, fallback: number) => {
    const text = query.getAll(name).at(-1);
    return text === undefined ? fallback : (checkPositiveInteger(text, ["query", name], problems) ?? fallback);
  };
  const page = one("page", 1);
  const limit = Math.min(one("limit", 10), 100);
  const sorting = query.has("sorting")
    ? checkList(checkEnum(sortValues))(query.getAll("sorting"), ["query", "sorting"], problems)
    : undefined;
  return { page, limit, sorting: sorting ?? ["created_at"], organizationIds: checkOrganizations(query, problems) };
}

function checkOrganizations(query: URLSearchParams, problems: Problem[]): string[] | undefined {
  const name = "organization_id";
  if (!query.has(name)) return undefined;
  const input = query.getAll(name);
  const ownProblems: Problem[] = [];
  const ids = checkList(checkUuid)(input, ["query", name, unionMember], ownProblems);
  if (ownProblems.length > 0) checkUuid(input, ["query", name, "uuid"], problems);
  problems.push(...ownProblems);
  return ids;
}

/** Checks the body of a create. */
export function checkCreateBody(
  body: unknown,
  grantable: readonly string[],
  problems: Problem[],
): CreateBody | undefined {
  const fields = checkObject(body, problems);
  if (!fields) return undefined;
  const organizationId = nullable(checkUuid)(fields.organization_id, ["body", "organization_id"], problems);
  const comment = required(checkText, fields, "comment", problems);
  const expiresIn = nullable(checkDuration)(fields.expires_in, ["body", "expires_in"], problems);
  const scopes = required(checkList(checkEnum(grantable)), fields, "scopes", problems);
  return {
    organizationId: organizationId ?? undefined,
    comment: comment ?? "",
    expiresIn: expiresIn ?? undefined,
    scopes: scopes ?? [],
  };
}

/** Checks the body of an update. */
export function checkUpdateBody(
  body: unknown,
  grantable: readonly string[],
  problems: Problem[],
): UpdateBody | undefined {
  const fields = checkObject(body, problems);
  if (!fields) return undefined;
  return {
    comment: nullable(checkText)(fields.comment, ["body", "comment"], problems),
    scopes: nullable(checkList(checkEnum(grantable)))(fields.scopes, ["body", "scopes"], problems),
  };
}

function checkObject(body: unknown, problems: Problem[]): JsonObject | undefined {
  if (body === null) {
    problems.push({ type: "missing", loc: ["body"], msg: "Field required", input: null });
    return undefined;
  }
  if (isJsonObject(body)) return body;
  const msg = "Input should be a valid dictionary or object to extract fields from";
  problems.push({ type: "model_attributes_type", loc: ["body"], msg, input: body });
  return undefined;
}

function required<T>(
  check: Check<T>,
  fields: Record<string, unknown>,
  name: string,
  problems: Problem[],
): T | undefined {
  if (Object.hasOwn(fields, name)) return check(fields[name], ["body", name], problems);
  problems.push({ type: "missing", loc: ["body", name], msg: "Field required", input: fields });
  return undefined;
}

function nullable<T>(check: Check<T>): Check<T | null> {
  return (input, loc, problems) => {
    if (input === undefined || input === null) return input;
    return check(input, loc, problems);
  };
}
