import { parsePythonJson } from "../python-json.js";
import { invalid } from "./errors.js";
import { bodyProblems, checkDict, type Field, type Problem, textLike } from "./pydantic.js";

/** Holds the body of createOrganization. */
export interface OrganizationCreate {
  readonly key: string;
  readonly name: string;
  readonly settings?: Readonly<Record<string, unknown>>;
}

/** Holds the body of updateOrganization. */
export interface OrganizationUpdate {
  readonly name?: string;
  readonly settings?: Readonly<Record<string, unknown>>;
}

const checkName = textLike("^[A-Za-z0-9\\.\\-\\_\\ ]+$");
const settings: Field = { name: "settings", required: false, check: checkDict };
const createFields: readonly Field[] = [
  { name: "key", required: true, check: textLike("^[A-Za-z0-9\\-_]+$") },
  { name: "name", required: true, check: checkName },
  settings,
];
const updateFields: readonly Field[] = [{ name: "name", required: false, check: checkName }, settings];

/** Reads an OrganizationCreate; throws the 422 that names all its problems. */
export async function readOrganizationCreate(request: Request): Promise<OrganizationCreate> {
  return (await readModel(request, createFields)) as OrganizationCreate;
}

/** Reads an OrganizationUpdate; throws the 422 that names all its problems. */
export async function readOrganizationUpdate(request: Request): Promise<OrganizationUpdate> {
  return (await readModel(request, updateFields)) as OrganizationUpdate;
}

async function readModel(request: Request, fields: readonly Field[]): Promise<unknown> {
  const body = await readBody(request);
  const problems = bodyProblems(body, fields);
  if (problems.length > 0) throw invalid(problems);
  return body;
}

/** A body that is not declared as JSON stays text, as in FastAPI, and so is no model. */
async function readBody(request: Request): Promise<unknown> {
  const text = await request.text();
  if (text === "") return undefined;
  const contentType = request.headers.get("content-type");
  if (contentType !== null && !/^application\/([^;]+\+)?json *(;|$)/i.test(contentType)) return text;
  const json = parsePythonJson(text);
  if (json.ok) return json.value;
  throw invalid([jsonProblem(text, json.message, json.offset)]);
}

function jsonProblem(doc: string, msg: string, pos: number): Problem {
  const lines = [...doc].slice(0, pos).join("").split("\n");
  const lineno = lines.length;
  const colno = [...(lines.at(-1) ?? "")].length + 1;
  return {
    loc: ["body", pos],
    msg: `${msg}: line ${lineno} column ${colno} (char ${pos})`,
    type: "value_error.jsondecode",
    ctx: { msg, doc, pos, lineno, colno },
  };
}
