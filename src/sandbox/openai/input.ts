import { isJsonObject, type JsonObject } from "../json.js";
import { openaiError } from "./answers.js";
import type { ProjectGrant } from "./invite.js";

/** The body of a create, checked. */
export interface InviteRequest {
  readonly email: string;
  readonly role: string;
  readonly projects: readonly ProjectGrant[] | undefined;
}

/** Checks the body of a create, or answers what is wrong with it. */
export function checkInviteRequest(
  contentType: string | undefined,
  text: string,
  projectExists: (id: string) => boolean,
): InviteRequest | Response {
  const body = parseObject(contentType, text);
  if (!body) return openaiError(400, "We could not parse the JSON body of your request.");
  const { email, role, projects } = body;
  if (email === undefined) return refuse("email", "Missing required parameter: 'email'.");
  if (typeof email !== "string" || !/^[^@\s]+@[^@\s]+$/.test(email)) {
    return refuse("email", "Invalid 'email': expected an email address.");
  }
  if (role === undefined) return refuse("role", "Missing required parameter: 'role'.");
  if (role !== "reader" && role !== "owner") return refuse("role", "Invalid 'role': expected 'reader' or 'owner'.");
  if (projects === undefined) return { email, role, projects };
  if (!Array.isArray(projects)) return refuse("projects", "Invalid 'projects': expected an array of objects.");
  for (const [index, grant] of projects.entries()) {
    const refusal = refuseGrant(grant, `projects[${index}]`, projectExists);
    if (refusal) return refusal;
  }
  return { email, role, projects: (projects as ProjectGrant[]).map(({ id, role }) => ({ id, role })) };
}

function parseObject(contentType: string | undefined, text: string): JsonObject | undefined {
  if (!/^\s*application\/json\s*(?:;|$)/i.test(contentType ?? "")) return undefined;
  try {
    const body: unknown = JSON.parse(text);
    return isJsonObject(body) ? body : undefined;
  } catch {
    return undefined;
  }
}

function refuseGrant(grant: unknown, param: string, projectExists: (id: string) => boolean): Response | undefined {
  if (!isJsonObject(grant)) return refuse(param, `Invalid '${param}': expected an object.`);
  const { id, role } = grant;
  if (typeof id !== "string") return refuse(`${param}.id`, `Invalid '${param}.id': expected a project id.`);
  if (role !== "member" && role !== "owner") {
    return refuse(`${param}.role`, `Invalid '${param}.role': expected 'member' or 'owner'.`);
  }
  return projectExists(id) ? undefined : refuse(`${param}.id`, `No project with id '${id}'.`);
}

/** Checks the limit of a list, or answers what is wrong with it. */
export function checkLimit(text: string | undefined): number | Response {
  const limit = text === undefined ? 20 : /^\d+$/.test(text) ? Number(text) : Number.NaN;
  return limit >= 1 && limit <= 100 ? limit : refuse("limit", "Invalid 'limit': expected an integer from 1 to 100.");
}

function refuse(param: string, message: string): Response {
  return openaiError(400, message, { param });
}
